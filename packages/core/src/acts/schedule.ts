import { z } from 'zod';
import type { LegalDate } from '../calendar/legal-date.ts';
import { defineAct } from '../vocabulary/define-act.ts';

/** The executive sets a day for a hearing or a signing, or calls it off. */
export const schedule = defineAct({
  type: 'schedule',
  event: 'scheduled',
  subject: 'measure',
  data: z.strictObject({ what: z.enum(['hearing', 'signing']), calledOff: z.boolean().default(false) }),
  personal: [],
  facts: () => ({}),
  // What was called off is no longer scheduled: no time runs from it.
  record({ dates }: { dates: { schedule?: LegalDate } }, { data }) {
    if (data.calledOff) delete dates.schedule;
  },
  say: () => ({ headline: 'Scheduled' }),
});
