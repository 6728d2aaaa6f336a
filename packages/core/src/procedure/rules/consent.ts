import { reRefer } from '../../acts/re-refer.ts';
import type { ReferralFacts } from '../../acts/refer.ts';
import { isAct } from '../../vocabulary/define-act.ts';
import { defineRuleKind } from '../../vocabulary/define-rule-kind.ts';
import { membersOn } from '../bodies.ts';

/** A measure goes from committee to committee with the consent of the chairs on both sides. */
export const consent = defineRuleKind({
  kind: 'consent',
  params: {},
  acts: ['re-refer'],
  ofFacts: false,
  sees: (_rule, { referrals }: ReferralFacts) => ({ from: referrals.at(-1)?.to ?? [] }),
  assess(_rule, { from }, { act, bodies }) {
    const { to, consent: given } = isAct(reRefer, act) ? act.data : { to: [] };
    const chairs = [...from, ...to].map(
      (body) => membersOn(bodies, body, act.on)?.find(({ role }) => role === 'chair')?.member,
    );
    const known = chairs.filter((chair) => chair !== undefined);
    const missing = given && known.filter((chair) => !given.some((person) => person === chair));
    if (missing && missing.length > 0) return { verdict: 'fails', numbers: { missing } };
    const lacks = [
      ...(given ? [] : ['the consent of the chairs']),
      ...(known.length < chairs.length ? ['who chairs the committees'] : []),
    ];
    return lacks.length > 0 ? { verdict: 'undetermined', lacks } : { verdict: 'holds', numbers: { chairs: known } };
  },
  say(_rule, { verdict, numbers, lacks = [] }) {
    if (verdict === 'fails') return `no consent of ${String(numbers?.missing)}`;
    return verdict === 'holds'
      ? `with the consent of ${String(numbers?.chairs)}`
      : `not on record: ${lacks.join(', ')}`;
  },
  law: () => 'with the consent of the chairs of both committees',
  deadline: 'none',
});
