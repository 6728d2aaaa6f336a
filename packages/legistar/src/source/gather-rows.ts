import { type Fields, isFields } from './json.ts';
import type { SourceMeasure, SourceRow, UndatedRow } from './source-measure.ts';

/** Tells what is wrong with a measure, or with a row of it by the source's id. */
export type Complain = (problem: string, row?: number) => void;

/** How rows of a source are read. */
export interface RowReading {
  readonly idOf: (fields: Fields) => number | undefined;
  /** What a row says; without a day for one that has none. */
  readonly rowOf: (id: number, fields: Fields) => SourceRow | UndatedRow;
  readonly complain: Complain;
}

/** The rows of a measure's history, in order of time and of id; what is wrong with them is told. */
export function gatherRows(
  history: unknown,
  { idOf, rowOf, complain }: RowReading,
): Pick<SourceMeasure, 'rows' | 'undated' | 'incomplete'> {
  const rows: SourceRow[] = [];
  const undated: UndatedRow[] = [];
  if (!Array.isArray(history) || history.length === 0) {
    complain('the bill has no history');
    return { rows, undated, incomplete: true };
  }
  const seen = new Set<number>();
  let incomplete = false;
  for (const fields of history as readonly unknown[]) {
    const id = isFields(fields) ? idOf(fields) : undefined;
    if (!isFields(fields) || id === undefined) {
      complain('a row of the history has no ID');
      incomplete = true;
      continue;
    }
    if (seen.has(id)) {
      complain('the bill has two rows of this id; the first is taken', id);
      continue;
    }
    seen.add(id);
    const row = rowOf(id, fields);
    if ('on' in row) rows.push(row);
    else {
      complain('the row has no date', id);
      undated.push(row);
    }
  }
  return { rows: rows.sort(inTime), undated, incomplete };
}

/** By time, and by id where two are of one time. */
function inTime(a: SourceRow, b: SourceRow): number {
  return a.at === b.at ? a.id - b.id : a.at < b.at ? -1 : 1;
}
