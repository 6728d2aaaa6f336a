import { defineRuleKind } from '../rule.ts';

/** The veto came with a text of the executive's own, which the body can accept. */
export const substituteOffered = defineRuleKind({
  kind: 'substitute-offered',
  acts: ['vote'],
  params: {},
  ofFacts: true,
  assess(_rule, { facts: { veto } }) {
    if (!veto?.substitute) return { verdict: 'fails' };
    return { verdict: 'holds', numbers: { text: veto.substitute.label, on: veto.on } };
  },
  say: (_rule, { numbers }) =>
    numbers ? `${numbers.text} came with the veto of ${numbers.on}` : 'no substitute came with the veto',
  law: () => 'on the substitute that came with the veto',
});
