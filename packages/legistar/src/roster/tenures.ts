import { type AnyVocabulary, addDays, type BodyFacts, definitionsOf, type LegalDate } from '@statecraft/core';
import { personFor } from '../mapping/roll.ts';
import type { Office } from '../source/source-measure.ts';
import type { Dictionary } from '../vocabulary/vocabulary.ts';

/** Somebody's time in a body, by the office that gives it. */
export interface Tenure {
  readonly body: string;
  readonly member: string;
  readonly name: string;
  readonly role?: string | undefined;
  /** Whether they have a vote. */
  readonly voting: boolean;
  readonly from: LegalDate;
  /** The first day on which they sit no more. */
  readonly until?: LegalDate | undefined;
  readonly office: Office;
}

/**
 * The tenures that offices come to, so that nobody sits twice in a body on a day: where two offices of one person in one
 * body overlap, the one that began later counts from its first day on.
 */
export function tenuresOf(offices: readonly Office[], dictionary: Dictionary): Tenure[] {
  const groups = new Map<string, Tenure[]>();
  for (const office of offices) {
    const tenure = tenureOf(office, dictionary);
    const key = `${tenure.body} ${tenure.member}`;
    const group = groups.get(key);
    if (group) group.push(tenure);
    else groups.set(key, [tenure]);
  }
  return [...groups.values()].flatMap(withoutOverlap).sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

function tenureOf(office: Office, { vocabulary, bodyFor }: Dictionary): Tenure {
  const { person, body, memberType, start, end } = office;
  const { voteless, roles } = vocabulary.offices;
  return {
    body: bodyFor(body.id),
    member: personFor(person.id),
    name: person.name,
    role: roles[memberType],
    voting: !voteless.includes(memberType),
    from: start,
    until: end && addDays(end, 1),
    office,
  };
}

function withoutOverlap(tenures: readonly Tenure[]): readonly Tenure[] {
  if (tenures.length === 1) return tenures;
  const later = [...tenures].sort((a, b) =>
    a.from === b.from ? endOf(a).localeCompare(endOf(b)) : a.from < b.from ? -1 : 1,
  );
  const days = [...new Set(later.flatMap(({ from, until }) => (until ? [from, until] : [from])))].sort();
  const pieces: Tenure[] = [];
  for (const [index, from] of days.entries()) {
    // Of those that hold on the day, the one that began last; of two that began together, the one that ends last.
    const holding = later.findLast((tenure) => tenure.from <= from && endOf(tenure) > from);
    const last = pieces.at(-1);
    if (!holding) continue;
    const next = days[index + 1];
    const until = next !== undefined && next < endOf(holding) ? next : holding.until;
    if (last?.office === holding.office && last.until === from) pieces.splice(-1, 1, { ...last, until });
    else pieces.push({ ...holding, from, until });
  }
  return pieces;
}

const NEVER = '9999-12-31';

function endOf({ until }: Tenure): string {
  return until ?? NEVER;
}

/** Who sat in which body, for an audit. */
export interface Roster {
  /** What is on record of a body; absent where nothing is. */
  facts(body: string): BodyFacts | undefined;
  /** Whether somebody sat in a body on a day; absent where the roster says nothing of the body on that day. */
  sits(body: string, member: string, on: LegalDate): boolean | undefined;
}

/** Nobody is known to sit anywhere. */
export const NO_ROSTER: Roster = { facts: () => undefined, sits: () => undefined };

/** The roster that tenures make, for a procedure with those vocabularies besides ours. */
export function rosterOf(tenures: readonly Tenure[], uses: readonly AnyVocabulary[]): Roster {
  const { unrecordedBody } = definitionsOf(uses);
  const bodies = new Map<string, { facts: BodyFacts; members: Map<string, Tenure[]>; since: LegalDate }>();
  for (const tenure of tenures) {
    const { body, member, name, role, voting, from, until } = tenure;
    const known = bodies.get(body) ?? { facts: unrecordedBody(), members: new Map<string, Tenure[]>(), since: from };
    bodies.set(body, known);
    if (from < known.since) known.since = from;
    known.facts.tenures.push({
      member,
      from,
      ...(name && { name }),
      ...(role && { role }),
      ...(until && { until }),
      ...(!voting && { voting }),
    });
    const own = known.members.get(member);
    if (own) own.push(tenure);
    else known.members.set(member, [tenure]);
  }
  return {
    facts: (body) => bodies.get(body)?.facts,
    sits(body, member, on) {
      const known = bodies.get(body);
      if (!known || known.since > on) return undefined;
      return known.members.get(member)?.some(({ from, until }) => from <= on && (!until || on < until)) ?? false;
    },
  };
}
