import type { vote } from '../acts/vote.ts';
import type { ActBy } from '../vocabulary/define-act.ts';
import { countOf } from '../vote/method.ts';
import { type Count, countRoll, type RollCall } from '../vote/roll-call.ts';
import { type Bodies, membersOn } from './bodies.ts';

/** The count of a vote among those who have one: whoever stands on the roll without a vote is in no count. */
export function countOfVoters({ on, data: { method, body } }: ActBy<typeof vote>, bodies: Bodies): Count | undefined {
  if (method.kind !== 'roll-call') return countOf(method);
  const mute = membersOn(bodies, body ?? bodies.council, on)?.filter(({ voting }) => voting === false) ?? [];
  return mute.length === 0 ? countRoll(method) : countRoll(without(method, new Set(mute.map(({ member }) => member))));
}

function without(roll: RollCall, mute: ReadonlySet<string>): RollCall {
  const voters = (names: readonly string[]) => names.filter((name) => !mute.has(name));
  const { ayes, nays, abstaining, present, paired, recused, absent, excused } = roll;
  return {
    ayes: voters(ayes),
    nays: voters(nays),
    abstaining: voters(abstaining),
    present: voters(present),
    paired: voters(paired),
    recused: voters(recused),
    absent: voters(absent),
    excused: voters(excused),
  };
}
