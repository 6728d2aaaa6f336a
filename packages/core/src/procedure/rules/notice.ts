import { z } from 'zod';
import { call } from '../../acts/call.ts';
import { countedHours } from '../../calendar/notice-hours.ts';
import { isAct } from '../../vocabulary/define-act.ts';
import { defineRuleKind } from '../../vocabulary/define-rule-kind.ts';

/** A meeting is announced so many hours before it begins; hours on weekends, holidays and closed days do not count. */
export const notice = defineRuleKind({
  kind: 'notice',
  params: { hours: z.int().min(1) },
  acts: ['call'],
  ofFacts: false,
  sees: () => undefined,
  assess({ hours }, _seen, { act, bodies }) {
    if (!isAct(call, act) || act.data.postedAt === undefined)
      return { verdict: 'undetermined', lacks: ['when the notice was posted'] };
    const { postedAt, startsAt, closed, goodCause } = act.data;
    const given = countedHours(postedAt, startsAt, bodies.zone, { ...bodies.closedDays, closed });
    const numbers = { hours: Math.floor(given * 100) / 100, needed: hours, postedAt, startsAt };
    if (given >= hours) return { verdict: 'holds', numbers };
    return goodCause
      ? { verdict: 'undetermined', numbers, lacks: ['whether the cause given for a shorter notice is good'] }
      : { verdict: 'fails', numbers };
  },
  say(_rule, { numbers = {}, lacks }) {
    if (numbers.hours === undefined) return 'when the notice was posted is not on record';
    return `${numbers.hours} hours of notice that count, ${numbers.needed} needed${lacks ? '; a cause for less is given, whether it is good is not for us to say' : ''}`;
  },
  law: ({ hours }) => `notice at least ${hours} hours ahead, weekends, holidays and closed days not counted`,
  deadline: 'none',
});
