import { z } from 'zod';
import { defineAct } from './act.ts';

/** The measure is presented to the executive. */
export const present = defineAct({
  type: 'present',
  event: 'presented',
  payload: z.strictObject({}),
  facts: () => ({}),
  record() {},
});
