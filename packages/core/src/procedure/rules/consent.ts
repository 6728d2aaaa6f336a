import { membersOn } from '../bodies.ts';
import { defineRuleKind } from '../rule.ts';

/** A measure goes from committee to committee with the consent of the chairs on both sides. */
export const consent = defineRuleKind({
  kind: 'consent',
  acts: ['re-refer'],
  params: {},
  assess(_rule, { act, facts, bodies }) {
    const from = facts.referrals.at(-1)?.to ?? [];
    const to = act.type === 're-refer' ? act.data.to : [];
    const given = act.type === 're-refer' ? act.data.consent : undefined;
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
});
