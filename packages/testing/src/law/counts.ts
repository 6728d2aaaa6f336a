import type { Count, Matter, Need } from './law.ts';

/** The ayes and those present of a vote, where they are known. */
function tally({ act }: Matter): { ayes: number; cast: number; present: number } | undefined {
  if (act.type !== 'vote') return undefined;
  const { method } = act;
  if (method.kind === 'roll-call') {
    const of = (names: readonly string[] | undefined) => names?.length ?? 0;
    const cast = of(method.ayes) + of(method.nays);
    return { ayes: of(method.ayes), cast, present: cast + of(method.abstaining) + of(method.present) };
  }
  if (method.kind !== 'tally') return undefined;
  const cast = method.ayes + method.nays;
  return { ayes: method.ayes, cast, present: cast + (method.abstaining ?? 0) + (method.present ?? 0) };
}

/** Carried with so many ayes. Where several numbers may be the law, only what all of them say is said. */
export function ayes(...needed: readonly (number | ((seats: number) => number))[]): Count {
  return (matter) => {
    const count = tally(matter);
    if (!count) return undefined;
    const reached = needed.filter(
      (need) => count.ayes >= (typeof need === 'number' ? need : need(matter.hall.seats)),
    ).length;
    return reached === needed.length ? 'carried' : reached === 0 ? 'lost' : undefined;
  };
}

/** More than half of all seats. */
export const moreThanHalf = (seats: number): number => Math.floor(seats / 2) + 1;
/** No less than two thirds of all seats. */
export const twoThirds = (seats: number): number => Math.ceil((seats * 2) / 3);

/** Carried with more ayes than half of the votes cast. */
export const mostOfThoseVoting: Count = (matter) => {
  const count = tally(matter);
  return count && (count.ayes * 2 > count.cast ? 'carried' : 'lost');
};

/** Carried when everybody who is there says aye, and somebody is. */
export const everybodyThere: Count = (matter) => {
  const count = tally(matter);
  return count && (count.ayes >= Math.max(1, count.present) ? 'carried' : 'lost');
};

/** The one count where the measure is of some classes, another where it is not. */
export function dependingOn(names: readonly string[], then: Count, otherwise: Count): Count {
  return (matter) => (matter.memory.classes?.some((name) => names.includes(name)) ? then : otherwise)(matter);
}

/** So many must be there. */
export function present(needed: (seats: number) => number): Need {
  return (matter) => {
    const count = tally(matter);
    return count !== undefined && count.present < needed(matter.hall.seats);
  };
}

/** Members alone are on the roll, each once, and no more of them than seats. */
export const membersOnceEach: Need = ({ act, hall }) => {
  if (act.type !== 'vote' && act.type !== 'report') return false;
  const roll = act.type === 'report' ? act.roll : act.method.kind === 'roll-call' ? act.method : undefined;
  const body = act.body ?? hall.council;
  if (!roll) {
    if (act.type !== 'vote' || act.method.kind !== 'tally' || body !== hall.council) return false;
    const { kind: _, ...counts } = act.method;
    return Object.values(counts).reduce((sum: number, each) => sum + (each ?? 0), 0) > hall.seats;
  }
  const {
    ayes = [],
    nays = [],
    abstaining = [],
    present = [],
    paired = [],
    recused = [],
    absent = [],
    excused = [],
  } = roll;
  const names = [ayes, nays, abstaining, present, paired, recused, absent, excused].flat();
  const members = hall.members(body);
  const stranger = members.length > 0 && names.some((name) => !members.includes(name));
  return stranger || new Set(names).size < names.length || (body === hall.council && names.length > hall.seats);
};
