import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll } from 'vitest';
import type { Problem, SourceMeasure } from '../src/index.ts';
import { readExport } from '../src/index.ts';

/** A row in the shape of New York's export. */
export interface ExportRow {
  readonly ID: number;
  readonly Date?: string;
  readonly ActionID?: number;
  readonly Action?: string;
  readonly BodyID?: number;
  readonly BodyName?: string;
  readonly EventID?: number;
  readonly AgendaNote?: string;
  readonly MinutesNote?: string;
  readonly Description?: string;
  readonly PassedFlag?: number;
  readonly PassedFlagName?: string;
  readonly Votes?: readonly (readonly [number, string | null])[];
}

const actions: Readonly<Record<number, string>> = {
  15: 'Hearing on P-C Item by Comm',
  17: 'Laid Over by Committee',
  25: 'P-C Item Approved by Comm',
  27: 'Introduced by Council',
  29: 'Printed Item Laid on Desk',
  32: 'Approved by Committee',
  33: 'Amended by Committee',
  43: 'Referred to Comm by Council',
  53: 'Sent to Mayor by Council',
  54: 'Hearing Held by Committee',
  57: 'Signed Into Law by Mayor',
  58: 'City Charter Rule Adopted',
  59: 'Vetoed by Mayor',
  61: 'Overridden by Council',
  68: 'Approved by Council',
  5001: 'Amendment Proposed by Comm',
  5046: 'Filed (End of Session)',
};

const WATER = { BodyID: 7001, BodyName: 'Committee on Water Towers' };
const COUNCIL = { BodyID: 1, BodyName: 'City Council' };
const MAYOR = { BodyID: 31, BodyName: 'Mayor' };
const bodies: Readonly<Record<number, object>> = {
  15: WATER,
  17: WATER,
  25: WATER,
  32: WATER,
  33: WATER,
  54: WATER,
  5001: WATER,
  57: MAYOR,
  58: MAYOR,
  59: MAYOR,
};

let nextRow = 1;

/** A row of an action on a day, at ten in the morning unless the day has a time; `more` is what differs from the usual. */
export function row(action: number, time: string, more: object = {}): ExportRow {
  nextRow += 1;
  return {
    ID: nextRow,
    Date: time.includes('T') ? `${time}:00Z` : `${time}T10:00:00Z`,
    ActionID: action,
    Action: actions[action] ?? `action ${action}`,
    ...COUNCIL,
    ...bodies[action],
    ...more,
  };
}

let nextBill = 900;

/** A bill with its rows, enacted unless told otherwise. */
export function bill(rows: readonly ExportRow[], more: object = {}) {
  nextBill += 1;
  return {
    ID: nextBill,
    File: `Int ${String(nextBill).padStart(4, '0')}-2020`,
    Name: 'Water towers on roofs',
    Title: 'A Local Law in relation to water towers on roofs',
    TypeName: 'Introduction',
    StatusID: 35,
    StatusName: 'Enacted',
    Sponsors: [11, 12, 0],
    History: rows,
    ...more,
  };
}

/** Fifty-one members, ids 1 to 51: so many in favour, the rest against. */
export function votes(ayes: number, all = 51): [number, string][] {
  return Array.from({ length: all }, (_, index) => [index + 1, index < ayes ? 'Affirmative' : 'Negative']);
}

/** A passed flag, as the export has it. */
export const passed = { PassedFlag: 1, PassedFlagName: 'Pass' } as const;
/** A failed flag: the number 0 is left out. */
export const failed = { PassedFlagName: 'Fail' } as const;

/** The rows of a bill that becomes law without a fault, but that nobody recorded when it was laid on the desks. */
export function lawRows(): ExportRow[] {
  return [
    row(27, '2020-01-08'),
    row(43, '2020-01-08', { AgendaNote: 'Water Towers' }),
    row(54, '2020-01-15'),
    row(32, '2020-02-04', passed),
    row(68, '2020-02-11', { ...passed, Votes: votes(40) }),
    row(53, '2020-02-11T11:00'),
    row(57, '2020-03-01'),
  ];
}

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder of its own, gone after the tests of the file. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'statecraft-legistar-'));
  folders.push(folder);
  return folder;
}

/** Writes lines to a file, gzipped where its name says so: objects as JSON, strings as they are. */
export function written(lines: readonly (object | string)[], name = 'bills.jsonl'): string {
  const text = lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('');
  const file = join(newFolder(), name);
  writeFileSync(file, name.endsWith('.gz') ? gzipSync(text) : text);
  return file;
}

/** Reads an export to its end. */
export async function read(
  files: string | readonly string[],
  options: Partial<Parameters<typeof readExport>[1]> = {},
): Promise<{ measures: SourceMeasure[]; problems: Problem[] }> {
  const problems: Problem[] = [];
  const measures: SourceMeasure[] = [];
  const all = typeof files === 'string' ? [files] : files;
  for await (const bills of readExport(all, { report: (problem) => problems.push(problem), ...options }))
    measures.push(...bills);
  return { measures, problems };
}
