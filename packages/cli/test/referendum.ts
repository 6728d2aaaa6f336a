import { defineAct, defineVocabulary, readProcedure } from '@statecraft/core';
import { kansasCity } from '@statecraft/procedures/kansas-city';
import { z } from 'zod';

const petition = defineAct({
  type: 'petition',
  event: 'petition-filed',
  subject: 'measure',
  data: z.strictObject({ signatures: z.int().min(1).max(10_000_000) }),
  personal: [],
  facts: (): { petitions: number[] } => ({ petitions: [] }),
  record(facts: { petitions: number[] }, { data }) {
    facts.petitions.push(data.signatures);
  },
  say: ({ data }) => ({ headline: `Petition for a referendum filed, ${data.signatures} signatures` }),
});

/** A vocabulary of one act. */
export const referendum = defineVocabulary({
  id: 'zuerich/referendum',
  version: '1',
  formats: [],
  acts: { petition },
  rules: {},
  questions: {},
});

/** A town under Kansas City's law, in which a measure that was introduced can be petitioned against. */
export const town = readProcedure({
  ...kansasCity,
  id: 'town',
  uses: [referendum],
  rows: [
    ...kansasCity.rows,
    {
      id: 'town.petition',
      title: 'Petition',
      stages: ['introduced'],
      act: 'petition',
      to: 'same',
      citation: { instrument: 'Charter' },
    },
  ],
});
