import type { VetoFacts } from '../../acts/veto.ts';
import { defineRuleKind } from '../../vocabulary/define-rule-kind.ts';

/** The veto came with a text of the executive's own, which the body can accept. */
export const substituteOffered = defineRuleKind({
  kind: 'substitute-offered',
  params: {},
  acts: ['vote'],
  ofFacts: true,
  sees: (_rule, { veto }: VetoFacts) => veto?.substitute && { text: veto.substitute.label, on: veto.on },
  assess: (_rule, offered) => (offered ? { verdict: 'holds', numbers: offered } : { verdict: 'fails' }),
  say: (_rule, { numbers }) =>
    numbers ? `${numbers.text} came with the veto of ${numbers.on}` : 'no substitute came with the veto',
  law: () => 'on the substitute that came with the veto',
  deadline: 'none',
});
