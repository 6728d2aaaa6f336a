import type { TextPlace } from './json-places.ts';

/** One thing that is wrong with a file: where it stands, and what it is. */
export interface InputProblem {
  /** The part of the file, as a path: `acts[3].on`; empty for the file as a whole. */
  readonly place: string;
  readonly problem: string;
  /** The act it is in, counted from 1. */
  readonly act?: number | undefined;
  /** Where it stands in the text. */
  readonly at?: TextPlace | undefined;
}

/**
 * What was given cannot be read: a file that is missing, is no record, or says something a record cannot say.
 *
 * Its `message` tells every problem with its place, one to a line; `place` is the first one's.
 */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly file: string;
  readonly place: string;
  readonly problems: readonly InputProblem[];

  constructor(file: string, problems: readonly [InputProblem, ...InputProblem[]], cause?: unknown) {
    super(problems.map((problem) => sentenceOf(file, problem)).join('\n'), cause === undefined ? undefined : { cause });
    this.file = file;
    this.place = problems[0].place;
    this.problems = problems;
  }
}

function sentenceOf(file: string, { place, problem, act, at }: InputProblem): string {
  const where = [act !== undefined && `act ${act}`, at && `line ${at.line}, column ${at.column}`].filter(Boolean);
  const parts = [where.length > 0 ? `${file} (${where.join('; ')})` : file, place, problem];
  return parts.filter((part) => part !== '').join(': ');
}

/** A path as it is written: `acts[3].on`. */
export function printPath(path: readonly (string | number)[]): string {
  return path.reduce<string>(
    (printed, key) =>
      typeof key === 'number'
        ? `${printed}[${key}]`
        : /^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(key)
          ? `${printed}${printed === '' ? '' : '.'}${key}`
          : `${printed}[${JSON.stringify(key)}]`,
    '',
  );
}
