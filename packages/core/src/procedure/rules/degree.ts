import { z } from 'zod';
import { defineRuleKind } from '../rule.ts';

/** Amendments to amendments go only so deep. */
export const degree = defineRuleKind({
  kind: 'degree',
  acts: ['amend'],
  params: { most: z.int().min(1) },
  assess({ most }, { act }) {
    const degree = act.type === 'amend' ? act.data.degree : 1;
    return { verdict: degree <= most ? 'holds' : 'fails', numbers: { degree, most } };
  },
  say: (_rule, { numbers }) => `an amendment of degree ${numbers?.degree}, at most ${numbers?.most} allowed`,
  law: ({ most }) => `amendments up to degree ${most}`,
});
