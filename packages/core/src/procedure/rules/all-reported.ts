import type { ReferralFacts } from '../../acts/refer.ts';
import { type ReportFacts, report, reportsMade } from '../../acts/report.ts';
import { isAct } from '../../vocabulary/define-act.ts';
import { defineRuleKind } from '../../vocabulary/define-rule-kind.ts';

/**
 * Where a referral asks for the reports of several committees, each of them has reported: on any act but a report.
 * On a report itself it rules on their order alone, where there is one: those named before it have reported.
 */
export const allReported = defineRuleKind({
  kind: 'all-reported',
  params: {},
  acts: 'of-measures',
  ofFacts: false,
  sees: (_rule, facts: ReferralFacts & ReportFacts) => ({
    referral: facts.referrals.at(-1),
    made: reportsMade(facts).map(({ body }) => body),
  }),
  distinct(_rule, { referral, made }) {
    const { mode, to = [] } = referral ?? {};
    if (!mode || mode === 'any') return undefined;
    // Of reports that name nobody, no more count than there are committees.
    const unnamed = made.filter((body) => body === undefined).length;
    return [mode, to, to.map((committee) => made.includes(committee)), Math.min(to.length, unnamed)];
  },
  assess(_rule, { referral, made }, { act }) {
    if (!referral?.mode || referral.mode === 'any') return undefined;
    const ofReport = isAct(report, act);
    if (ofReport && referral.mode === 'all') return undefined;
    if (ofReport && act.data.body === undefined) return { verdict: 'undetermined', lacks: ['which committee reports'] };
    const place = ofReport ? referral.to.indexOf(act.data.body ?? '') : undefined;
    if (place === -1) return undefined;
    const asked = referral.to.slice(0, place);
    const waiting = asked.filter((committee) => !made.includes(committee));
    if (waiting.length === 0) return { verdict: 'holds', numbers: { asked } };
    // A report of nobody in particular may be one of those that are waited for.
    const unnamed = made.filter((body) => body === undefined).length;
    return unnamed >= waiting.length
      ? { verdict: 'undetermined', numbers: { waiting }, lacks: ['which committee made which report'] }
      : { verdict: 'fails', numbers: { waiting } };
  },
  say(_rule, { verdict, numbers }) {
    if (verdict === 'holds') return 'every committee that comes first has reported';
    if (!numbers) return 'which committee reports is not on record';
    const waiting = String(numbers.waiting).split(',').join(', ');
    return verdict === 'fails' ? `not reported by ${waiting}` : `whether ${waiting} reported is not on record`;
  },
  law: () =>
    'a measure referred to several committees takes the report of each, in their order where the referral says so',
  deadline: 'none',
});
