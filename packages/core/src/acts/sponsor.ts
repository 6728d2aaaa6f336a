import { z } from 'zod';
import { defineAct } from '../vocabulary/define-act.ts';
import type { DescriptionFacts } from './description.ts';
import { personId } from '../vocabulary/ids.ts';

/** Members put their names to a measure, or take them off it. */
export const sponsor = defineAct({
  type: 'sponsor',
  event: 'sponsored',
  subject: 'measure',
  data: z.strictObject({ change: z.enum(['add', 'withdraw']), sponsors: z.array(personId).min(1).readonly() }),
  facts: () => ({}),
  record(facts: DescriptionFacts, { data }) {
    const others = facts.sponsors.filter((name) => !data.sponsors.some((changed) => changed === name));
    facts.sponsors = data.change === 'add' ? [...others, ...data.sponsors] : others;
  },
});
