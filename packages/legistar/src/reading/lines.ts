import type { Report } from '../source/problem.ts';
import { bytesOf, type Progress } from './bytes.ts';

const NEWLINE = 0x0a;

/** A line of a file, counted from 1. */
export interface Line {
  readonly line: number;
  readonly text: string;
}

/** How to read a file. */
export interface ReadingOptions {
  readonly report: Report;
  readonly progress?: Progress | undefined;
}

/**
 * The lines of a file, plain or gzipped, as many at a time as one piece of it holds; empty ones are left out.
 *
 * It holds no more of the file than one piece. A file that ends too early, is damaged or cannot be read is reported, and
 * what could be had of it is given.
 */
export async function* linesOf(file: string, { report, progress }: ReadingOptions): AsyncGenerator<Line[]> {
  let line = 0;
  let rest: Buffer | undefined;
  try {
    for await (const bytes of bytesOf(file, progress)) {
      const lines: Line[] = [];
      const piece: Buffer = rest ? Buffer.concat([rest, bytes]) : line === 0 ? withoutMark(bytes) : bytes;
      // What was left over holds no newline: the search goes on behind it.
      let from = 0;
      let end = piece.indexOf(NEWLINE, rest?.length ?? 0);
      for (; end >= 0; end = piece.indexOf(NEWLINE, from)) {
        line += 1;
        if (end > from) lines.push({ line, text: piece.toString('utf8', from, end) });
        from = end + 1;
      }
      rest = from < piece.length ? piece.subarray(from) : undefined;
      if (lines.length > 0) yield lines;
    }
  } catch (fault) {
    // What is left over is the beginning of a line that the file breaks off in.
    const begun = line > 0 || rest !== undefined;
    report({ file, ...(begun && { line: line + 1 }), problem: whyUnreadable(fault) });
    return;
  }
  if (rest) yield [{ line: line + 1, text: rest.toString('utf8') }];
}

/** What a file begins with, without the mark that some programs put before UTF-8. */
function withoutMark(bytes: Buffer): Buffer {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

function whyUnreadable(fault: unknown): string {
  const { code, message } = fault as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOENT':
      return 'there is no such file';
    case 'EISDIR':
      return 'this is a folder, not a file';
    case 'EACCES':
      return 'this file may not be read';
    case 'Z_BUF_ERROR':
      return 'the gzipped file ends too early; it was read up to here';
    case 'Z_DATA_ERROR':
      return `the gzipped file is damaged (${message}); it was read up to here`;
    default:
      return `the file cannot be read further: ${message}`;
  }
}
