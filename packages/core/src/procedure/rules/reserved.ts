import { z } from 'zod';
import { defineRuleKind } from '../rule.ts';

/** An act is only for measures of some classes. */
export const reserved = defineRuleKind({
  kind: 'reserved',
  params: { classes: z.array(z.string().min(1)).min(1) },
  ofFacts: true,
  assess({ classes }, { facts }) {
    if (facts.classes === undefined) return { verdict: 'undetermined', lacks: ['the classes of the measure'] };
    const isOne = facts.classes.some((name) => classes.includes(name));
    return { verdict: isOne ? 'holds' : 'fails', numbers: { classes: [...facts.classes] } };
  },
  say({ classes }, { verdict, numbers }) {
    const only = classes.join(', ');
    if (verdict === 'undetermined') return `whether the measure is of class ${only} is not on record`;
    const own = Array.isArray(numbers?.classes) ? numbers.classes.join(', ') : '';
    return `only for class ${only}; this one is of ${own ? `class ${own}` : 'no class'}`;
  },
  law: ({ classes }) => `only for measures of class ${classes.join(', ')}`,
});
