import { z } from 'zod';
import { type MeasureActType, type MeasureFacts, measureActs } from '../acts/acts.ts';
import { type Question, questionKinds } from '../acts/vote.ts';
import type { LegalDate } from '../calendar/legal-date.ts';

const actTypes = measureActs.map(({ type }) => type) as [MeasureActType, ...MeasureActType[]];

/** Schema of what a period of law begins with: an act, or a vote that carried, by its question. */
export const anchor = z.enum([...actTypes, ...questionKinds]);
export type Anchor = MeasureActType | Question['kind'];

/** Schema of several anchors: the period begins with the latest of them. */
export const anchors = z.array(anchor).min(1);

/** The latest day on which one of the anchors happened; `undefined` when none is on record. */
export function dayOf(anchors: readonly Anchor[], { dates }: MeasureFacts): LegalDate | undefined {
  return anchors.reduce<LegalDate | undefined>((latest, each) => {
    const on = dates[each];
    return on !== undefined && (latest === undefined || on > latest) ? on : latest;
  }, undefined);
}

/** The anchors in words, for sentences. */
export function sayAnchors(anchors: readonly Anchor[]): string {
  return anchors.join(' or ');
}
