import { z } from 'zod';
import { defineRuleKind } from '../rule.ts';

/** A question put a second time at one meeting needs unanimous consent. */
export const repetition = defineRuleKind({
  kind: 'repetition',
  acts: ['vote'],
  params: { question: z.enum(['reconsideration']) },
  assess({ question }, { act, facts }) {
    const before = facts.votes.filter((vote) => vote.question.kind === question && vote.on === act.on).length;
    const unanimous = act.type === 'vote' && act.data.method.kind === 'unanimous-consent';
    return { verdict: before === 0 || unanimous ? 'holds' : 'fails', numbers: { before } };
  },
  say: ({ question }, { verdict, numbers }) =>
    numbers?.before === 0
      ? `the first ${question} of the day`
      : `${question} was put before on that day; ${verdict === 'holds' ? 'by unanimous consent' : 'it takes unanimous consent'}`,
  law: ({ question }) => `a second ${question} at one meeting only by unanimous consent`,
});
