import { z } from 'zod';
import { defineAct } from './act.ts';

/** The measure goes back to the committee that reported it. */
export const recommit = defineAct({
  type: 'recommit',
  event: 'recommitted',
  payload: z.strictObject({}),
  facts: () => ({}),
  record() {},
});
