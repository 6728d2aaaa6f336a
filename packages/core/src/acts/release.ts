import { z } from 'zod';
import { defineAct } from './act.ts';
import type { HoldFacts } from './hold.ts';

/** A committee takes up again what it held. */
export const release = defineAct({
  type: 'release',
  event: 'released',
  payload: z.strictObject({}),
  facts: () => ({}),
  record(facts: HoldFacts) {
    delete facts.hold;
  },
});
