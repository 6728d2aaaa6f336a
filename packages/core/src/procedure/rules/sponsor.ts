import { z } from 'zod';
import type { DescriptionFacts } from '../../acts/description.ts';
import { defineRuleKind } from '../../vocabulary/define-rule-kind.ts';

/** Only a sponsor of the measure may do this act, or only the one named first. */
export const sponsorRule = defineRuleKind({
  kind: 'sponsor',
  params: { which: z.enum(['any', 'first']).default('any') },
  acts: 'of-measures',
  ofFacts: false,
  sees: ({ which }, { sponsors }: DescriptionFacts) => ({
    may: which === 'first' ? sponsors.slice(0, 1) : [...sponsors],
  }),
  assess(_rule, { may }, { act }) {
    const lacks = [...(act.by ? [] : ['who did it']), ...(may.length > 0 ? [] : ['the sponsors of the measure'])];
    if (!act.by || lacks.length > 0) return { verdict: 'undetermined', lacks };
    const by = act.by.id;
    return { verdict: may.includes(by) ? 'holds' : 'fails', numbers: { by, sponsors: may } };
  },
  say({ which }, { verdict, numbers, lacks = [] }) {
    if (verdict === 'undetermined') return `not on record: ${lacks.join(', ')}`;
    const who = Array.isArray(numbers?.sponsors) ? numbers.sponsors.join(', ') : '';
    return `done by ${numbers?.by}; ${which === 'first' ? 'its first sponsor is' : 'it is sponsored by'} ${who}`;
  },
  law: ({ which }) => (which === 'first' ? 'by the sponsor named first' : 'by a sponsor of the measure'),
  deadline: 'none',
});
