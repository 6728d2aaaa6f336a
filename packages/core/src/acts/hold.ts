import { z } from 'zod';
import { type LegalDate, legalDate } from '../calendar/legal-date.ts';
import { defineAct } from '../vocabulary/define-act.ts';

export interface HoldFacts {
  /** The hold the measure is under. One to a date binds no more from that date on. */
  hold?: { on: LegalDate; until: LegalDate | 'indefinite' };
}

/** A committee keeps the measure without deciding: to a date, or indefinitely. */
export const hold = defineAct({
  type: 'hold',
  event: 'held',
  subject: 'measure',
  data: z.strictObject({ until: z.union([legalDate, z.literal('indefinite')]) }),
  personal: [],
  facts: (): HoldFacts => ({}),
  record(facts: HoldFacts, { on, data }) {
    facts.hold = { on, until: data.until };
  },
  say: ({ data: { until } }) => ({
    headline: until === 'indefinite' ? 'Held off the agenda, without a date' : `Held in committee until ${until}`,
  }),
});
