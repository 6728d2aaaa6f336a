import { stat } from 'node:fs/promises';
import { linesOf } from '../reading/lines.ts';
import type { Report } from '../source/problem.ts';
import type { Lookup, SourceMeasure } from '../source/source-measure.ts';
import { readBill } from './read-bill.ts';

/** How to read an export. */
export interface ExportOptions {
  /** The file of names beside it. Persons it does not have are reported. */
  readonly lookup?: Lookup | undefined;
  readonly report: Report;
  /** Takes the share of the files that has been read, from 0 to 1. */
  readonly progress?: ((share: number) => void) | undefined;
}

/**
 * The bills of New York's export, as many at a time as one piece of a file holds. The files are JSON lines, plain or gzipped.
 *
 * What is wrong with a file, a line, a bill or a row is reported, and the rest is read. A bill that comes again is
 * reported and passed over.
 */
export async function* readExport(
  files: readonly string[],
  { lookup, report, progress = () => {} }: ExportOptions,
): AsyncGenerator<SourceMeasure[]> {
  const sizes = await Promise.all(files.map((file) => sizeOf(file)));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const seen = new Map<number, string>();
  const missed = new Set<number>();
  let before = 0;
  for (const [index, file] of files.entries()) {
    const told = (read: number) => progress(Math.min(1, (before + read) / Math.max(1, total)));
    for await (const lines of linesOf(file, { report, progress: told })) {
      const bills: SourceMeasure[] = [];
      for (const { line, text } of lines) {
        const bill = readBill(text, { file, line }, { lookup, report, missed });
        const first = bill && seen.get(bill.id);
        if (bill && first !== undefined)
          report({ file, line, measure: bill.file, problem: `the bill stands at ${first} already` });
        else if (bill) {
          seen.set(bill.id, `${file}:${line}`);
          bills.push(bill);
        }
      }
      yield bills;
    }
    before += sizes[index] ?? 0;
  }
}

/** A file that is not there is reported when it is read. */
async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}
