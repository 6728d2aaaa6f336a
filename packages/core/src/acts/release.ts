import { z } from 'zod';
import { defineAct } from '../vocabulary/define-act.ts';
import type { HoldFacts } from './hold.ts';

/** A committee takes up again what it held. */
export const release = defineAct({
  type: 'release',
  event: 'released',
  subject: 'measure',
  data: z.strictObject({}),
  personal: [],
  facts: () => ({}),
  record(facts: HoldFacts) {
    delete facts.hold;
  },
  say: () => ({ headline: 'Released from its hold' }),
});
