import { z } from 'zod';
import { defineRuleKind } from '../rule.ts';

/** Only some may do this act. */
export const actor = defineRuleKind({
  kind: 'actor',
  acts: 'any',
  params: { roles: z.array(z.string().min(1)).min(1) },
  assess({ roles }, { act }) {
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
});
