import type { DescriptionFacts } from '../../acts/description.ts';
import { vote } from '../../acts/vote.ts';
import { isAct } from '../../vocabulary/define-act.ts';
import { defineRuleKind } from '../../vocabulary/define-rule-kind.ts';

/** The vote is on the text before the body, by the digests of both. */
export const text = defineRuleKind({
  kind: 'text',
  params: {},
  acts: ['vote'],
  ofFacts: false,
  sees: (_rule, { texts, textUnknownSince }: DescriptionFacts) => ({
    texts: texts.map(({ label, hash, on }) => ({ label, hash, on })),
    known: textUnknownSince === undefined,
  }),
  // The earlier texts change the words of a ruling, and never what is lawful.
  distinct: (_rule, { texts, known }) => (known ? texts.at(-1)?.hash : undefined),
  assess(_rule, { texts, known }, { act }) {
    if (!isAct(vote, act)) return undefined;
    const hash = act.data.text?.hash;
    const current = known ? texts.at(-1) : undefined;
    const lacks = [
      ...(hash === undefined ? ['which text was voted on'] : []),
      ...(current?.hash === undefined ? ['the digest of the text before the body'] : []),
    ];
    if (!current || lacks.length > 0) return { verdict: 'undetermined', lacks };
    if (hash === current.hash) return { verdict: 'holds', numbers: { text: current.label } };
    const other = texts.findLast((each) => each.hash === hash);
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
  deadline: 'none',
});
