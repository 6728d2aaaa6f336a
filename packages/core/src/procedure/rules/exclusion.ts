import { z } from 'zod';
import type { DescriptionFacts } from '../../acts/description.ts';
import { defineRuleKind } from '../../vocabulary/define-rule-kind.ts';
import { named } from '../../vocabulary/names.ts';
import { LONGEST_NAME, MOST_NAMES } from '../rule-bounds.ts';

/** An act is not allowed for measures of some classes. */
export const exclusion = defineRuleKind({
  kind: 'exclusion',
  params: {
    /** Class by class: excluded (`fails`), or not known to be (`unsettled`). */
    classes: z
      .record(named(z.string().min(1).max(LONGEST_NAME), 'class'), z.enum(['fails', 'unsettled']))
      .refine((classes) => Object.keys(classes).length <= MOST_NAMES, `at most ${MOST_NAMES} classes`),
  },
  acts: 'of-measures',
  ofFacts: true,
  sees: (_rule, { classes }: DescriptionFacts) => ({ own: classes }),
  assess({ classes }, { own }) {
    if (own === undefined) return { verdict: 'undetermined', lacks: ['the classes of the measure'] };
    const met = own.filter((name) => Object.hasOwn(classes, name));
    const numbers = { classes: [...own] };
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
  deadline: 'none',
  classes: ({ classes }) => Object.keys(classes),
  closes: true,
});
