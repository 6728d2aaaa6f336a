import { z } from 'zod';
import type { LegalDate } from '../calendar/legal-date.ts';
import { defineAct } from './act.ts';

export interface VetoFacts {
  veto?: { on: LegalDate; message?: string };
}

/** The executive refuses the measure and sends it back. */
export const veto = defineAct({
  type: 'veto',
  event: 'vetoed',
  schema: 1,
  payload: z.strictObject({ message: z.string().min(1).optional() }),
  facts: (): VetoFacts => ({}),
  record(facts: VetoFacts, { on, data }) {
    facts.veto = { on, ...(data.message && { message: data.message }) };
  },
});
