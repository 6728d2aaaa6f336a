import { defineRuleKind } from '../rule.ts';

/** A question of law that nobody here can answer yet; every act it touches shows it. */
export const openQuestion = defineRuleKind({
  kind: 'open-question',
  acts: 'any',
  params: {},
  ofFacts: true,
  assess: () => ({ verdict: 'unsettled' }),
  say: ({ unsettled }) =>
    `${unsettled?.question ?? 'the law is not known'}${unsettled && unsettled.candidates.length > 0 ? `: ${unsettled.candidates.join(', or ')}` : ''}`,
  law: ({ unsettled }) => unsettled?.question ?? 'not known',
});
