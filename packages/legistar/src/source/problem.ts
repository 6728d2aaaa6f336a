/** Something in a source that cannot be read, or that contradicts itself, and where it stands. */
export interface Problem {
  readonly file: string;
  /** Counted from 1; absent where the file as a whole is meant. */
  readonly line?: number | undefined;
  /** The measure's number as the source prints it. */
  readonly measure?: string | undefined;
  /** The source's own id of the row. */
  readonly row?: number | undefined;
  readonly problem: string;
}

/** Takes what cannot be read; reading goes on. */
export type Report = (problem: Problem) => void;

/** A problem in a sentence: `bills.jsonl:12 (Int 7, row 3): the row has no date`. */
export function printProblem({ file, line, measure, row, problem }: Problem): string {
  const within = [measure, row === undefined ? undefined : `row ${row}`].filter((part) => part !== undefined);
  const place = line === undefined ? file : `${file}:${line}`;
  return `${place}${within.length > 0 ? ` (${within.join(', ')})` : ''}: ${problem}`;
}
