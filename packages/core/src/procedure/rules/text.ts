import { defineRuleKind } from '../rule.ts';

/** The vote is on the text before the body, by the digests of both. */
export const text = defineRuleKind({
  kind: 'text',
  params: {},
  acts: ['vote'],
  assess(_rule, { act, facts }) {
    if (act.type !== 'vote') return undefined;
    const hash = act.data.text?.hash;
    const current = facts.textUnknownSince === undefined ? facts.texts.at(-1) : undefined;
    const lacks = [
      ...(hash === undefined ? ['which text was voted on'] : []),
      ...(current?.hash === undefined ? ['the digest of the text before the body'] : []),
    ];
    if (!current || lacks.length > 0) return { verdict: 'undetermined', lacks };
    if (hash === current.hash) return { verdict: 'holds', numbers: { text: current.label } };
    const other = facts.texts.findLast((each) => each.hash === hash);
    return {
      verdict: 'fails',
      numbers: { text: current.label, since: current.on, ...(other && { votedOn: other.label }) },
    };
  },
  say(_rule, { verdict, numbers, lacks }) {
    if (verdict === 'undetermined') return `not on record: ${lacks?.join(', ')}`;
    if (verdict === 'holds') return `on the text before the body, ${numbers?.text}`;
    const votedOn = numbers?.votedOn ? `an earlier text, ${numbers.votedOn}` : 'a text that is not on record';
    return `on ${votedOn}; before the body since ${numbers?.since} is ${numbers?.text}`;
  },
  law: () => 'the vote is on the text before the body',
});
