import type { DateFacts } from '../../acts/acts.ts';
import type { VoteFacts } from '../../acts/vote.ts';
import { defineRuleKind } from '../../vocabulary/define-rule-kind.ts';
import { anchors, dayOf, questionName } from '../anchor.ts';

/** A question may be put only once since another act. */
export const once = defineRuleKind({
  kind: 'once',
  params: { question: questionName, since: anchors },
  acts: 'of-measures',
  ofFacts: true,
  sees({ question, since }, facts: DateFacts & VoteFacts) {
    const from = dayOf(since, facts);
    const votes = facts.votes.filter(
      (vote) => vote.question.kind === question && (from === undefined || vote.on >= from),
    );
    return { before: votes.map(({ on }) => on) };
  },
  distinct: (_rule, { before }) => before.length > 0,
  assess: (_rule, { before }) => ({ verdict: before.length === 0 ? 'holds' : 'fails', numbers: { before } }),
  say: ({ question }, { verdict, numbers }) =>
    verdict === 'holds'
      ? `the first vote on ${question}`
      : `${question} was voted on before, on ${String(numbers?.before)}`,
  law: ({ question }) => `one vote on ${question} alone`,
  deadline: 'none',
});
