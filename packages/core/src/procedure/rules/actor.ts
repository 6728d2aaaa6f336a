import { z } from 'zod';
import { defineRuleKind } from '../../vocabulary/define-rule-kind.ts';
import { LONGEST_NAME, MOST_NAMES } from '../rule-bounds.ts';

/** Only some may do this act. */
export const actor = defineRuleKind({
  kind: 'actor',
  params: { roles: z.array(z.string().min(1).max(LONGEST_NAME)).min(1).max(MOST_NAMES) },
  acts: 'any',
  ofFacts: false,
  sees: () => undefined,
  assess({ roles }, _seen, { act }) {
    const role = act.by?.role;
    if (role === undefined) return { verdict: 'undetermined', lacks: ['the capacity of whoever did it'] };
    return { verdict: roles.includes(role) ? 'holds' : 'fails', numbers: { role } };
  },
  say({ roles }, { verdict, numbers }) {
    if (verdict === 'undetermined')
      return `in what capacity it was done is not on record; it takes ${roles.join(', ')}`;
    return verdict === 'holds' ? `done as ${numbers?.role}` : `done as ${numbers?.role}; it takes ${roles.join(', ')}`;
  },
  law: ({ roles }) => `by ${roles.join(', ')}`,
  deadline: 'none',
});
