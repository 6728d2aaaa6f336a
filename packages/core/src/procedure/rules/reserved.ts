import { z } from 'zod';
import type { DescriptionFacts } from '../../acts/description.ts';
import { defineRuleKind } from '../../vocabulary/define-rule-kind.ts';
import { named } from '../../vocabulary/names.ts';
import { LONGEST_NAME, MOST_NAMES } from '../rule-bounds.ts';

/** An act is only for measures of some classes. */
export const reserved = defineRuleKind({
  kind: 'reserved',
  params: {
    classes: z
      .array(named(z.string().min(1).max(LONGEST_NAME), 'class'))
      .min(1)
      .max(MOST_NAMES),
  },
  acts: 'of-measures',
  ofFacts: true,
  sees: (_rule, { classes }: DescriptionFacts) => ({ own: classes }),
  assess({ classes }, { own }) {
    if (own === undefined) return { verdict: 'undetermined', lacks: ['the classes of the measure'] };
    const isOne = own.some((name) => classes.includes(name));
    return { verdict: isOne ? 'holds' : 'fails', numbers: { classes: [...own] } };
  },
  say({ classes }, { verdict, numbers }) {
    const only = classes.join(', ');
    if (verdict === 'undetermined') return `whether the measure is of class ${only} is not on record`;
    const own = Array.isArray(numbers?.classes) ? numbers.classes.join(', ') : '';
    return `only for class ${only}; this one is of ${own ? `class ${own}` : 'no class'}`;
  },
  law: ({ classes }) => `only for measures of class ${classes.join(', ')}`,
  deadline: 'none',
  classes: ({ classes }) => classes,
});
