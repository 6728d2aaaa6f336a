import { defineAct, defineRuleKind, defineVocabulary, type LegalDate, type MeasureFacts } from '@statecraft/core';
import { z } from 'zod';
import { defineDrafts } from '../src/drafting/define-drafts.ts';

export interface PetitionFacts {
  petitions: { on: LegalDate; signatures: number }[];
}

export const petition = defineAct({
  type: 'petition',
  event: 'petition-filed',
  subject: 'measure',
  data: z.strictObject({ signatures: z.int().min(1).max(10_000_000) }),
  personal: [],
  facts: (): PetitionFacts => ({ petitions: [] }),
  record(facts: MeasureFacts & PetitionFacts, { on, data }) {
    facts.petitions.push({ on, signatures: data.signatures });
  },
  say: ({ data }) => ({ headline: `Petition for a referendum filed, ${data.signatures} signatures` }),
});

export const countSignatures = defineAct({
  type: 'count-signatures',
  event: 'signatures-counted',
  subject: 'measure',
  data: z.strictObject({ valid: z.int().min(0).max(10_000_000) }),
  personal: [],
  facts: () => ({}),
  record() {},
  say: ({ data }) => ({ headline: `${data.valid} valid signatures counted` }),
});

export const signatures = defineRuleKind({
  kind: 'signatures',
  params: { least: z.int().min(1).max(10_000_000) },
  acts: ['count-signatures'],
  ofFacts: false,
  sees: (_rule, { petitions }: MeasureFacts & PetitionFacts) => ({ filed: petitions.length > 0 }),
  assess({ least }, { filed }, { act }) {
    if (!filed) return { verdict: 'undetermined', lacks: ['a petition'] };
    const { valid } = act.data as { valid: number };
    return { verdict: valid >= least ? 'holds' : 'fails', numbers: { valid, least } };
  },
  say: ({ least }, { numbers }) => `${numbers?.valid ?? 'no'} valid signatures; it takes ${least}`,
  law: ({ least }) => `at least ${least} valid signatures`,
  deadline: 'none',
});

/** Referendums on petition, with counted signatures. */
export const referendum = defineVocabulary({
  id: 'zuerich/referendum',
  version: '1',
  formats: [],
  questions: {},
  acts: { petition, 'count-signatures': countSignatures },
  rules: { signatures },
});

/** How referendums are drafted. */
export const drafts = defineDrafts(referendum, {
  acts: {
    petition: () => [{ signatures: 1 }],
    'count-signatures': ({ rules }) => [{ valid: rules('signatures')[0].least }],
  },
  rules: {
    signatures: {
      fail: ({ least }) => [{ wrong: 'one short', say: { valid: least - 1 } }],
      mend: ({ least }) => ({ valid: least }),
    },
  },
});
