import { z } from 'zod';
import { defineAct } from './act.ts';

/** The council takes back a measure from the executive before it is returned. */
export const recall = defineAct({
  type: 'recall',
  event: 'recalled',
  payload: z.strictObject({}),
  facts: () => ({}),
  record() {},
});
