import type { InCommit } from '../log/event-log.ts';
import type { Loaded } from './advance.ts';
import type { Projection, ProjectionId } from './define-projection.ts';
import { InlineProjections, type InlineStore } from './inline-projections.ts';
import { byCodePoints } from './plain-text.ts';
import {
  type Condition,
  checkStep,
  type KeptDocument,
  type KeptVersion,
  type Place,
  type ProjectionStep,
  type ProjectionStore,
  type StoredPage,
  type StoredQuery,
  superseded,
} from './projection-store.ts';

/** A store of projections that lives and dies with the process. */
export interface MemoryProjections extends ProjectionStore {
  /** Keeps projections in the commits of a log in memory: `memoryLog({ inCommit: store.inline(docket) })`. */
  inline(...projections: readonly Projection[]): InCommit;
}

/** A store in memory: for tests, for trying out, and as the model other stores are held to. */
export function memoryProjections(): MemoryProjections {
  const shelf = new Shelf();
  return {
    checkpoint: async (id) => shelf.expectCurrent(id),
    load: async (id, keys) => shelf.load(id, keys),
    save: async (id, step) => shelf.save(id, step),
    find: async (name, query) => shelf.find(name, query),
    get: async (name, key) => shelf.get(name, key),
    tally: async (name, field) => shelf.tally(name, field),
    versions: async (name) => shelf.versions(name),
    drop: async (id) => shelf.drop(id),
    inline(...projections) {
      const inline = new InlineProjections(projections);
      return (log) => inline.follow(log, shelf);
    },
  };
}

interface Kept {
  readonly version: number;
  position: number;
  served: boolean;
  readonly documents: Map<string, KeptDocument>;
}

class Shelf implements InlineStore {
  readonly #kept = new Map<string, Map<number, Kept>>();

  checkpoint({ name, version }: ProjectionId): number | undefined {
    const serving = this.#serving(name);
    if (serving && serving.version > version) return undefined;
    return this.#kept.get(name)?.get(version)?.position ?? 0;
  }

  expectCurrent(id: ProjectionId): number {
    const position = this.checkpoint(id);
    if (position === undefined) throw superseded(id, this.#serving(id.name)?.version);
    return position;
  }

  load({ name, version }: ProjectionId, keys: readonly string[]): Loaded {
    const documents = this.#kept.get(name)?.get(version)?.documents;
    return new Map(
      keys.flatMap((key) => {
        const document = documents?.get(key);
        return document ? [[key, document]] : [];
      }),
    );
  }

  save(id: ProjectionId, step: ProjectionStep): void {
    checkStep(id, step, this.expectCurrent(id));
    const kept = this.#begun(id);
    kept.position = step.position;
    kept.served ||= step.serve === true;
    for (const document of step.documents) kept.documents.set(document.key, document);
  }

  find(name: string, { where, order, after, limit }: StoredQuery): StoredPage | undefined {
    const serving = this.#serving(name);
    if (!serving) return undefined;
    const conditions =
      order === undefined || where.some(({ field }) => field === order) ? where : [...where, { field: order }];
    const found = [...serving.documents.values()].flatMap((document): (Place & { body: string })[] => {
      const met = conditions.map((condition) => leastThatMeets(document, condition));
      if (met.includes(undefined)) return [];
      const value = met[conditions.findIndex(({ field }) => field === order)] ?? '';
      return [{ key: document.key, value, body: document.body }];
    });
    found.sort(byPlace);
    const begin = after ? found.findIndex((each) => byPlace(each, after) > 0) : 0;
    return { ...standing(serving), documents: begin < 0 ? [] : found.slice(begin, begin + limit) };
  }

  get(name: string, key: string): StoredPage | undefined {
    const serving = this.#serving(name);
    const document = serving?.documents.get(key);
    return serving && { ...standing(serving), documents: document ? [{ key, value: '', body: document.body }] : [] };
  }

  tally(name: string, field: string): ReadonlyMap<string, number> | undefined {
    const serving = this.#serving(name);
    if (!serving) return undefined;
    const counts = new Map<string, number>();
    for (const { index } of serving.documents.values())
      for (const value of index[field] ?? []) counts.set(value, (counts.get(value) ?? 0) + 1);
    return new Map([...counts].sort(([a], [b]) => byCodePoints(a, b)));
  }

  versions(name: string): KeptVersion[] {
    const versions = [...(this.#kept.get(name)?.values() ?? [])];
    return versions.map((kept) => ({ ...standing(kept), served: kept.served })).sort((a, b) => a.version - b.version);
  }

  drop({ name, version }: ProjectionId): void {
    this.#kept.get(name)?.delete(version);
  }

  #serving(name: string): Kept | undefined {
    const served = [...(this.#kept.get(name)?.values() ?? [])].filter((kept) => kept.served);
    return served.sort((a, b) => b.version - a.version)[0];
  }

  #begun({ name, version }: ProjectionId): Kept {
    const versions = this.#kept.get(name) ?? new Map<number, Kept>();
    this.#kept.set(name, versions);
    const kept = versions.get(version) ?? { version, position: 0, served: false, documents: new Map() };
    versions.set(version, kept);
    return kept;
  }
}

function standing({ version, position }: Kept) {
  return { version, position };
}

/** The least value of a document that meets a condition. */
function leastThatMeets({ index }: KeptDocument, { field, from, until }: Condition): string | undefined {
  return index[field]
    ?.filter(
      (value) =>
        (from === undefined || byCodePoints(value, from) >= 0) &&
        (until === undefined || byCodePoints(value, until) <= 0),
    )
    .sort(byCodePoints)[0];
}

function byPlace(a: Place, b: Place): number {
  return byCodePoints(a.value, b.value) || byCodePoints(a.key, b.key);
}
