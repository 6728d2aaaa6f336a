import { z } from 'zod';
import type { LegalDate } from '../calendar/legal-date.ts';
import { defineAct } from '../vocabulary/define-act.ts';

export interface LapseFacts {
  lapsedOn?: LegalDate;
}

/** A time set by law runs out without the act it was set for. */
export const lapse = defineAct({
  type: 'lapse',
  event: 'lapsed',
  subject: 'measure',
  data: z.strictObject({}),
  personal: [],
  byLaw: true,
  facts: (): LapseFacts => ({}),
  record(facts: LapseFacts, { on }) {
    facts.lapsedOn = on;
  },
  say: () => ({ headline: 'The time set by law ran out' }),
});
