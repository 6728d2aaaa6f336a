import { z } from 'zod';
import type { LegalDate } from '../calendar/legal-date.ts';
import { defineAct } from '../vocabulary/define-act.ts';

export interface SignatureFacts {
  signedOn?: LegalDate;
}

/** The executive signs the measure. */
export const sign = defineAct({
  type: 'sign',
  event: 'signed',
  subject: 'measure',
  data: z.strictObject({}),
  personal: [],
  facts: (): SignatureFacts => ({}),
  record(facts: SignatureFacts, { on }) {
    facts.signedOn = on;
  },
  say: () => ({ headline: 'Signed' }),
});
