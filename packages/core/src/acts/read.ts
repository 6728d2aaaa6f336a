import { z } from 'zod';
import type { LegalDate } from '../calendar/legal-date.ts';
import { defineAct } from '../vocabulary/define-act.ts';

export interface ReadingFacts {
  readings: { number: number; on: LegalDate }[];
}

/** The measure is read to the body: the clerk recites it, by title or in full. */
export const read = defineAct({
  type: 'read',
  event: 'read',
  subject: 'measure',
  data: z.strictObject({ reading: z.int().min(1), manner: z.enum(['title', 'full']).optional() }),
  facts: (): ReadingFacts => ({ readings: [] }),
  record(facts: ReadingFacts, { on, data }) {
    facts.readings.push({ number: data.reading, on });
  },
});
