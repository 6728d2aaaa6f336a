import { z } from 'zod';
import { defineRuleKind } from '../rule.ts';

/** An act is not allowed for measures of some classes. */
export const exclusion = defineRuleKind({
  kind: 'exclusion',
  params: {
    /** Class by class: excluded (`fails`), or not known to be (`unsettled`). */
    classes: z.record(z.string().min(1), z.enum(['fails', 'unsettled'])),
  },
  ofFacts: true,
  assess({ classes }, { facts }) {
    if (facts.classes === undefined) return { verdict: 'undetermined', lacks: ['the classes of the measure'] };
    const met = facts.classes.filter((name) => Object.hasOwn(classes, name));
    const numbers = { classes: [...facts.classes] };
    if (met.some((name) => classes[name] === 'fails')) return { verdict: 'fails', numbers };
    return { verdict: met.length > 0 ? 'unsettled' : 'holds', numbers };
  },
  say({ classes }, { verdict, numbers }) {
    const own = Array.isArray(numbers?.classes) ? numbers.classes.join(', ') : '';
    if (verdict === 'undetermined')
      return `whether the measure is of an excluded class (${Object.keys(classes).join(', ')}) is not on record`;
    if (verdict === 'holds') return own ? `of class ${own}, which is not excluded` : 'of no class that is excluded';
    return verdict === 'fails'
      ? `not allowed for a measure of class ${own}`
      : `of class ${own}: whether that is excluded is not settled`;
  },
  law: ({ classes }) =>
    `not for measures of class ${Object.entries(classes)
      .map(([name, verdict]) => (verdict === 'fails' ? name : `${name} (not settled)`))
      .join(', ')}`,
});
