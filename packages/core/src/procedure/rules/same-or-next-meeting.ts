import type { VoteFacts } from '../../acts/vote.ts';
import { defineRuleKind } from '../../vocabulary/define-rule-kind.ts';
import { questionName } from '../anchor.ts';
import { nextMeetingDay } from '../bodies.ts';

/** A question may be taken up again at the meeting that decided it or at the next one. */
export const sameOrNextMeeting = defineRuleKind({
  kind: 'same-or-next-meeting',
  params: { after: questionName },
  acts: 'of-measures',
  ofFacts: true,
  sees({ after }, { votes }: VoteFacts) {
    const decided = votes.findLast(({ question }) => question.kind === after);
    return decided && { on: decided.on, body: decided.body };
  },
  assess({ after }, decided, { act, bodies }) {
    if (!decided) return { verdict: 'undetermined', lacks: [`the vote on ${after}`] };
    const numbers = { decidedOn: decided.on };
    if (act.on === decided.on) return { verdict: 'holds', numbers };
    const next = nextMeetingDay(bodies, decided.body ?? bodies.council, decided.on);
    if (next === undefined) return { verdict: 'undetermined', numbers, lacks: [`the meetings after ${decided.on}`] };
    return { verdict: act.on <= next ? 'holds' : 'fails', numbers: { ...numbers, next } };
  },
  say(_rule, { numbers = {}, lacks }) {
    const { decidedOn, next } = numbers;
    if (decidedOn === undefined) return `not on record: ${(lacks ?? []).join(', ')}`;
    return `decided on ${decidedOn}${next ? `, next meeting on ${next}` : lacks ? '; the next meeting is not on record' : ', the same day'}`;
  },
  law: ({ after }) => `at the meeting that decided ${after}, or the next one`,
  deadline: 'none',
});
