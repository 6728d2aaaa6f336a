import type { Procedure } from '@statecraft/core';
import { kansasCity, newYorkCity, philadelphia, sanFrancisco, seattle } from '@statecraft/procedures';
import { InputError } from './record/input-error.ts';
import type { RecordFile } from './record/record-file.ts';

/** The procedures that come with the program. */
export const procedures: readonly Procedure[] = [kansasCity, newYorkCity, philadelphia, sanFrancisco, seattle];

/** The procedure of an id. Throws `InputError`, which names where it was given and those there are. */
export function procedureNamed(id: string, place = 'PROCEDURE', known: readonly Procedure[] = procedures): Procedure {
  const found = known.find((procedure) => procedure.id === id);
  if (found) return found;
  throw new InputError(place, [{ place: '', problem: unknown(id, known) }]);
}

/** The procedure a record is under, or the one asked for in its place. Throws `InputError`. */
export function procedureOfRecord(
  { file, record }: { readonly file: string; readonly record: Pick<RecordFile, 'procedure'> },
  known: readonly Procedure[] = procedures,
  instead?: string,
): Procedure {
  if (instead !== undefined) return procedureNamed(instead, '--procedure', known);
  const found = known.find((procedure) => procedure.id === record.procedure);
  if (found) return found;
  throw new InputError(file, [{ place: 'procedure', problem: unknown(record.procedure, known) }]);
}

function unknown(id: string, known: readonly Procedure[]): string {
  const ids = known.map((procedure) => procedure.id);
  const meant = ids.find((each) => differences(each, id) <= 2);
  const hint = meant === undefined ? '' : ` (did you mean ${meant}?)`;
  return `there is no procedure "${id}"${hint}; there is ${ids.join(', ') || 'none'}`;
}

/** How many letters must be changed, put in or taken out to make one word of another. */
function differences(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries())
      next.push(Math.min((row[j] ?? 0) + (letter === other ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    row = next;
  }
  return row[b.length] ?? 0;
}
