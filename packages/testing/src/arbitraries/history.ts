import {
  addDays,
  assess,
  type Bodies,
  bodiesOf,
  type Command,
  definitionsOf,
  type LegalDate,
  type Lifecycle,
  lifecycleOn,
  type Procedure,
  parseCommand,
  place,
  type Row,
  refusals,
  type Standing,
} from '@statecraft/core';
import fc from 'fast-check';
import type { AnyDrafts } from '../drafting/any-drafts.ts';
import { membersOfBody, numberedSeats } from '../seats.ts';
import { specimen } from '../specimen.ts';
import { unfiled } from '../unfiled.ts';

/** How a history is drawn. */
export interface HistoryOptions {
  /** At most so many acts, any number up to it as likely as another; 20 when left out, and mostly fewer than 10. */
  readonly maxLength?: number;
  /** How many steps of a hundred take an act from anywhere in the table, in order or not; 20 when left out, 0 for orderly histories. */
  readonly astray?: number;
  /** The measure the acts concern. */
  readonly measure?: string;
  /** The first legal date. */
  readonly from?: string;
  /** How the acts of the vocabularies are drafted that the procedure uses besides ours. */
  readonly drafts?: readonly AnyDrafts[] | undefined;
}

/** What a step of a history is drawn from; small numbers give the plainest step, so that histories shrink to what matters. */
interface Step {
  readonly astray: number;
  readonly row: number;
  readonly days: number;
  readonly ayes: number;
  readonly choice: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  astray: fc.nat(99),
  row: fc.nat(1_000),
  days: fc.nat(9),
  ayes: fc.nat(20),
  choice: fc.nat(29),
});

/**
 * Histories of one measure under a procedure, as commands in legal order: mostly the next act of the table, now and then
 * any act at all. Acts may be refused; a hall of numbered members votes (see `numberedRoster`).
 */
export function arbitraryHistory(procedure: Procedure, options: HistoryOptions = {}): fc.Arbitrary<Command[]> {
  return fc
    .array(step, { minLength: 1, maxLength: options.maxLength ?? 20, ...(options.maxLength && { size: 'max' }) })
    .map((steps) => historyOf(procedure, steps, options));
}

function historyOf(
  procedure: Procedure,
  steps: readonly Step[],
  { astray = 20, measure = 'measure-1', from = '2020-01-02', drafts }: HistoryOptions,
): Command[] {
  const bodies = hallOf(procedure);
  const commands: Command[] = [];
  let on = from as LegalDate;
  let standing: Standing = unfiled(lifecycleOn(procedure, on));
  for (const each of steps) {
    on = addDays(on, each.days);
    const lifecycle = lifecycleOn(procedure, on);
    const rows = each.astray >= 100 - astray ? lifecycle.rows : rowsAhead(lifecycle, standing.stage, each);
    const row = rows[each.row % rows.length];
    if (!row) continue;
    const command = specimen({ lifecycle, row, measure, on, drafts }, each);
    commands.push(command);
    const parsed = parseCommand(command, () => `step-${commands.length}`, procedure.uses);
    if (!('request' in parsed)) continue;
    const assessment = assess({ lifecycle, bodies }, standing, parsed.request.act);
    if (assessment.row && refusals(assessment).length === 0) standing = place(standing, assessment);
  }
  return commands;
}

/** The rows at a stage; more often than not only those that lead onward, so that rare stages are reached often. */
function rowsAhead(lifecycle: Lifecycle, stage: string, { choice }: Step): readonly Row[] {
  const here = lifecycle.at(stage);
  const onward = here.filter(({ to }) => to !== 'same' && lifecycle.at(to).length > 0);
  if (choice % 3 !== 0 && onward.length > 0) return onward;
  return here.length > 0 ? here : lifecycle.rows;
}

/** The bodies of a procedure with every seat of the council filled by a numbered member. */
export function hallOf(procedure: Procedure): Bodies {
  const seats = membersOfBody(procedure, procedure.council);
  const facts = {
    ...definitionsOf(procedure.uses).unrecordedBody(),
    tenures: numberedSeats(seats).map((member) => ({ member, from: '0001-01-01' as LegalDate })),
  };
  return bodiesOf(procedure, (body) => (body === procedure.council ? facts : undefined));
}
