import { count, defineAct, type LegalDate, lines, personId } from '@statecraft/core';
import { z } from 'zod';

export interface FiscalNoteFacts {
  /** The last fiscal note on the measure. */
  fiscalNote?: { on: LegalDate; dollarsAYear: number };
}

/** The budget office says what the measure costs. */
export const fiscalNote = defineAct({
  type: 'fiscal-note',
  event: 'fiscal-note-filed',
  subject: 'measure',
  data: z.strictObject({
    /** What the measure costs in a year, in whole dollars. */
    dollarsAYear: count({ most: 100_000_000_000 }),
    /** Who made the estimate. */
    analyst: personId.optional(),
    /** What the estimate rests on. */
    assumptions: lines(5_000).optional(),
  }),
  personal: ['analyst', 'assumptions'],
  facts: (): FiscalNoteFacts => ({}),
  record(facts: FiscalNoteFacts, { on, data }) {
    facts.fiscalNote = { on, dollarsAYear: data.dollarsAYear };
  },
  say: ({ data }, { nameOf }) => ({
    headline: `Fiscal note filed: $${data.dollarsAYear.toLocaleString('en-US')} a year`,
    details: [data.analyst && `By ${nameOf(data.analyst)}`, data.assumptions],
  }),
});
