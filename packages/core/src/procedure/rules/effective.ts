import { z } from 'zod';
import type { DateFacts } from '../../acts/acts.ts';
import type { DescriptionFacts, RecordedText } from '../../acts/description.ts';
import { vote } from '../../acts/vote.ts';
import { addDays, type LegalDate } from '../../calendar/legal-date.ts';
import { isAct } from '../../vocabulary/define-act.ts';
import { defineRuleKind } from '../../vocabulary/define-rule-kind.ts';
import type { AnyAct } from '../../vocabulary/entry.ts';
import { type Anchor, anchors, dayOf, sayAnchors } from '../anchor.ts';
import type { Due } from '../rule-head.ts';

/** The most days that may each be the law. */
const MOST_DAYS = 100;

/** A measure takes effect so many calendar days after an act, its passage unless told otherwise; the day of the act is not counted. */
export const effective = defineRuleKind({
  kind: 'effective',
  params: {
    /** One number where the law is known; each that may be the law where it is not. */
    days: z.array(z.int().min(0)).min(1).max(MOST_DAYS),
    /** What the days are counted from. */
    since: anchors.default(['passage']),
    /** Whether the text may state a later day. An earlier one that it states does not hold. */
    statedLater: z.boolean().default(false),
  },
  acts: 'of-measures',
  ofFacts: true,
  sees(rule, facts: DateFacts & DescriptionFacts) {
    const text = stating(rule, facts);
    return {
      since: dayOf(rule.since, facts),
      override: facts.dates.override,
      stated: text?.effective,
      inPart: text?.inPart ?? [],
    };
  },
  assess(rule, { since: before, stated }, { act }) {
    const { days, since } = rule;
    const from = isAnchor(act, since) ? act.on : before;
    if (from === undefined) return { verdict: 'undetermined', lacks: [`the day of ${sayAnchors(since)}`] };
    const dates = datesFrom(rule, from, stated);
    const numbers = { from, days, ...(stated && { stated }) };
    const [only] = dates;
    return dates.length === 1 && only !== undefined
      ? { verdict: 'holds', numbers: { ...numbers, date: only } }
      : { verdict: 'unsettled', numbers: { ...numbers, dates } };
  },
  say(_rule, { numbers = {}, lacks = [] }) {
    const { from, days, date, dates, stated } = numbers;
    if (from === undefined) return `not on record: ${lacks.join(', ')}`;
    const law = `${from} + ${Array.isArray(days) ? days.join(' or ') : days} calendar days`;
    const sum = stated === undefined ? law : `the text states ${stated}, and the law has ${law}`;
    return date
      ? `takes effect on ${date}: ${sum}`
      : `takes effect on ${Array.isArray(dates) ? dates.join(' or ') : 'a day unknown'}: ${sum}, not settled which`;
  },
  law: ({ days, since, statedLater }) =>
    `takes effect ${days.join(' or ')} calendar days after ${sayAnchors(since)}${statedLater ? ', or on a later day that its text states' : ''}`,
  deadline(rule, { since: from, override, stated, inPart }, { phase }) {
    if (from === undefined || phase !== 'law') return undefined;
    const dates = (stated: LegalDate | undefined) => onOneOf(datesAfterVeto(rule, from, stated, override));
    return [dates(stated), ...inPart.map(({ part, effective }) => ({ ...dates(effective), part }))];
  },
  neverFails: true,
});

/** A rule's numbers, as far as they set the day. */
interface Terms {
  readonly days: readonly number[];
  readonly statedLater: boolean;
}

function onOneOf(dates: readonly LegalDate[]): Due {
  const [only] = dates;
  return dates.length === 1 && only !== undefined ? { when: 'on', date: only } : { when: 'on', candidates: dates };
}

/** The day, or each that may be it: so many days after `from`, put off to the day that the text states. */
function datesFrom(rule: Terms, from: LegalDate, stated: LegalDate | undefined): LegalDate[] {
  const dates = rule.days.map((each) => {
    const date = addDays(from, each);
    return stated !== undefined && stated > date ? stated : date;
  });
  return [...new Set(dates)];
}

/** As `datesFrom`; where a veto was overridden later, nobody says whether the days are counted anew from that, and none is before it. */
function datesAfterVeto(rule: Terms, from: LegalDate, stated: LegalDate | undefined, override: LegalDate | undefined) {
  if (override === undefined || override <= from) return datesFrom(rule, from, stated);
  const dates = [from, override].flatMap((start) => datesFrom(rule, start, stated));
  return [...new Set(dates.map((date) => (date < override ? override : date)))].sort();
}

/** The text that may state days: the one before the body, where it is on record and the law lets it. */
function stating({ statedLater }: Terms, { texts, textUnknownSince }: DescriptionFacts): RecordedText | undefined {
  return statedLater && textUnknownSince === undefined ? texts.at(-1) : undefined;
}

/** Whether the act itself is what the days are counted from. */
function isAnchor(act: AnyAct, since: readonly Anchor[]): boolean {
  return since.some(
    (each) => each === act.type || (isAct(vote, act) && act.outcome === 'carried' && act.data.question.kind === each),
  );
}
