import { dayOf } from '../source/calendar-day.ts';
import { type Complain, gatherRows } from '../source/gather-rows.ts';
import { type Fields, numberIn, objectIn, textIn } from '../source/json.ts';
import type { Problem, Report } from '../source/problem.ts';
import type { Ballot, Lookup, Place, SourceMeasure, SourceRow, UndatedRow } from '../source/source-measure.ts';

/** What a bill is read with. */
export interface BillReading {
  readonly lookup?: Lookup | undefined;
  readonly report: Report;
  /** The persons whom the file of names lacks, as far as that has been reported. */
  readonly missed: Set<number>;
}

/** The person whom sponsors' lists name without a name: "by request of". */
const NOBODY = 0;

/**
 * A line of New York's export: one bill with its history. What is wrong with it is reported; the rest is given.
 *
 * Absent for a line that holds no bill.
 */
export function readBill(
  text: string,
  place: Place,
  { lookup, report, missed }: BillReading,
): SourceMeasure | undefined {
  const read = objectIn(text);
  if ('problem' in read) {
    report({ ...place, problem: read.problem });
    return undefined;
  }
  const { fields } = read;
  const id = numberIn(fields.ID);
  if (id === undefined) {
    report({ ...place, problem: 'the line holds no bill: it has no ID' });
    return undefined;
  }
  const file = textIn(fields.File) ?? `bill ${id}`;
  const complain = (problem: string, row?: number) =>
    report({ ...place, measure: file, ...(row !== undefined && { row }), problem } satisfies Problem);
  const { rows, undated, incomplete } = gatherRows(fields.History, {
    idOf: ({ ID }) => numberIn(ID),
    rowOf: (row, of) => rowOf(row, of, complain),
    complain,
  });
  const sponsors = numbersIn(fields.Sponsors);
  if (lookup) {
    for (const { person, row } of peopleIn(sponsors, rows)) {
      if (person === NOBODY || lookup.people.has(person) || missed.has(person)) continue;
      missed.add(person);
      complain(`person ${person} is not in ${lookup.file}`, row);
    }
  }
  return {
    id,
    file,
    title: textIn(fields.Title) ?? textIn(fields.Name) ?? file,
    type: textIn(fields.TypeName) ?? '',
    status: { id: numberIn(fields.StatusID), name: textIn(fields.StatusName) ?? '' },
    sponsors: sponsors.filter((person) => person !== NOBODY),
    rows,
    undated,
    incomplete,
    place,
  };
}

function rowOf(id: number, fields: Fields, complain: Complain): SourceRow | UndatedRow {
  const action = { id: numberIn(fields.ActionID), name: textIn(fields.Action) ?? '' };
  const on = dayOf(fields.Date);
  if (on === undefined) return { id, action };
  const votes = fields.Votes;
  return {
    id,
    at: (fields.Date as string).slice(0, 19),
    on,
    action,
    body: { id: numberIn(fields.BodyID) ?? 0, name: textIn(fields.BodyName) ?? '' },
    meeting: numberIn(fields.EventID),
    passed: passedIn(fields),
    agenda: textIn(fields.AgendaNote),
    minutes: textIn(fields.MinutesNote),
    motion: textIn(fields.Description),
    votes: Array.isArray(votes) && votes.length > 0 ? ballotsIn(votes, id, complain) : undefined,
  };
}

/** The flag by its name, for the number is left out when it is 0. */
function passedIn({ PassedFlagName: name, PassedFlag: flag }: Fields): boolean | undefined {
  if (name === 'Pass') return true;
  if (name === 'Fail') return false;
  return flag === 1 ? true : flag === 0 ? false : undefined;
}

function ballotsIn(votes: readonly unknown[], row: number, complain: Complain): Ballot[] {
  const ballots: Ballot[] = [];
  for (const vote of votes) {
    const [person, answer] = Array.isArray(vote) ? (vote as readonly unknown[]) : [];
    if (numberIn(person) === undefined) complain('a vote names no person', row);
    else ballots.push([person as number, typeof answer === 'string' ? answer.trim() : null]);
  }
  return ballots;
}

function numbersIn(list: unknown): number[] {
  return Array.isArray(list) ? (list as readonly unknown[]).flatMap((each) => numberIn(each) ?? []) : [];
}

/** Everybody whom a bill names, and the row of those who voted. */
function* peopleIn(sponsors: readonly number[], rows: readonly SourceRow[]) {
  for (const person of sponsors) yield { person, row: undefined };
  for (const { id, votes } of rows) for (const [person] of votes ?? []) yield { person, row: id };
}
