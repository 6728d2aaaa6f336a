import { count, defineAct, distinctList, type LegalDate, personId } from '@statecraft/core';
import { z } from 'zod';

export interface PetitionFacts {
  /** The petitions filed against the measure, with the signatures that each claims to have. */
  petitions: { on: LegalDate; claimed: number }[];
}

/** Voters file a petition: the measure is to be put before the people. How many signatures are valid is not known yet. */
export const petition = defineAct({
  type: 'petition',
  event: 'petition-filed',
  subject: 'measure',
  data: z.strictObject({
    /** The signatures that the petition claims to have. */
    claimed: count({ least: 1, most: 1_000_000 }),
    /** Who filed it. */
    committee: distinctList(personId, { least: 1, most: 50 }).optional(),
  }),
  personal: ['committee'],
  facts: (): PetitionFacts => ({ petitions: [] }),
  record(facts: PetitionFacts, { on, data }) {
    facts.petitions.push({ on, claimed: data.claimed });
  },
  say: ({ data }, { nameOf }) => ({
    headline: `Petition for a referendum filed, ${data.claimed} signatures claimed`,
    details: [data.committee && `By ${data.committee.map(nameOf).join(', ')}`],
  }),
});
