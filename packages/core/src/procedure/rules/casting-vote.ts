import { z } from 'zod';
import { vote } from '../../acts/vote.ts';
import { isAct } from '../../vocabulary/define-act.ts';
import { defineRuleKind } from '../../vocabulary/define-rule-kind.ts';
import { howMany } from '../../vote/answers.ts';
import { countOfVoters } from '../voters.ts';

/** Whether, and when, the chair has a vote beside the members'. */
export const castingVote = defineRuleKind({
  kind: 'casting-vote',
  params: { allowed: z.enum(['on-a-tie', 'never']) },
  acts: ['vote'],
  ofFacts: false,
  sees: () => undefined,
  assess({ allowed }, _seen, { act, bodies }) {
    if (!isAct(vote, act) || act.data.casting === undefined) return undefined;
    const count = countOfVoters(act, bodies);
    if (!count) return { verdict: 'undetermined', lacks: ['the count of the vote'] };
    const ayes = howMany(count, bodies.answers.for);
    const nays = howMany(count, bodies.answers.against);
    return { verdict: allowed === 'on-a-tie' && ayes === nays ? 'holds' : 'fails', numbers: { ayes, nays } };
  },
  say: ({ allowed }, { numbers = {} }) =>
    allowed === 'never'
      ? 'the chair has no vote of its own'
      : `a casting vote on ${numbers.ayes} to ${numbers.nays}; it takes a tie`,
  law: ({ allowed }) => (allowed === 'never' ? 'the chair has no vote of its own' : 'the chair votes on a tie alone'),
  deadline: 'none',
});
