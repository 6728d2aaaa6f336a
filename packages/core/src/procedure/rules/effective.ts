import { z } from 'zod';
import { addDays } from '../../calendar/legal-date.ts';
import { defineRuleKind } from '../rule.ts';
import { isWithin } from '../stage.ts';

/** A measure takes effect so many calendar days after its passage; the day of passage is not counted. */
export const effective = defineRuleKind({
  kind: 'effective',
  params: {
    /** One number where the law is known; each that may be the law where it is not. */
    days: z.array(z.int().min(0)).min(1),
  },
  ofFacts: true,
  assess({ days }, { act }) {
    const dates = days.map((each) => addDays(act.on, each));
    const [only] = dates;
    return dates.length === 1 && only !== undefined
      ? { verdict: 'holds', numbers: { from: act.on, days, date: only } }
      : { verdict: 'unsettled', numbers: { from: act.on, days, dates } };
  },
  say(_rule, { numbers = {} }) {
    const { from, days, date, dates } = numbers;
    const sum = `${from} + ${Array.isArray(days) ? days.join(' or ') : days} calendar days`;
    return date
      ? `takes effect on ${date}: ${sum}`
      : `takes effect on ${Array.isArray(dates) ? dates.join(' or ') : 'a day unknown'}: ${sum}, not settled which`;
  },
  law: ({ days }) => `takes effect ${days.join(' or ')} calendar days after passage`,
  deadline({ days }, { facts, stage }) {
    const passage = facts.votes.findLast(
      ({ question, outcome }) => question.kind === 'passage' && outcome === 'carried',
    );
    const [only] = days;
    if (!passage || !isWithin(stage, 'enacted')) return undefined;
    return days.length === 1 && only !== undefined
      ? { when: 'on', date: addDays(passage.on, only) }
      : { when: 'on', candidates: days.map((each) => addDays(passage.on, each)) };
  },
});
