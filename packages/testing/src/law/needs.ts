import { everybodyThere } from './counts.ts';
import { latest, plus, plusWithoutSundays } from './days.ts';
import type { Count, Matter, Need } from './law.ts';

/** Only these may do it; of whoever does not say, nobody can tell. */
export function by(...roles: readonly string[]): Need {
  return ({ act }) => act.by?.role !== undefined && !roles.includes(act.by.role);
}

/** Not for ordinances alone, but for them only. */
export function ofOrdinances(need: Need): Need {
  return (matter) => (matter.memory.kind === undefined || matter.memory.kind === 'ordinance') && need(matter);
}

/** For measures of some classes alone. */
export function ofClass(names: readonly string[], need: Need): Need {
  return (matter) => isOf(matter, names) && need(matter);
}

/** For measures of none of some classes. */
export function notOfClass(names: readonly string[], need: Need): Need {
  return (matter) => !isOf(matter, names) && need(matter);
}

function isOf({ memory }: Matter, names: readonly string[]): boolean {
  return memory.classes?.some((name) => names.includes(name)) ?? false;
}

/** Never for measures of these classes. */
export function barred(...names: readonly string[]): Need {
  return (matter) => isOf(matter, names);
}

/** For measures of these classes, where it is on record of which they are. */
export function only(...names: readonly string[]): Need {
  return (matter) => matter.memory.classes !== undefined && !isOf(matter, names);
}

/** The last of so many days; where nobody can tell which that is, the earliest that it can be. */
type Clock = (from: string, matter: Matter) => string | { readonly earliest: string };

/** So many days, each of them counted. */
export function days(count: number): Clock {
  return (from) => plus(from, count);
}

/** So many days, Sundays not counted. */
export function daysButSundays(count: number): Clock {
  return (from) => plusWithoutSundays(from, count);
}

/** Up to the council's first meeting that is no less than so many days off. */
export function meetingAfter(count: number): Clock {
  return (from, { hall }) => hall.meetings.find((day) => day >= plus(from, count)) ?? { earliest: plus(from, count) };
}

/** Not before the last day of a time that began with the latest of some acts; `after` it where the day itself does not do. */
export function notBefore(
  clock: Clock,
  since: readonly string[],
  { after = false, rule }: { after?: boolean; rule?: string } = {},
): Need {
  return (matter) => {
    const { memory, act } = matter;
    const from = beginning(since, matter);
    if (from === undefined) return false;
    // What was waived before the time began is not waived for it.
    if (rule !== undefined && (memory.waived.get(rule) ?? '') >= from) return false;
    const end = clock(from, matter);
    const last = typeof end === 'string' ? end : end.earliest;
    return after ? act.on <= last : act.on < last;
  };
}

/** Up to the last day of a time that began with the latest of some acts. */
export function upTo(clock: Clock, since: readonly string[]): Need {
  return (matter) => {
    const from = beginning(since, matter);
    const last = from !== undefined && clock(from, matter);
    return typeof last === 'string' && matter.act.on > last;
  };
}

function beginning(since: readonly string[], { memory }: Matter): string | undefined {
  return latest(since.map((each) => memory.days.get(each)));
}

/** Takes an act before it. */
export function done(...acts: readonly string[]): Need {
  return ({ memory }) => acts.every((act) => !memory.days.has(act));
}

/** Not while the committee holds it. */
export const notHeld: Need = ({ memory, act }) =>
  memory.hold !== undefined && (memory.hold === 'indefinite' || act.on < memory.hold);

/** Not before the day to which it was put off. */
export const notPutOff: Need = ({ memory, act }) => memory.postponed !== undefined && act.on < memory.postponed;

/** Read on so many days, introduction and this vote among them, unless that was waived. */
export function readOnDays(count: number, rule: string): Need {
  return ({ memory, act }) =>
    !memory.waived.has(rule) && new Set([memory.introduced, ...memory.readings, act.on]).size < count;
}

/** No amendment deeper than this. */
export function noDeeperThan(most: number): Need {
  return ({ act }) => act.type === 'amend' && (act.degree ?? 1) > most;
}

/** The chairs of the committee it leaves and of the one it goes to consent, where they are known and it is said who does. */
export const chairsConsent: Need = ({ memory, act, hall }) => {
  if (act.type !== 're-refer' || act.consent === undefined) return false;
  const chairs = [...memory.committees, ...act.to].flatMap((body) => hall.chair(body) ?? []);
  return chairs.some((chair) => !act.consent?.includes(chair));
};

/** Moved from the side that won the last vote on passage. */
export const fromTheSideThatWon: Need = ({ memory, act }) => {
  const before = memory.votes.findLast(({ question }) => question === 'passage');
  if (act.type !== 'vote' || act.mover === undefined || before?.method !== 'roll-call') return false;
  if (before.outcome === undefined) return false;
  return !(before.outcome === 'carried' ? before.ayes : before.nays).includes(act.mover);
};

/** On the day of the last vote on passage, or up to the meeting after it. */
export const thatMeetingOrTheNext: Need = ({ memory, act, hall }) => {
  const before = memory.votes.findLast(({ question }) => question === 'passage');
  if (!before || act.on === before.on) return false;
  const next = hall.meetings.find((day) => day > before.on);
  return next !== undefined && act.on > next;
};

/** Twice on a day only by the consent of all who are there, who give it by their ayes too. */
export function oncePerDay(question: string): Need {
  return (matter) =>
    everybodyThere(matter) === 'lost' &&
    matter.memory.votes.some((vote) => vote.question === question && vote.on === matter.act.on);
}

/** Once since an act. */
export function once(question: string, since: string): Need {
  return ({ memory }) =>
    memory.votes.some((vote) => vote.question === question && vote.on >= (memory.days.get(since) ?? ''));
}

/** Not before the last day of the term in which it began, given the days on which terms begin. */
export function endOfTerm(begins: readonly string[]): Need {
  return ({ memory, act }) => {
    const begun = memory.introduced ?? memory.first;
    const next = begun === undefined ? undefined : begins.find((day) => day > begun);
    return next !== undefined && act.on < plus(next, -1);
  };
}

/** Announced as it was counted. */
export function announcedAs(count: Count): Need {
  return (matter) => {
    const { act, hall, outcome } = matter;
    if (act.type !== 'vote') return false;
    if ((act.body ?? hall.council) !== hall.council) return true;
    const counted = count(matter);
    return counted !== undefined && counted !== outcome;
  };
}
