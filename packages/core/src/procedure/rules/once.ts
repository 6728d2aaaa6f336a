import { z } from 'zod';
import { questionKinds } from '../../acts/vote.ts';
import { anchors, dayOf } from '../anchor.ts';
import { defineRuleKind } from '../rule.ts';

/** A question may be put only once since another act. */
export const once = defineRuleKind({
  kind: 'once',
  params: { question: z.enum(questionKinds), since: anchors },
  ofFacts: true,
  assess({ question, since }, { facts }) {
    const from = dayOf(since, facts);
    const before = facts.votes.filter(
      (vote) => vote.question.kind === question && (from === undefined || vote.on >= from),
    );
    return { verdict: before.length === 0 ? 'holds' : 'fails', numbers: { before: before.map(({ on }) => on) } };
  },
  say: ({ question }, { verdict, numbers }) =>
    verdict === 'holds'
      ? `the first vote on ${question}`
      : `${question} was voted on before, on ${String(numbers?.before)}`,
  law: ({ question }) => `one vote on ${question} alone`,
});
