import type { ActOf } from '../../acts/command.ts';
import { namesOn, type RollCall } from '../../vote/roll-call.ts';
import { membersOn } from '../bodies.ts';
import { defineRuleKind } from '../rule.ts';

/** Only members vote, each once, and never more than the body has seats. */
export const roll = defineRuleKind({
  kind: 'roll',
  params: {},
  assess(_rule, { act, bodies }) {
    if (act.type !== 'vote' && act.type !== 'report') return undefined;
    const roll = rollOf(act);
    if (!roll) return act.type === 'vote' ? { verdict: 'undetermined', lacks: ['a roll call by name'] } : undefined;
    const body = act.data.body ?? bodies.council;
    const names = namesOn(roll);
    const seats = bodies.definition(body)?.seats;
    const twice = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
    const members = membersOn(bodies, body, act.on)?.map(({ member }) => member);
    const strangers = members ? names.filter((name) => !members.includes(name)) : [];
    const numbers = {
      named: names.length,
      ...(seats !== undefined && { seats }),
      ...(twice.length > 0 && { twice }),
      ...(strangers.length > 0 && { strangers }),
    };
    if (twice.length > 0 || strangers.length > 0 || (seats !== undefined && names.length > seats))
      return { verdict: 'fails', numbers };
    if (!members) return { verdict: 'undetermined', numbers, lacks: [`the roster of ${body} on ${act.on}`] };
    return { verdict: 'holds', numbers };
  },
  say(_rule, { numbers = {}, lacks }) {
    const { named, seats, twice, strangers } = numbers;
    const faults = [
      Array.isArray(twice) && `${twice.join(', ')} named more than once`,
      Array.isArray(strangers) && `${strangers.join(', ')} not a member on that day`,
      typeof named === 'number' && typeof seats === 'number' && named > seats && `${named} names for ${seats} seats`,
    ].filter(Boolean);
    if (faults.length > 0) return faults.join('; ');
    if (named === undefined) return 'no roll call by name on record';
    return lacks ? `${named} names; the roster of the day is not on record` : `${named} members named, each once`;
  },
  law: () => 'only members vote, each once, and never more than there are seats',
});

function rollOf(act: ActOf<'vote' | 'report'>): RollCall | undefined {
  if (act.type === 'report') return act.data.roll;
  return act.data.method.kind === 'roll-call' ? act.data.method : undefined;
}
