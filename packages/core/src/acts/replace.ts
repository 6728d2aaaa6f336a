import { z } from 'zod';
import type { LegalDate } from '../calendar/legal-date.ts';
import { defineAct } from '../vocabulary/define-act.ts';
import { measureId } from '../vocabulary/ids.ts';

export interface ReplacementFacts {
  /** The measure that took this one's place. */
  replacedBy?: { measure: string; on: LegalDate };
}

/** Another measure takes this one's place, and the body goes on with that one. */
export const replace = defineAct({
  type: 'replace',
  event: 'replaced',
  subject: 'measure',
  data: z.strictObject({ with: measureId }),
  personal: [],
  facts: (): ReplacementFacts => ({}),
  record(facts: ReplacementFacts, { on, data }) {
    facts.replacedBy = { measure: data.with, on };
  },
  say: () => ({ headline: 'Replaced' }),
});
