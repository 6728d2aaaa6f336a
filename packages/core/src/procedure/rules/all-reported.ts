import { reportsMade } from '../../acts/report.ts';
import { defineRuleKind } from '../rule.ts';

/**
 * Where a referral asks for the reports of several committees, each of them has reported: on any act but a report.
 * On a report itself it rules on their order alone, where there is one: those named before it have reported.
 */
export const allReported = defineRuleKind({
  kind: 'all-reported',
  params: {},
  assess(_rule, { act, facts }) {
    const referral = facts.referrals.at(-1);
    if (!referral?.mode || referral.mode === 'any') return undefined;
    if (act.type === 'report' && referral.mode === 'all') return undefined;
    if (act.type === 'report' && act.data.body === undefined)
      return { verdict: 'undetermined', lacks: ['which committee reports'] };
    const place = act.type === 'report' ? referral.to.indexOf(act.data.body ?? '') : undefined;
    if (place === -1) return undefined;
    const asked = referral.to.slice(0, place);
    const made = reportsMade(facts);
    const waiting = asked.filter((committee) => !made.some(({ body }) => body === committee));
    if (waiting.length === 0) return { verdict: 'holds', numbers: { asked } };
    // A report of nobody in particular may be one of those that are waited for.
    const unnamed = made.filter(({ body }) => body === undefined).length;
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
});
