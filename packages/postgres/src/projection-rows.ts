import {
  checkStep,
  type InlineStore,
  type InTime,
  type KeptDocument,
  type KeptVersion,
  type Loaded,
  type ProjectionId,
  type ProjectionStep,
  type StoredPage,
  type StoredQuery,
  superseded,
} from '@statecraft/core';
import type { ClientBase } from 'pg';
import { fieldKey, findDocuments, ofServing, type Question } from './find-documents.ts';

type Found = [version: string, position: string, value: string, key: string | null, body: string];

/** The projections of a log, by what is asked of them on one connection, within whatever transaction there is. */
export class ProjectionRows implements InTime<InlineStore> {
  readonly #client: ClientBase;
  readonly #log: number;

  constructor(client: ClientBase, log: number) {
    this.#client = client;
    this.#log = log;
  }

  /** Holds the projection until the transaction ends, so that it still stands there when the step is kept. */
  async checkpoint(id: ProjectionId): Promise<number | undefined> {
    await this.#ask('SELECT statecraft.hold_projection($1, $2)', [this.#log, id.name]);
    const { position, serving } = await this.#standing(id);
    return serving > id.version ? undefined : position;
  }

  /** As `checkpoint`, but holds nothing; throws `projection-superseded`. */
  async currentCheckpoint(id: ProjectionId): Promise<number> {
    const { position, serving } = await this.#standing(id);
    if (serving > id.version) throw superseded(id, serving);
    return position;
  }

  async load({ name, version }: ProjectionId, keys: readonly string[]): Promise<Loaded> {
    const rows = await this.#ask<[string, string | null, string]>(
      `SELECT d.key, d.last_on, d.body FROM statecraft.projections p JOIN statecraft.documents d ON d.projection = p.id
       WHERE p.log = $1 AND p.name = $2 AND p.version = $3 AND d.key = ANY ($4)`,
      [this.#log, name, version, keys],
    );
    return new Map(rows.map(([key, lastOn, body]) => [key, { key, body, lastOn: lastOn ?? undefined }]));
  }

  async save(id: ProjectionId, step: ProjectionStep): Promise<void> {
    const { documents } = step;
    const entries = documents.flatMap(entriesOf);
    const [row] = await this.#ask<[string, string]>(
      'SELECT stood, serving FROM statecraft.save_projection($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)',
      [
        this.#log,
        id.name,
        id.version,
        step.after,
        step.position,
        step.serve === true,
        documents.map(({ key }) => key),
        documents.map(({ lastOn }) => lastOn ?? null),
        documents.map(({ body }) => body),
        entries.map(({ key }) => key),
        entries.map(({ field }) => field),
        entries.map(({ value }) => value),
      ],
    );
    const [stood, serving] = (row as [string, string]).map(Number) as [number, number];
    if (serving > id.version) throw superseded(id, serving);
    checkStep(id, step, stood);
  }

  async find(name: string, query: StoredQuery): Promise<StoredPage | undefined> {
    return this.#page(findDocuments(this.#log, name, query));
  }

  async get(name: string, key: string): Promise<StoredPage | undefined> {
    const found = `SELECT '' AS value, key, body FROM statecraft.documents WHERE projection = serving.id AND key = $3`;
    return this.#page({ text: ofServing(found), values: [this.#log, name, key] });
  }

  async tally(name: string, field: string): Promise<ReadonlyMap<string, number> | undefined> {
    const found = `SELECT value, count(*) FROM statecraft.document_index
      WHERE projection = serving.id AND field = $3 GROUP BY value ORDER BY value`;
    const rows = await this.#ask<[string, string, string | null, string]>(ofServing(found), [
      this.#log,
      name,
      fieldKey(field),
    ]);
    if (rows.length === 0) return undefined;
    return new Map(rows.flatMap(([, , value, count]) => (value === null ? [] : [[value, Number(count)]])));
  }

  async versions(name: string): Promise<KeptVersion[]> {
    const rows = await this.#ask<[string, string, boolean]>(
      'SELECT version, position, served FROM statecraft.projections WHERE log = $1 AND name = $2 ORDER BY version',
      [this.#log, name],
    );
    return rows.map(([version, position, served]) => ({
      version: Number(version),
      position: Number(position),
      served,
    }));
  }

  /** Takes a version's name away, so that nobody finds it any more. */
  async unname({ name, version }: ProjectionId): Promise<void> {
    await this.#ask('SELECT statecraft.drop_projection($1, $2, $3)', [this.#log, name, version]);
  }

  /** Forgets some of what has no name any more; gives whether there may be more. */
  async sweep(): Promise<boolean> {
    const [row] = await this.#ask<[boolean]>('SELECT statecraft.sweep_projections($1)', [this.#log]);
    return row?.[0] === true;
  }

  async #standing({ name, version }: ProjectionId): Promise<{ position: number; serving: number }> {
    const versions = await this.versions(name);
    return {
      position: versions.find((each) => each.version === version)?.position ?? 0,
      serving: versions.findLast(({ served }) => served)?.version ?? 0,
    };
  }

  async #page({ text, values }: Question): Promise<StoredPage | undefined> {
    const rows = await this.#ask<Found>(text, values);
    if (!rows[0]) return undefined;
    const [version, position] = rows[0];
    return {
      version: Number(version),
      position: Number(position),
      documents: rows.flatMap(([, , value, key, body]) => (key === null ? [] : [{ value, key, body }])),
    };
  }

  async #ask<Row extends unknown[]>(text: string, values: readonly unknown[]): Promise<Row[]> {
    const { rows } = await this.#client.query<Row>({ text, values: [...values], rowMode: 'array' });
    return rows;
  }
}

function entriesOf({ key, index }: KeptDocument) {
  return Object.entries(index).flatMap(([field, values]) =>
    values.map((value) => ({ key, field: fieldKey(field), value })),
  );
}
