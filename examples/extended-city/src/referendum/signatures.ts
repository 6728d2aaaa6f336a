import { defineRuleKind, isAct } from '@statecraft/core';
import { z } from 'zod';
import { countSignatures } from './count-signatures.ts';
import type { PetitionFacts } from './petition.ts';

/** A petition has so many valid signatures, or the count of them has no effect. */
export const signatures = defineRuleKind({
  kind: 'signatures',
  params: {
    /** How many valid signatures a petition takes. */
    least: z.int().min(1).max(1_000_000),
  },
  acts: ['count-signatures'],
  ofFacts: false,
  sees: (_rule, { petitions }: PetitionFacts) => ({ filed: petitions.length > 0 }),
  assess({ least }, { filed }, { act }) {
    if (!isAct(countSignatures, act)) return undefined;
    const { valid } = act.data;
    if (valid < least) return { verdict: 'fails', numbers: { valid, least } };
    if (!filed) return { verdict: 'undetermined', numbers: { valid, least }, lacks: ['a petition'] };
    return { verdict: 'holds', numbers: { valid, least } };
  },
  say: ({ least }, { numbers }) => `${numbers?.valid ?? 'no'} valid signatures; it takes ${least}`,
  law: ({ least }) => `at least ${least} valid signatures`,
  deadline: 'none',
});
