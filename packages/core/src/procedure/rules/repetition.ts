import { type VoteFacts, vote } from '../../acts/vote.ts';
import { type ActBy, isAct } from '../../vocabulary/define-act.ts';
import { defineRuleKind } from '../../vocabulary/define-rule-kind.ts';
import { howMany } from '../../vote/answers.ts';
import { questionName } from '../anchor.ts';
import type { Bodies } from '../bodies.ts';
import { countOfVoters } from '../voters.ts';

/** A question put a second time at one meeting needs the consent of all who are present, by their silence or by their ayes. */
export const repetition = defineRuleKind({
  kind: 'repetition',
  params: { question: questionName },
  acts: ['vote'],
  ofFacts: false,
  sees: ({ question }, { votes }: VoteFacts) => ({
    days: votes.filter((vote) => vote.question.kind === question).map(({ on }) => on),
  }),
  distinct: (_rule, { days }) => days.length > 0,
  assess(_rule, { days }, { act, bodies }) {
    const before = days.filter((on) => on === act.on).length;
    const numbers = { before };
    if (before === 0) return { verdict: 'holds', numbers };
    const unanimous = isAct(vote, act) ? isUnanimous(act, bodies) : false;
    if (unanimous === undefined)
      return { verdict: 'undetermined', numbers, lacks: ['whether all who were present consented'] };
    return { verdict: unanimous ? 'holds' : 'fails', numbers };
  },
  say({ question }, { verdict, numbers, lacks = [] }) {
    if (numbers?.before === 0) return `the first ${question} of the day`;
    const how = {
      holds: 'by unanimous consent',
      undetermined: `not on record: ${lacks.join(', ')}`,
      fails: 'it takes unanimous consent',
      unsettled: 'it takes unanimous consent',
    }[verdict];
    return `${question} was put before on that day; ${how}`;
  },
  law: ({ question }) => `a second ${question} at one meeting only by unanimous consent`,
  deadline: 'none',
});

/** Whether everybody who was present consented; `undefined` where it is not known how they voted. */
function isUnanimous(put: ActBy<typeof vote>, bodies: Bodies): boolean | undefined {
  if (put.data.method.kind === 'unanimous-consent') return true;
  const count = countOfVoters(put, bodies);
  if (!count) return undefined;
  const ayes = howMany(count, bodies.answers.for);
  return ayes > 0 && ayes === howMany(count, [...bodies.answers.for, ...bodies.answers.present]);
}
