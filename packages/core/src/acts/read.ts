import { z } from 'zod';
import type { LegalDate } from '../calendar/legal-date.ts';
import { defineAct } from '../vocabulary/define-act.ts';
import { count } from '../vocabulary/text.ts';
import { ordinal } from './words.ts';

export interface ReadingFacts {
  readings: { number: number; on: LegalDate }[];
}

/** The measure is read to the body: the clerk recites it, by title or in full. */
export const read = defineAct({
  type: 'read',
  event: 'read',
  subject: 'measure',
  data: z.strictObject({ reading: count({ least: 1, most: 1_000 }), manner: z.enum(['title', 'full']).optional() }),
  personal: [],
  facts: (): ReadingFacts => ({ readings: [] }),
  record(facts: ReadingFacts, { on, data }) {
    facts.readings.push({ number: data.reading, on });
  },
  say: ({ data: { reading, manner } }) => ({
    headline: `${ordinal(reading)} reading${manner ? `, ${manner === 'full' ? 'in full' : 'by title'}` : ''}`,
  }),
});
