import { z } from 'zod';
import type { DateFacts, MeasureActType } from '../acts/acts.ts';
import type { QuestionKind } from '../acts/questions.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import { named } from '../vocabulary/names.ts';
import { LONGEST_NAME, MOST_NAMES } from './rule-bounds.ts';

/** The form of a name of an act or of a question. */
function name() {
  return z
    .string()
    .max(LONGEST_NAME)
    .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, 'expected the name of an act or of a question, such as first-reading');
}

/** What a period of law begins with: an act, or a vote that carried, by its question; of any vocabulary in use. */
export type Anchor = MeasureActType | QuestionKind | (string & {});
/** The type of the schema, by a name. */
export interface AnchorSchema extends z.ZodType<Anchor, Anchor> {}
/** Schema of an anchor. Whether there is such an act or question, the procedure's contradictions tell. */
export const anchor: AnchorSchema = named(name(), 'anchor');

/** Schema of several anchors: the period begins with the latest of them. */
export const anchors = z.array(anchor).min(1).max(MOST_NAMES);

/** A question by its kind: one of ours, or of a vocabulary in use. */
export type QuestionName = QuestionKind | (string & {});
/** The type of the schema, by a name. */
export interface QuestionNameSchema extends z.ZodType<QuestionName, QuestionName> {}
/** Schema of a question's name. Whether there is such a question, the procedure's contradictions tell. */
export const questionName: QuestionNameSchema = named(name(), 'question');

/** The latest day on which one of the anchors happened; `undefined` when none is on record. */
export function dayOf(anchors: readonly Anchor[], { dates }: Pick<DateFacts, 'dates'>): LegalDate | undefined {
  const days: Readonly<Record<string, LegalDate | undefined>> = dates;
  return anchors.reduce<LegalDate | undefined>((latest, each) => {
    const on = days[each];
    return on !== undefined && (latest === undefined || on > latest) ? on : latest;
  }, undefined);
}

/** The anchors in words, for sentences. */
export function sayAnchors(anchors: readonly Anchor[]): string {
  return anchors.join(' or ');
}
