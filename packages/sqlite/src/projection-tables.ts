import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import {
  checkStep,
  type InlineStore,
  type KeptDocument,
  type KeptVersion,
  type Loaded,
  type ProjectionId,
  type ProjectionStep,
  type StoredPage,
  type StoredQuery,
  superseded,
} from '@statecraft/core';
import { findDocuments } from './find-documents.ts';
import { projectionSchema } from './projection-schema.ts';
import { inTransaction } from './transaction.ts';

/** Documents forgotten at a time. */
const sweepSize = 500;

/** The version that serves. */
interface ServingRow {
  readonly id: number;
  readonly version: number;
  readonly position: number;
}

/** The tables of projections, by what is asked of them. Each call is done within whatever transaction there is. */
export class ProjectionTables implements InlineStore {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  #there = false;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Makes the tables where they are missing; outside of any transaction that may be undone. */
  create(): void {
    if (this.isThere()) return;
    inTransaction(this.#database, 'BEGIN IMMEDIATE', () => this.#database.exec(projectionSchema));
  }

  /** Whether the file has kept a projection yet. */
  isThere(): boolean {
    this.#there ||=
      this.#database.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'projections'`).get() !== undefined;
    return this.#there;
  }

  checkpoint(id: ProjectionId): number | undefined {
    return (this.serving(id.name)?.version ?? 0) > id.version ? undefined : (this.#row(id)?.position ?? 0);
  }

  /** As `checkpoint`; throws `projection-superseded`. */
  currentCheckpoint(id: ProjectionId): number {
    const position = this.checkpoint(id);
    if (position === undefined) throw superseded(id, this.serving(id.name)?.version);
    return position;
  }

  load(id: ProjectionId, keys: readonly string[]): Loaded {
    const loaded = new Map<string, Omit<KeptDocument, 'index'>>();
    const row = this.#row(id);
    if (!row) return loaded;
    const select = this.#statement('SELECT body, last_on FROM documents WHERE projection = ? AND key = ?');
    for (const key of keys) {
      const found = select.get(row.id, key) as unknown as [string, string | null] | undefined;
      if (found) loaded.set(key, { key, body: found[0], lastOn: found[1] ?? undefined });
    }
    return loaded;
  }

  save(id: ProjectionId, step: ProjectionStep): void {
    checkStep(id, step, this.currentCheckpoint(id));
    const projection = this.#advanced(id, step);
    const keep = this.#statement(
      `INSERT INTO documents (projection, key, last_on, body) VALUES (?, ?, ?, ?)
       ON CONFLICT (projection, key) DO UPDATE SET last_on = excluded.last_on, body = excluded.body`,
    );
    for (const { key, lastOn, body, index } of step.documents) {
      keep.run(projection, key, lastOn ?? null, body);
      this.#index(projection, key, index);
    }
  }

  serving(name: string): ServingRow | undefined {
    const row = this.#all(
      'SELECT id, version, position FROM projections WHERE name = ? AND served = 1 ORDER BY version DESC LIMIT 1',
      name,
    )[0] as [number, number, number] | undefined;
    return row && { id: row[0], version: row[1], position: row[2] };
  }

  find(name: string, query: StoredQuery): StoredPage | undefined {
    const serving = this.serving(name);
    if (!serving) return undefined;
    const { sql, values } = findDocuments(serving.id, query);
    const rows = this.#all(sql, ...values) as [string, string, string][];
    return page(serving, rows);
  }

  get(name: string, key: string): StoredPage | undefined {
    const serving = this.serving(name);
    if (!serving) return undefined;
    const sql = `SELECT '', key, body FROM documents WHERE projection = ? AND key = ?`;
    return page(serving, this.#all(sql, serving.id, key) as [string, string, string][]);
  }

  tally(name: string, field: string): ReadonlyMap<string, number> | undefined {
    const serving = this.serving(name);
    if (!serving) return undefined;
    const sql =
      'SELECT value, count(*) FROM document_index WHERE projection = ? AND field = ? GROUP BY value ORDER BY value';
    return new Map(this.#all(sql, serving.id, field) as [string, number][]);
  }

  versions(name: string): KeptVersion[] {
    const sql = 'SELECT version, position, served FROM projections WHERE name = ? ORDER BY version';
    const rows = this.#all(sql, name) as [number, number, number][];
    return rows.map(([version, position, served]) => ({ version, position, served: served === 1 }));
  }

  /** Takes a version's name away, so that nobody finds it any more. */
  unname({ name, version }: ProjectionId): void {
    this.#statement('UPDATE projections SET name = NULL WHERE name = ? AND version = ?').run(name, version);
  }

  /** Forgets some of what has no name any more; gives whether there may be more. */
  sweep(): boolean {
    const [nameless] = this.#all('SELECT id FROM projections WHERE name IS NULL LIMIT 1') as [number][];
    if (!nameless) return false;
    const [id] = nameless;
    const keys = this.#all('SELECT key FROM documents WHERE projection = ? LIMIT ?', id, sweepSize) as [string][];
    for (const [key] of keys) {
      this.#statement('DELETE FROM document_index WHERE projection = ? AND key = ?').run(id, key);
      this.#statement('DELETE FROM documents WHERE projection = ? AND key = ?').run(id, key);
    }
    if (keys.length < sweepSize) this.#statement('DELETE FROM projections WHERE id = ?').run(id);
    return true;
  }

  #row({ name, version }: ProjectionId): { id: number; position: number } | undefined {
    const sql = 'SELECT id, position FROM projections WHERE name = ? AND version = ?';
    const row = this.#all(sql, name, version)[0] as [number, number] | undefined;
    return row && { id: row[0], position: row[1] };
  }

  /** Brings a version to where a step leads, and gives its id. */
  #advanced({ name, version }: ProjectionId, { position, serve }: ProjectionStep): number {
    const [row] = this.#all(
      `INSERT INTO projections (name, version, position, served) VALUES (?, ?, ?, ?)
       ON CONFLICT (name, version) DO UPDATE SET position = excluded.position, served = max(served, excluded.served)
       RETURNING id`,
      name,
      version,
      position,
      serve ? 1 : 0,
    ) as [[number]];
    return row[0];
  }

  /** Makes a document found by these values and no others; what stays is not touched. */
  #index(projection: number, key: string, index: KeptDocument['index']): void {
    const old = this.#all('SELECT field, value FROM document_index WHERE projection = ? AND key = ?', projection, key);
    const left = new Set((old as [string, string][]).map((entry) => JSON.stringify(entry)));
    const add = this.#statement('INSERT INTO document_index (projection, field, value, key) VALUES (?, ?, ?, ?)');
    for (const [field, values] of Object.entries(index))
      for (const value of values)
        if (!left.delete(JSON.stringify([field, value]))) add.run(projection, field, value, key);
    const remove = this.#statement(
      'DELETE FROM document_index WHERE projection = ? AND field = ? AND value = ? AND key = ?',
    );
    for (const entry of left) remove.run(projection, ...(JSON.parse(entry) as [string, string]), key);
  }

  #all(sql: string, ...values: readonly SQLInputValue[]): readonly unknown[] {
    return this.#statement(sql).all(...values);
  }

  #statement(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known) return known;
    const fresh = this.#database.prepare(sql);
    fresh.setReturnArrays(true);
    this.#statements.set(sql, fresh);
    return fresh;
  }
}

function page({ version, position }: ServingRow, rows: readonly [string, string, string][]): StoredPage {
  return { version, position, documents: rows.map(([value, key, body]) => ({ value, key, body })) };
}
