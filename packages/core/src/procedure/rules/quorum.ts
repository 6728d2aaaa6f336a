import { z } from 'zod';
import { vote } from '../../acts/vote.ts';
import { isAct } from '../../vocabulary/define-act.ts';
import { defineRuleKind } from '../../vocabulary/define-rule-kind.ts';
import { answer, howMany } from '../../vote/answers.ts';
import { threshold, votesNeeded } from '../../vote/threshold.ts';
import { sizeOn } from '../bodies.ts';
import { MOST_NAMES } from '../rule-bounds.ts';
import { countOfVoters } from '../voters.ts';

/** So many members must be there for a body to decide anything. */
export const quorum = defineRuleKind({
  kind: 'quorum',
  params: {
    members: threshold,
    /** Answers that count towards the quorum besides those of members who are present: the recused, say. */
    counting: z.array(answer).max(MOST_NAMES).default([]),
  },
  acts: ['vote'],
  ofFacts: false,
  sees: () => undefined,
  assess({ members, counting }, _seen, { act, bodies }) {
    if (!isAct(vote, act)) return undefined;
    const count = countOfVoters(act, bodies);
    if (!count) return { verdict: 'undetermined', lacks: ['how many were present'] };
    const need = votesNeeded(members, sizeOn(bodies, act.data.body ?? bodies.council, act.on), count, bodies.answers);
    const present = howMany(count, [...new Set([...bodies.answers.present, ...counting])]);
    if (!need)
      return { verdict: 'undetermined', numbers: { present }, lacks: ['how many sat in the body on that day'] };
    const numbers = { present, needed: need.needed, ...(need.of !== undefined && { of: need.of }) };
    return { verdict: present >= need.needed ? 'holds' : 'fails', numbers };
  },
  say(_rule, { numbers = {}, lacks = [] }) {
    const { present, needed, of } = numbers;
    if (needed === undefined) return `not on record: ${lacks.join(', ')}`;
    return `${present} present, ${needed} needed${of === undefined ? '' : ` of ${of}`}`;
  },
  law: () => 'with a quorum',
  deadline: 'none',
});
