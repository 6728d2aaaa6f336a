import { z } from 'zod';
import type { Act } from '../../acts/command.ts';
import { addDays } from '../../calendar/legal-date.ts';
import { type Anchor, anchors, dayOf, sayAnchors } from '../anchor.ts';
import { defineRuleKind } from '../rule.ts';
import { isWithin } from '../stage.ts';

/** A measure takes effect so many calendar days after an act, its passage unless told otherwise; the day of the act is not counted. */
export const effective = defineRuleKind({
  kind: 'effective',
  params: {
    /** One number where the law is known; each that may be the law where it is not. */
    days: z.array(z.int().min(0)).min(1),
    /** What the days are counted from. */
    since: anchors.default(['passage']),
  },
  ofFacts: true,
  assess({ days, since }, { act, facts }) {
    const from = isAnchor(act, since) ? act.on : dayOf(since, facts);
    if (from === undefined) return { verdict: 'undetermined', lacks: [`the day of ${sayAnchors(since)}`] };
    const dates = days.map((each) => addDays(from, each));
    const [only] = dates;
    return dates.length === 1 && only !== undefined
      ? { verdict: 'holds', numbers: { from, days, date: only } }
      : { verdict: 'unsettled', numbers: { from, days, dates } };
  },
  say(_rule, { numbers = {}, lacks = [] }) {
    const { from, days, date, dates } = numbers;
    if (from === undefined) return `not on record: ${lacks.join(', ')}`;
    const sum = `${from} + ${Array.isArray(days) ? days.join(' or ') : days} calendar days`;
    return date
      ? `takes effect on ${date}: ${sum}`
      : `takes effect on ${Array.isArray(dates) ? dates.join(' or ') : 'a day unknown'}: ${sum}, not settled which`;
  },
  law: ({ days, since }) => `takes effect ${days.join(' or ')} calendar days after ${sayAnchors(since)}`,
  deadline({ days, since }, { facts, stage }) {
    const from = dayOf(since, facts);
    const [only] = days;
    if (from === undefined || !isWithin(stage, 'enacted')) return undefined;
    return days.length === 1 && only !== undefined
      ? { when: 'on', date: addDays(from, only) }
      : { when: 'on', candidates: days.map((each) => addDays(from, each)) };
  },
});

/** Whether the act itself is what the days are counted from. */
function isAnchor(act: Act, since: readonly Anchor[]): boolean {
  return since.some(
    (each) =>
      each === act.type || (act.type === 'vote' && act.outcome === 'carried' && act.data.question.kind === each),
  );
}
