import { realpath } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import type { AnyVocabulary, Procedure } from '@statecraft/core';
import { vocabulariesOf } from '../load-vocabularies.ts';
import { procedures as ownProcedures } from '../procedures.ts';
import { type PlacedRecord, type RecordAct, readActs, readRecord } from './read-record.ts';
import { readText } from './read-text.ts';
import type { RecordFile } from './record-file.ts';

/** A record with those it continues: everything a replay or an audit needs. */
export interface LoadedRecord {
  readonly file: string;
  readonly record: RecordFile;
  /** Every act, those of the records it continues first. */
  readonly acts: readonly RecordAct[];
  /** The names to print, and the sources, of all of them; this record's own win. */
  readonly people: Readonly<Record<string, string>>;
  readonly sources: RecordFile['sources'];
}

/** How a record is read. */
export interface LoadOptions {
  /** The procedures whose vocabularies its acts may be of; those that come with the program when left out. */
  readonly procedures?: readonly Procedure[];
}

/**
 * Loads a record file and the files it continues, each once.
 *
 * Throws `InputError` for a file that cannot be read, is no record, or continues itself.
 *
 * @example
 * const record = await loadRecord('records/200162.json');
 * console.log(record.acts.length);
 */
export async function loadRecord(
  file: string,
  { procedures = ownProcedures }: LoadOptions = {},
): Promise<LoadedRecord> {
  return new Loading(vocabulariesOf(procedures)).load(file);
}

type Part = Pick<LoadedRecord, 'acts' | 'people' | 'sources'>;

class Loading {
  readonly #uses: readonly AnyVocabulary[];
  readonly #loaded = new Map<string, LoadedRecord>();
  readonly #ids = new Map<string, string>();

  constructor(uses: readonly AnyVocabulary[]) {
    this.#uses = uses;
  }

  async load(file: string, by: readonly string[] = []): Promise<LoadedRecord> {
    const text = await readText(file);
    const path = await realpath(file);
    const known = this.#loaded.get(path);
    if (known) return { ...known, acts: [] };
    const placed = readRecord(text, file);
    const { record, fail } = placed;
    const other = this.#ids.get(record.id);
    if (other !== undefined) return fail([{ path: ['id'], problem: `"${record.id}" is the id of ${other} too` }]);
    this.#ids.set(record.id, file);
    const before = await this.#loadContinued(placed, [...by, path]);
    const loaded: LoadedRecord = {
      file,
      record,
      acts: [...before.acts, ...readActs(placed, before.sources, this.#uses)],
      people: { ...before.people, ...record.people },
      sources: { ...before.sources, ...record.sources },
    };
    this.#loaded.set(path, loaded);
    return loaded;
  }

  async #loadContinued({ file, record, fail }: PlacedRecord, by: readonly string[]): Promise<Part> {
    let before: Part = { acts: [], people: {}, sources: {} };
    for (const [index, name] of record.continues.entries()) {
      const path = ['continues', index];
      const continued = isAbsolute(name) ? name : join(dirname(file), name);
      const found = await realpath(continued).catch(() => undefined);
      if (found === undefined) return fail([{ path, problem: `there is no file ${continued}` }]);
      if (by.includes(found)) return fail([{ path, problem: `leads in a circle back to ${continued}` }]);
      const { acts, people, sources } = await this.load(continued, by);
      before = {
        acts: [...before.acts, ...acts],
        people: { ...before.people, ...people },
        sources: { ...before.sources, ...sources },
      };
    }
    return before;
  }
}
