import { z } from 'zod';
import { defineRuleKind } from '../rule.ts';

/** Only a member who voted on the prevailing side may move to take a question up again. */
export const mover = defineRuleKind({
  kind: 'mover',
  acts: ['vote'],
  params: { of: z.enum(['passage']) },
  assess({ of }, { act, facts }) {
    const mover = act.type === 'vote' ? act.data.mover : undefined;
    const before = facts.votes.findLast(({ question }) => question.kind === of);
    const lacks = [
      ...(mover ? [] : ['the mover']),
      ...(before?.method.kind === 'roll-call' && before.outcome ? [] : [`the roll call on ${of}`]),
    ];
    if (!mover || before?.method.kind !== 'roll-call' || !before.outcome) return { verdict: 'undetermined', lacks };
    const prevailing = before.outcome === 'carried' ? before.method.ayes : before.method.nays;
    return { verdict: prevailing.includes(mover) ? 'holds' : 'fails', numbers: { mover, outcome: before.outcome } };
  },
  say({ of }, { verdict, numbers, lacks = [] }) {
    if (verdict === 'undetermined') return `not on record: ${lacks.join(', ')}`;
    return `${numbers?.mover} was ${verdict === 'holds' ? '' : 'not '}on the side that prevailed on ${of} (${numbers?.outcome})`;
  },
  law: ({ of }) => `moved by a member who voted on the side that prevailed on ${of}`,
});
