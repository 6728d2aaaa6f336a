import type { Procedure } from '@statecraft/core';
import { kansasCity, newYorkCity, philadelphia, sanFrancisco, seattle } from '@statecraft/procedures';
import { InputError } from './record/input-error.ts';
import type { LoadedRecord } from './record/load-record.ts';

/** The procedures that come with the program. */
export const procedures: readonly Procedure[] = [kansasCity, newYorkCity, philadelphia, sanFrancisco, seattle];

/** The procedure of an id. Throws `InputError`, which names those there are. */
export function procedureNamed(id: string, known: readonly Procedure[] = procedures): Procedure {
  const found = known.find((procedure) => procedure.id === id);
  if (found) return found;
  throw new InputError('PROCEDURE', [{ place: '', problem: unknown(id, known) }]);
}

/** The procedure a record is under, or the one asked for in its place. Throws `InputError`. */
export function procedureOfRecord(
  { file, record }: LoadedRecord,
  known: readonly Procedure[] = procedures,
  instead?: string,
): Procedure {
  const id = instead ?? record.procedure;
  const found = known.find((procedure) => procedure.id === id);
  if (found) return found;
  const place = instead === undefined ? { file, place: 'procedure' } : { file: '--procedure', place: '' };
  throw new InputError(place.file, [{ place: place.place, problem: unknown(id, known) }]);
}

function unknown(id: string, known: readonly Procedure[]): string {
  return `there is no procedure "${id}"; there is ${known.map((procedure) => procedure.id).join(', ') || 'none'}`;
}
