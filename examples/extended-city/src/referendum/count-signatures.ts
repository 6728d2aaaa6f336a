import { count, defineAct, type LegalDate } from '@statecraft/core';
import { z } from 'zod';

export interface SignatureFacts {
  /** The last count of a petition's signatures. */
  signatures?: { on: LegalDate; valid: number };
}

/** The clerk certifies how many signatures of the petition are valid. */
export const countSignatures = defineAct({
  type: 'count-signatures',
  event: 'signatures-counted',
  subject: 'measure',
  data: z.strictObject({ valid: count({ most: 1_000_000 }) }),
  personal: [],
  facts: (): SignatureFacts => ({}),
  record(facts: SignatureFacts, { on, data }) {
    facts.signatures = { on, valid: data.valid };
  },
  say: ({ data }) => ({ headline: `${data.valid} valid signatures counted` }),
});
