import { defineQuestion } from '@statecraft/core';
import { z } from 'zod';
import type { TableFacts } from './lay-on-the-table.ts';

/** Whether the measure is taken up again. */
export const takeFromTheTable = defineQuestion({
  kind: 'take-from-the-table',
  data: z.strictObject({}),
  carried(facts: TableFacts) {
    delete facts.tabled;
  },
  lost: 'nothing',
  say: () => 'to take from the table',
});
