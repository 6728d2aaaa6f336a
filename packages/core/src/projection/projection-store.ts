import { StatecraftError } from '../errors.ts';
import type { EventLog } from '../log/event-log.ts';
import type { ProjectionId } from './define-projection.ts';

/** A document as it is kept: JSON, and by what it is found. */
export interface KeptDocument {
  readonly key: string;
  readonly body: string;
  /** In legal order: the last legal date of the acts in it. */
  readonly lastOn?: string | undefined;
  /** The values it is found by, by field; of one field each once. */
  readonly index: Readonly<Record<string, readonly string[]>>;
}

/** A step of a projection: what events behind one position and up to another made of its documents. */
export interface ProjectionStep {
  /** The position up to which events are in the documents already; 0 before the first. */
  readonly after: number;
  readonly position: number;
  /** The documents that changed, whole, each once. */
  readonly documents: readonly KeptDocument[];
  /** Whether this version is to serve from now on. It then stays so. */
  readonly serve?: boolean;
}

/** That the value of a field lies between two texts, both included. */
export interface Condition {
  readonly field: string;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

/** Which documents are asked for. */
export interface StoredQuery {
  /** Conditions on fields, all of which must be met; at most one of a field. */
  readonly where: readonly Condition[];
  /**
   * The field by whose value they are ordered; by key alone when left out. A document without a value there is left out; of
   * several that meet the field's condition the least counts.
   */
  readonly order?: string | undefined;
  /** The place behind which to go on: the value ordered by (empty without `order`) and the key. */
  readonly after?: Place | undefined;
  readonly limit: number;
}

/** The place of a document in the order of a query. */
export interface Place {
  readonly value: string;
  readonly key: string;
}

/** What was found, all of it as it stood at one position. */
export interface StoredPage extends Serving {
  readonly documents: readonly (Place & { readonly body: string })[];
}

/** The version that is read, and how far it has come. */
export interface Serving {
  readonly version: number;
  readonly position: number;
}

/** A version that is kept. */
export interface KeptVersion extends Serving {
  /** Whether it is or was read: of those that served the highest serves. */
  readonly served: boolean;
}

/**
 * Where projections keep their documents and how far they have come. The rules every store keeps are `PROJ-*` in SPEC.md.
 *
 * Texts come to it well-formed and without control characters, fields, keys and values with at most 1000 bytes in UTF-8; it
 * orders them by code points. The version that serves is the highest that ever did; a lower one is neither advanced nor read.
 *
 * Faults: `projection-conflict`, `projection-superseded`, and what the store behind it adds.
 */
export interface ProjectionStore {
  /** The position up to which a version has come; 0 when it has not begun. Throws `projection-superseded`. */
  checkpoint(id: ProjectionId): Promise<number>;
  /** The documents of a version that there are, by key. */
  load(id: ProjectionId, keys: readonly string[]): Promise<ReadonlyMap<string, Omit<KeptDocument, 'index'>>>;
  /**
   * Keeps a step, whole or not at all, durably. Throws `projection-conflict` when the version has not come to `after` exactly,
   * and `projection-superseded`.
   */
  save(id: ProjectionId, step: ProjectionStep): Promise<void>;
  /** Documents of the version that serves; `undefined` when none does. */
  find(name: string, query: StoredQuery): Promise<StoredPage | undefined>;
  /** The document of one key, in a page of one or none, from the version that serves; `undefined` when none does. */
  get(name: string, key: string): Promise<StoredPage | undefined>;
  /** How many documents of the version that serves have each value of a field; `undefined` when none does. */
  tally(name: string, field: string): Promise<ReadonlyMap<string, number> | undefined>;
  /** The versions that are kept, the lowest first. */
  versions(name: string): Promise<readonly KeptVersion[]>;
  /** Forgets a version, its documents and how far it had come; that it served is forgotten too. */
  drop(id: ProjectionId): Promise<void>;
}

/** A log that keeps projections beside it. */
export interface ProjectingLog extends EventLog {
  readonly projections: ProjectionStore;
}

/** Throws `projection-conflict` unless a version has come to where a step begins. */
export function checkStep({ name, version }: ProjectionId, { after }: ProjectionStep, position: number): void {
  if (position === after) return;
  throw new StatecraftError(
    'projection-conflict',
    `The projection ${name}, version ${version}, has come to ${position}, not ${after}; somebody else brought it there. Go on from there.`,
    { details: { name, version, expected: after, actual: position } },
  );
}

/** The fault that a newer version of a projection serves. */
export function superseded({ name, version }: ProjectionId, serving: number | undefined): StatecraftError {
  return new StatecraftError(
    'projection-superseded',
    `Of the projection ${name} version ${serving} serves; version ${version} is kept no more. Run the newer code.`,
    { details: { name, version, serving } },
  );
}
