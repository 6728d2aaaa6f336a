import { z } from 'zod';
import type { LegalDate } from '../calendar/legal-date.ts';
import { defineAct } from '../vocabulary/define-act.ts';
import { lines } from '../vocabulary/text.ts';
import { type TextVersion, textVersion } from './description.ts';

export interface VetoFacts {
  veto?: { on: LegalDate; message?: string; substitute?: TextVersion };
}

/** The executive refuses the measure and sends it back. */
export const veto = defineAct({
  type: 'veto',
  event: 'vetoed',
  subject: 'measure',
  data: z.strictObject({
    message: lines(20_000).optional(),
    /** The text that the executive would have in place of the vetoed one. It comes before the body when the body accepts it. */
    substitute: textVersion.optional(),
  }),
  personal: ['message', 'substitute.label', 'substitute.address'],
  facts: (): VetoFacts => ({}),
  record(facts: VetoFacts, { on, data }) {
    const { message, substitute } = data;
    facts.veto = { on, ...(message && { message }), ...(substitute && { substitute }) };
  },
  say: ({ data: { message, substitute } }) => ({
    headline: 'Vetoed',
    details: [message && `“${message}”`, substitute && `With a substitute: ${substitute.label}`],
  }),
});
