import type { Answer, Method, RollCall } from '@statecraft/core';
import type { Ballot, SourceRow } from '../source/source-measure.ts';
import type { Dictionary } from '../vocabulary/vocabulary.ts';

type Lists = { [Position in Answer]: string[] };

/** Our id of a person of the source. */
export function personFor(id: number): string {
  return `person-${id}`;
}

/**
 * The roll that a row's votes make; absent where the row has none, or where no answer is on record of anybody.
 *
 * An answer that the vocabulary does not know is on no list, and handed to `unknown`.
 */
export function rollOf(
  votes: readonly Ballot[] | undefined,
  dictionary: Dictionary,
  unknown: (answer: string) => void,
): RollCall | undefined {
  if (!votes?.some(([, answer]) => answer !== null)) return undefined;
  const roll: Lists = {
    ayes: [],
    nays: [],
    abstaining: [],
    present: [],
    paired: [],
    recused: [],
    absent: [],
    excused: [],
  };
  for (const [person, answer] of votes) {
    const position = answer === null ? undefined : dictionary.answerFor(answer);
    if (position) roll[position].push(personFor(person));
    else unknown(answer ?? 'no answer');
  }
  return roll;
}

/** How a vote was taken, as far as the row tells: by the roll, by a count that the clerk notes, else by its outcome alone. */
export function methodOf(row: SourceRow, dictionary: Dictionary, unknown: (answer: string) => void): Method {
  const roll = rollOf(row.votes, dictionary, unknown);
  if (roll) return { kind: 'roll-call', ...roll };
  const counted = row.minutes === undefined ? undefined : tallyIn(row.minutes, dictionary);
  return counted ? { kind: 'tally', ...counted } : { kind: 'unrecorded' };
}

/** The count in a clerk's note: `48 - AFFIRMATIVE`, a line for each answer. Absent where a line counts what the vocabulary does not know. */
function tallyIn(note: string, { vocabulary: { tallies } }: Dictionary): { [Position in Answer]: number } | undefined {
  const count = { ayes: 0, nays: 0, abstaining: 0, present: 0, paired: 0, recused: 0, absent: 0, excused: 0 };
  let counted = false;
  for (const line of note.split(/[\r\n]+/)) {
    const [, number, answer] = /^\s*(\d{1,3})\s*-?\s*([A-Z][A-Z ]*?)[\s.]*$/.exec(line) ?? [];
    if (number === undefined || answer === undefined) continue;
    const position = tallies[answer.replaceAll(/\s+/g, ' ')];
    if (!position) return undefined;
    count[position] += Number(number);
    counted = true;
  }
  return counted ? count : undefined;
}
