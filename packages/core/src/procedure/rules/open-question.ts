import { defineRuleKind } from '../../vocabulary/define-rule-kind.ts';

/** A question of law that nobody here can answer yet; every act it touches shows it. */
export const openQuestion = defineRuleKind({
  kind: 'open-question',
  params: {},
  acts: 'any',
  ofFacts: true,
  sees: () => undefined,
  assess: () => ({ verdict: 'unsettled' }),
  say: ({ unsettled }) =>
    `${unsettled?.question ?? 'the law is not known'}${unsettled && unsettled.candidates.length > 0 ? `: ${unsettled.candidates.join(', or ')}` : ''}`,
  law: ({ unsettled }) => unsettled?.question ?? 'not known',
  deadline: 'none',
  contradictions: ({ id, unsettled }) => (unsettled ? [] : [`${id} is an open question and does not say which`]),
  neverFails: true,
});
