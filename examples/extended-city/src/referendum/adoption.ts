import { defineQuestion } from '@statecraft/core';
import { z } from 'zod';

/** Whether the people adopt a measure that the council passed. */
export const adoption = defineQuestion({
  kind: 'adoption',
  data: z.strictObject({}),
  carried: 'nothing',
  lost: 'nothing',
  say: () => 'adoption by the people',
});
