import { defineQuestion, type LegalDate } from '@statecraft/core';
import { z } from 'zod';

export interface TableFacts {
  /** Since when the measure lies on the table; absent while it does not. */
  tabled?: { on: LegalDate };
}

/** Whether the measure is laid aside for other business. Nobody sets a day: it lies until it is taken up again. */
export const layOnTheTable = defineQuestion({
  kind: 'lay-on-the-table',
  data: z.strictObject({}),
  carried(facts: TableFacts, { on }) {
    facts.tabled = { on };
  },
  lost: 'nothing',
  say: () => 'to lay on the table',
});
