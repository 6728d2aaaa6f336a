import { z } from 'zod';
import type { LegalDate } from '../calendar/legal-date.ts';
import { defineAct } from '../vocabulary/define-act.ts';

export interface DispositionFacts {
  disposition?: { as: 'released' | 'received-and-filed'; on: LegalDate };
}

/** The body ends its business with the measure without a decision on it. */
export const dispose = defineAct({
  type: 'dispose',
  event: 'disposed',
  subject: 'measure',
  data: z.strictObject({ as: z.enum(['released', 'received-and-filed']) }),
  personal: [],
  facts: (): DispositionFacts => ({}),
  record(facts: DispositionFacts, { on, data }) {
    facts.disposition = { as: data.as, on };
  },
  say: ({ data }) => ({
    headline: data.as === 'released' ? 'Released: closed without a decision' : 'Received and filed',
  }),
});
