import { z } from 'zod';
import type { LegalDate } from '../calendar/legal-date.ts';
import { defineAct } from './act.ts';
import { type DescriptionFacts, describe, description, measureKind } from './description.ts';

export interface IntroductionFacts {
  introducedOn?: LegalDate;
}

/** A measure is laid before the body. Whether that counts as its first reading is the procedure's to say. */
export const introduce = defineAct({
  type: 'introduce',
  event: 'introduced',
  payload: z.strictObject({ ...description, kind: measureKind.optional() }),
  facts: (): IntroductionFacts => ({}),
  record(facts: IntroductionFacts & DescriptionFacts, entry) {
    facts.introducedOn = entry.on;
    describe(facts, entry);
  },
});
