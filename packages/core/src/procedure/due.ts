import { type Command, parseCommand } from '../acts/command.ts';
import { addDays, type LegalDate } from '../calendar/legal-date.ts';
import { assess, refusals } from './assess.ts';
import { printCitation } from './citation.ts';
import type { Context } from './context.ts';
import { asItIsFor, isDoneByLaw, lifecycleOf } from './lifecycle.ts';
import type { Row } from './procedure.ts';
import type { MeasureState } from './replay.ts';
import { appliesTo, type Due } from './rule-head.ts';
import { anyOf } from './rules/composite.ts';
import { type BoundRule, daysSetBy, partsOf } from './rules/rules.ts';

/** An act that nobody does: the law does it when a time has run out. */
export interface DueAct {
  readonly row: string;
  readonly title: string;
  /** The first legal date on which it may be recorded. */
  readonly on: LegalDate;
  readonly rule: string;
  readonly citation: string;
  /** The command that records it; from the same record the same command is made again. */
  readonly command: Command;
}

/**
 * The acts that are due for a measure as it stands, whenever their day comes: a lapse into law, a pocket death.
 *
 * Each is read under the edition of its own day, the earliest that makes any due, and is left out where it would be refused on it.
 * A time that ran out before `notBefore` has run out by that day: the measure came to where it stands too late for an earlier one.
 */
export function dueFor(
  { lifecycle: { procedure }, bodies }: Context,
  measure: string,
  standing: MeasureState,
  notBefore?: LegalDate,
): DueAct[] {
  const own = asItIsFor(procedure, standing.facts);
  for (const [index, { id, from }] of own.editions.entries()) {
    const context = { lifecycle: lifecycleOf(own, id), bodies };
    const before = own.editions[index + 1]?.from;
    const due = dueUnder(context, measure, standing, { from: later(from, notBefore), before });
    if (due.length > 0) return due;
  }
  return [];
}

function later(a: LegalDate | undefined, b: LegalDate | undefined): LegalDate | undefined {
  return a === undefined || (b !== undefined && b > a) ? b : a;
}

/** The days on which an edition is in force, and an act may be due. */
interface Reign {
  readonly from?: LegalDate | undefined;
  readonly before?: LegalDate | undefined;
}

function dueUnder(context: Context, measure: string, standing: MeasureState, { from, before }: Reign): DueAct[] {
  return context.lifecycle
    .at(standing.stage)
    .filter((row) => isDoneByLaw(context.lifecycle, row))
    .flatMap((row): DueAct[] => {
      const last = lastTimeOf(context, row, standing);
      if (!last) return [];
      const { rule } = last;
      // A time that ran out before the first of these days has run out on it.
      const on = from !== undefined && last.on < from ? from : last.on;
      if (before !== undefined && on >= before) return [];
      // The version is part of it: when what was recorded is struck, and the time has run out all the same, it is due anew.
      const commandId = `due/${measure}/${row.id}/${on}/${standing.version}`;
      const command = { ...context.lifecycle.saidBy(row), type: row.act, measure, on, commandId } as Command;
      if (!isAccepted(context, standing, row, command)) return [];
      return [{ row: row.id, title: row.title, on, rule: rule.id, citation: printCitation(rule), command }];
    });
}

/** The time of a row that runs out last, and the first day after it: where several must have run out, an act is due with the last. */
function lastTimeOf({ lifecycle, bodies }: Context, row: Row, standing: MeasureState) {
  return lifecycle
    .rulesOf(row)
    .filter((rule) => appliesTo(rule.for, standing.facts))
    .flatMap((rule): { rule: BoundRule; on: LegalDate }[] => {
      const times = partsOf(rule).flatMap((part) =>
        daysSetBy(part, standing.facts, {
          stage: standing.stage,
          phase: lifecycle.phaseOf(standing.stage),
          bodies,
        }).flatMap((due) => {
          const on = runOutOn(due);
          return on === undefined ? [] : [{ rule: part, on }];
        }),
      );
      times.sort((a, b) => a.on.localeCompare(b.on));
      // Where any one of several times is enough, the first of them is.
      return times.slice(0, rule.definition === anyOf ? 1 : undefined);
    })
    .sort((a, b) => b.on.localeCompare(a.on))[0];
}

/** The first day on which a time has run out by every day that may be the law; `undefined` where it is none that runs out. */
function runOutOn(due: Due): LegalDate | undefined {
  const last = 'date' in due ? due.date : [...due.candidates].sort().at(-1);
  if (last === undefined || (due.when !== 'after' && due.when !== 'from')) return undefined;
  return due.when === 'after' ? addDays(last, 1) : last;
}

/** Whether the act would go on record by its row on its day. */
function isAccepted(context: Context, standing: MeasureState, row: Row, command: Command): boolean {
  const parsed = parseCommand(command, () => row.id, context.lifecycle.definitions.uses);
  if ('malformations' in parsed) return false;
  const assessment = assess(context, standing, parsed.request.act);
  return assessment.row?.id === row.id && refusals(assessment).length === 0;
}
