import { z } from 'zod';
import type { ActOf } from '../../acts/command.ts';
import { howMany } from '../../vote/answers.ts';
import type { Bodies } from '../bodies.ts';
import { defineRuleKind } from '../rule.ts';
import { countOfVoters } from '../voters.ts';

/** A question put a second time at one meeting needs the consent of all who are present, by their silence or by their ayes. */
export const repetition = defineRuleKind({
  kind: 'repetition',
  acts: ['vote'],
  params: { question: z.enum(['reconsideration']) },
  assess({ question }, { act, facts, bodies }) {
    const before = facts.votes.filter((vote) => vote.question.kind === question && vote.on === act.on).length;
    const numbers = { before };
    if (before === 0) return { verdict: 'holds', numbers };
    const unanimous = act.type === 'vote' ? isUnanimous(act, bodies) : false;
    if (unanimous === undefined)
      return { verdict: 'undetermined', numbers, lacks: ['whether all who were present consented'] };
    return { verdict: unanimous ? 'holds' : 'fails', numbers };
  },
  say({ question }, { verdict, numbers, lacks = [] }) {
    if (numbers?.before === 0) return `the first ${question} of the day`;
    const how = {
      holds: 'by unanimous consent',
      undetermined: `not on record: ${lacks.join(', ')}`,
      fails: 'it takes unanimous consent',
      unsettled: 'it takes unanimous consent',
    }[verdict];
    return `${question} was put before on that day; ${how}`;
  },
  law: ({ question }) => `a second ${question} at one meeting only by unanimous consent`,
});

/** Whether everybody who was present consented; `undefined` where it is not known how they voted. */
function isUnanimous(vote: ActOf<'vote'>, bodies: Bodies): boolean | undefined {
  if (vote.data.method.kind === 'unanimous-consent') return true;
  const count = countOfVoters(vote, bodies);
  if (!count) return undefined;
  const ayes = howMany(count, bodies.answers.for);
  return ayes > 0 && ayes === howMany(count, [...bodies.answers.for, ...bodies.answers.present]);
}
