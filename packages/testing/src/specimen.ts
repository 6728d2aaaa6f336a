import {
  addDays,
  type Command,
  isOfKind,
  isWaivable,
  type LegalDate,
  type Lifecycle,
  ownVocabulary,
  type Row,
} from '@statecraft/core';

/** Which of the many acts of a row to make: any numbers from 0 on; the same ones make the same act. */
export interface Variant {
  /** How far a vote is from unanimity for its outcome. */
  readonly ayes: number;
  /** Which of several ways to word the act; some of them announce a vote otherwise than it was cast. */
  readonly choice: number;
}

/** What a specimen is made for. */
export interface SpecimenOf {
  readonly lifecycle: Lifecycle;
  readonly row: Row;
  readonly measure: string;
  readonly on: LegalDate;
}

/** The ids of a body's numbered seats: `seat-1` and on. Specimens name no real person. */
export function numberedSeats(seats: number): string[] {
  return Array.from({ length: seats }, (_, index) => `seat-${index + 1}`);
}

/** Commands that fill the council with members in numbered seats from a day on. */
export function numberedRoster(lifecycle: Lifecycle, on: string): Command[] {
  const { council, bodies } = lifecycle.procedure;
  return numberedSeats(bodies[council]?.seats ?? 0).map((member) => ({
    type: 'seat',
    body: council,
    on,
    member,
    basis: 'hypothetical',
  }));
}

/** A command that is of a row: it says what the row asks of the act, and is done by one who may do it. */
export function specimen({ lifecycle, row, measure, on }: SpecimenOf, { ayes, choice }: Variant): Command {
  const actor = lifecycle.rulesOf(row).find((rule) => isOfKind(ownVocabulary.rules.actor, rule));
  const by = actor ? { id: 'seat-1', role: actor.roles[choice % actor.roles.length] } : undefined;
  const { question, outcome, ...said } = row.when;
  const payload = row.act === 'vote' ? vote(lifecycle, row, { ayes, choice }) : (payloads[row.act]?.(on, choice) ?? {});
  return { type: row.act, measure, on, basis: 'hypothetical', ...(by && { by }), ...payload, ...said } as Command;
}

/** What acts must say; those that are not named need say nothing. */
const payloads: Readonly<Record<string, (on: LegalDate, choice: number) => object>> = {
  file: (_, choice) => ({ kind: choice % 4 === 3 ? 'resolution' : 'ordinance', title: 'A measure', classes: [] }),
  introduce: () => ({ kind: 'ordinance' }),
  sponsor: (_, choice) => ({ change: choice % 2 === 0 ? 'add' : 'withdraw', sponsors: [`seat-${1 + (choice % 3)}`] }),
  read: (_, choice) => ({ reading: 2 + (choice % 2) }),
  refer: () => ({ to: ['finance'] }),
  're-refer': () => ({ to: ['housing'] }),
  hold: (on, choice) => ({ until: choice % 3 === 2 ? 'indefinite' : addDays(on, choice % 15) }),
  report: (_, choice) => ({ recommendation: choice % 3 === 2 ? 'do-not-pass' : 'do-pass', advanced: choice % 2 === 1 }),
  substitute: () => ({ text: { label: 'Committee substitute' } }),
  amend: (_, choice) => ({ degree: 1 + (choice % 2) }),
  postpone: (on, choice) => ({ until: addDays(on, choice % 15) }),
  veto: () => ({ message: 'Not this way.' }),
  publish: () => ({ what: 'measure' }),
  schedule: () => ({ what: 'hearing' }),
};

function vote(lifecycle: Lifecycle, row: Row, { ayes, choice }: Variant): object {
  const { council, bodies } = lifecycle.procedure;
  const members = numberedSeats(bodies[council]?.seats ?? 0);
  const { question, outcome } = row.when;
  const saysAye =
    choice % 7 === 6 ? ayes % (members.length + 1) : outcome === 'lost' ? ayes % 4 : members.length - (ayes % 4);
  const waived = lifecycle.procedure.rules.find((rule) => isWaivable(rule) && lifecycle.rule(rule.id));
  const method =
    choice % 5 === 4
      ? { kind: 'tally', ayes: saysAye, nays: members.length - saysAye }
      : { kind: 'roll-call', ayes: members.slice(0, saysAye), nays: members.slice(saysAye) };
  return {
    question: { kind: question, ...(question === 'waiver' && { rule: waived?.id ?? 'readings' }) },
    method,
    mover: members[0],
    ...(outcome !== undefined && { announced: outcome }),
  };
}
