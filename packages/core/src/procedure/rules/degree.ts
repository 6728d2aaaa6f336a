import { z } from 'zod';
import { amend } from '../../acts/amend.ts';
import { isAct } from '../../vocabulary/define-act.ts';
import { defineRuleKind } from '../../vocabulary/define-rule-kind.ts';

/** Amendments to amendments go only so deep. */
export const degree = defineRuleKind({
  kind: 'degree',
  params: { most: z.int().min(1) },
  acts: ['amend'],
  ofFacts: false,
  sees: () => undefined,
  assess({ most }, _seen, { act }) {
    const degree = isAct(amend, act) ? act.data.degree : 1;
    return { verdict: degree <= most ? 'holds' : 'fails', numbers: { degree, most } };
  },
  say: (_rule, { numbers }) => `an amendment of degree ${numbers?.degree}, at most ${numbers?.most} allowed`,
  law: ({ most }) => `amendments up to degree ${most}`,
  deadline: 'none',
});
