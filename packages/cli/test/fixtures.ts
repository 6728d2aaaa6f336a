import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryLog } from '@statecraft/core';
import { afterAll } from 'vitest';
import { type LoadedRecord, loadRecord } from '../src/record/load-record.ts';
import type { RecordFileInput } from '../src/record/record-file.ts';
import { replayRecord } from '../src/replay/replay-record.ts';

/** A record as JSON that a test may change in any way. */
export type Draft = RecordFileInput & {
  // biome-ignore lint/suspicious/noExplicitAny: tests write acts that no schema allows.
  acts: any[];
};

const records = new URL('./records/', import.meta.url);
const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder of its own, gone after the tests of the file. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'statecraft-cli-'));
  folders.push(folder);
  return folder;
}

/** The text of the fixture record of that name. */
export function textOf(name: 'ordinance' | 'council'): string {
  return readFileSync(new URL(`${name}.json`, records), 'utf8');
}

/** A small ordinance whose acts continue the roster of the council; `change` may spoil it. */
export function ordinance(change: (draft: Draft) => void = () => {}): Draft {
  const draft = JSON.parse(textOf('ordinance')) as Draft;
  change(draft);
  return draft;
}

/** The numbers of the ordinance's acts, from 0. */
export const at = { file: 0, introduce: 1, refer: 2, hold: 3, report: 4, read: 5, postpone: 6, waiver: 7, passage: 8 };

/** Writes a record beside the council's roster, in a folder of its own, and gives its path. */
export function written(record: Draft | string, name = 'ordinance.json'): string {
  const folder = newFolder();
  writeFileSync(join(folder, 'council.json'), textOf('council'));
  const file = join(folder, name);
  writeFileSync(file, typeof record === 'string' ? record : JSON.stringify(record, null, 2));
  return file;
}

export function loaded(record: Draft = ordinance()): Promise<LoadedRecord> {
  return loadRecord(written(record));
}

/** Replays a record in memory, its acts recorded at one fixed instant. */
export async function replayed(record: Draft = ordinance(), partial = false) {
  return replayRecord(await loaded(record), { log: memoryLog(), partial, clock: () => '2026-01-02T03:04:05.000Z' });
}

/** Four of the ayes on passage turn to nays. */
export function fourTurn(draft: Draft): void {
  const { method } = draft.acts[at.passage];
  method.nays.push(...method.ayes.splice(0, 4));
}
