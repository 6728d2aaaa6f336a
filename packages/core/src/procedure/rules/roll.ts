import { report } from '../../acts/report.ts';
import { vote } from '../../acts/vote.ts';
import { type ActBy, isAct } from '../../vocabulary/define-act.ts';
import { defineRuleKind } from '../../vocabulary/define-rule-kind.ts';
import type { Finding } from '../../vocabulary/ruling.ts';
import { countOf } from '../../vote/method.ts';
import { namesOn, type RollCall, sizeOf } from '../../vote/roll-call.ts';
import { membersOn } from '../bodies.ts';

/**
 * Only members vote, each once, and never more than the body has seats; of a tally the last alone is judged. Where the roster is not
 * on record, whoever is named and did not vote may be a member without a vote, whom no seat is counted for.
 */
export const roll = defineRuleKind({
  kind: 'roll',
  params: {},
  acts: ['vote', 'report'],
  ofFacts: false,
  sees: () => undefined,
  assess(_rule, _seen, { act, bodies }) {
    if (!isAct(vote, act) && !isAct(report, act)) return undefined;
    const roll = rollOf(act);
    const body = act.data.body ?? bodies.council;
    const seats = bodies.definition(body)?.seats;
    if (!roll) return isAct(vote, act) ? withoutNames(act, seats) : undefined;
    const names = namesOn(roll);
    const seen = new Set<string>();
    const twice = [...new Set(names.filter((name) => seen.size === seen.add(name).size))];
    const roster = membersOn(bodies, body, act.on);
    const members = roster && new Set(roster.map(({ member }) => member));
    const strangers = members ? names.filter((name) => !members.has(name)) : [];
    const mute = roster?.filter(({ voting }) => voting === false).map(({ member }) => member) ?? [];
    const voteless = mute.filter((name) => roll.ayes.includes(name) || roll.nays.includes(name));
    const voters = members ? names.filter((name) => !mute.includes(name)) : votersOn(roll);
    const numbers = {
      named: names.length,
      ...(seats !== undefined && { seats }),
      ...(twice.length > 0 && { twice }),
      ...(strangers.length > 0 && { strangers }),
      ...(voteless.length > 0 && { voteless }),
      ...(voters.length < names.length && { voters: voters.length }),
    };
    const tooMany = seats !== undefined && voters.length > seats;
    if (twice.length > 0 || strangers.length > 0 || voteless.length > 0 || tooMany)
      return { verdict: 'fails', numbers };
    if (!members) return { verdict: 'undetermined', numbers, lacks: [`the roster of ${body} on ${act.on}`] };
    return { verdict: 'holds', numbers };
  },
  say(_rule, { numbers = {}, lacks }) {
    const { named, seats, twice, strangers, voteless, voters = named } = numbers;
    const faults = [
      Array.isArray(twice) && `${twice.join(', ')} named more than once`,
      Array.isArray(strangers) && `${strangers.join(', ')} not a member on that day`,
      Array.isArray(voteless) && `${voteless.join(', ')} on the roll without a vote`,
      typeof voters === 'number' && typeof seats === 'number' && voters > seats && `${voters} votes for ${seats} seats`,
    ].filter(Boolean);
    if (faults.length > 0) return faults.join('; ');
    if (named === undefined) return 'no roll call by name on record';
    return lacks ? `${named} names; the roster of the day is not on record` : `${named} members named, each once`;
  },
  law: () => 'only members vote, each once, and never more than there are seats',
  deadline: 'none',
});

function votersOn({ ayes, nays, abstaining, paired, recused }: RollCall): string[] {
  return [...ayes, ...nays, ...abstaining, ...paired, ...recused];
}

/** Of a vote without names only its size can be judged. */
function withoutNames({ data: { method } }: ActBy<typeof vote>, seats: number | undefined): Finding {
  const count = countOf(method);
  const named = count && sizeOf(count);
  return named !== undefined && seats !== undefined && named > seats
    ? { verdict: 'fails', numbers: { named, seats } }
    : { verdict: 'undetermined', lacks: ['a roll call by name'] };
}

function rollOf(act: ActBy<typeof vote> | ActBy<typeof report>): RollCall | undefined {
  if (act.type === 'report') return act.data.roll;
  return act.data.method.kind === 'roll-call' ? act.data.method : undefined;
}
