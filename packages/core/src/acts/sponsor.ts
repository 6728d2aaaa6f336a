import { z } from 'zod';
import { defineAct } from '../vocabulary/define-act.ts';
import { personId } from '../vocabulary/ids.ts';
import { distinctList } from '../vocabulary/text.ts';
import type { DescriptionFacts } from './description.ts';
import { listed } from './words.ts';

/** Members put their names to a measure, or take them off it. */
export const sponsor = defineAct({
  type: 'sponsor',
  event: 'sponsored',
  subject: 'measure',
  data: z.strictObject({
    change: z.enum(['add', 'withdraw']),
    sponsors: distinctList(personId, { least: 1, most: 500 }),
  }),
  personal: ['sponsors'],
  facts: () => ({}),
  record(facts: DescriptionFacts, { data }) {
    const others = facts.sponsors.filter((name) => !data.sponsors.some((changed) => changed === name));
    facts.sponsors = data.change === 'add' ? [...others, ...data.sponsors] : others;
  },
  say: ({ data: { change, sponsors } }, { nameOf }) => ({
    headline: `${change === 'add' ? 'Sponsors join' : 'Sponsors withdraw'}: ${listed(sponsors.map(nameOf))}`,
  }),
});
