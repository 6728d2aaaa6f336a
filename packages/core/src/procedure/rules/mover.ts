import { type VoteFacts, vote } from '../../acts/vote.ts';
import { isAct } from '../../vocabulary/define-act.ts';
import { defineRuleKind } from '../../vocabulary/define-rule-kind.ts';
import { questionName } from '../anchor.ts';

/** Only a member who voted on the prevailing side may move to take a question up again. */
export const mover = defineRuleKind({
  kind: 'mover',
  params: { of: questionName },
  acts: ['vote'],
  ofFacts: false,
  sees({ of }, { votes }: VoteFacts) {
    const { outcome, method } = votes.findLast(({ question }) => question.kind === of) ?? {};
    if (!outcome || method?.kind !== 'roll-call') return undefined;
    return { outcome, prevailing: outcome === 'carried' ? method.ayes : method.nays };
  },
  assess({ of }, before, { act }) {
    const mover = isAct(vote, act) ? act.data.mover : undefined;
    const lacks = [...(mover ? [] : ['the mover']), ...(before ? [] : [`the roll call on ${of}`])];
    if (!mover || !before) return { verdict: 'undetermined', lacks };
    const { outcome, prevailing } = before;
    return { verdict: prevailing.includes(mover) ? 'holds' : 'fails', numbers: { mover, outcome } };
  },
  say({ of }, { verdict, numbers, lacks = [] }) {
    if (verdict === 'undetermined') return `not on record: ${lacks.join(', ')}`;
    return `${numbers?.mover} was ${verdict === 'holds' ? '' : 'not '}on the side that prevailed on ${of} (${numbers?.outcome})`;
  },
  law: ({ of }) => `moved by a member who voted on the side that prevailed on ${of}`,
  deadline: 'none',
});
