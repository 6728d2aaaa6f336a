import { isFault, StatecraftError } from '../errors.ts';
import type { RecordedEvent, StreamId } from '../log/event.ts';
import type { EventLog } from '../log/event-log.ts';
import { inTime } from './asking.ts';
import type { Projection, ProjectionId } from './define-projection.ts';
import { keptText, plainText } from './plain-text.ts';
import type { KeptVersion, ProjectionStore } from './projection-store.ts';
import { type FindQuery, type Page, pageOf, storedQuery } from './query.ts';
import { step } from './step.ts';

/** What a view is made of. */
export interface ViewOptions {
  readonly log: EventLog;
  /** Where the documents are kept; a log that keeps projections has it as `projections`. */
  readonly store: ProjectionStore;
  /** Events folded in one step, and kept in one transaction; 500 when left out. */
  readonly batch?: number;
}

/** How new what is read must be. */
export interface Freshness {
  /** A position of the log, that of an act just recorded say, or its `head`: the projection is brought that far first. */
  readonly atLeast?: number | 'head';
}

/** How a projection is followed. */
export interface FollowOptions {
  readonly signal?: AbortSignal;
  /** Told of every fault after which it tries again. */
  readonly onRetry?: (fault: unknown) => void;
}

/** How far a projection has come. */
export interface ViewStatus {
  /** How far this version has come; 0 when it has not begun or a newer version serves. */
  readonly position: number;
  /** The last position of the log. */
  readonly head: number;
  /** The version that is read; absent while none is ready. */
  readonly serving?: number | undefined;
  /** Every version that is kept, the lowest first. */
  readonly versions: readonly KeptVersion[];
}

/** A projection over a log and a store: reads its documents, and brings them up to the log. */
export interface View<Doc, Field extends string> {
  /** The document of a key; `undefined` where there is none. Throws `projection-unready` before any version is ready. */
  get(key: string, freshness?: Freshness): Promise<Doc | undefined>;
  /** Documents by their index, in pages. Throws `projection-unready`, `query-invalid`. */
  find(query?: FindQuery<Field> & Freshness): Promise<Page<Doc>>;
  /** How many documents have each value of a field: measures by stage. Throws `projection-unready`. */
  tally(field: Field, freshness?: Freshness): Promise<ReadonlyMap<string, number>>;
  /**
   * Folds what the log holds behind the checkpoint, up to its head as it stands, and gives the position it has come to. From then
   * on this version serves, and older ones are dropped. Any number of processes may do it at once: no event is folded twice.
   *
   * Throws `projection-failed` for an event on which the fold fails, all before it being kept; `projection-superseded`.
   */
  catchUp(signal?: AbortSignal): Promise<number>;
  /**
   * Catches up and goes on with the log as it grows, until the signal aborts, the log closes or a newer version serves. What may
   * pass it tries again. Throws `projection-failed`.
   */
  follow(options?: FollowOptions): Promise<void>;
  status(): Promise<ViewStatus>;
}

const USUAL_BATCH = 500;
/** Milliseconds before the first try after a fault, and the most between two. */
const [FIRST_PAUSE, LONGEST_PAUSE] = [50, 5_000];

/**
 * Opens a projection over a log and a store.
 *
 * @example
 * const board = openView(docket, { log, store: log.projections });
 * await board.catchUp();
 * const { documents } = await board.find({ where: { committee: 'finance' } });
 */
export function openView<Doc, Field extends string>(
  projection: Projection<Doc, Field>,
  { log, store, batch = USUAL_BATCH }: ViewOptions,
): View<Doc, Field> {
  return new OpenView<Doc, Field>(projection, { log, store, batch });
}

class OpenView<Doc, Field extends string> implements View<Doc, Field> {
  readonly #projection: Projection;
  readonly #id: ProjectionId;
  readonly #log: EventLog;
  readonly #store: ProjectionStore;
  readonly #batch: number;
  /** The last catching up that was asked for; the next waits for it. */
  #last: Promise<unknown> = Promise.resolve();
  #serves = false;

  constructor(projection: Projection<Doc, Field>, { log, store, batch }: Required<ViewOptions>) {
    this.#projection = projection as Projection;
    this.#id = { name: projection.name, version: projection.version };
    this.#log = log;
    this.#store = store;
    this.#batch = batch;
  }

  async get(key: string, freshness: Freshness = {}): Promise<Doc | undefined> {
    await this.#reach(freshness);
    const { documents } = await this.#ready(await this.#store.get(this.#id.name, keptText(key)));
    return documents[0] && (JSON.parse(documents[0].body) as Doc);
  }

  async find(query: FindQuery<Field> & Freshness = {}): Promise<Page<Doc>> {
    const stored = storedQuery(query);
    await this.#reach(query);
    return pageOf<Doc>(await this.#ready(await this.#store.find(this.#id.name, stored)), stored);
  }

  async tally(field: Field, freshness: Freshness = {}): Promise<ReadonlyMap<string, number>> {
    await this.#reach(freshness);
    const counts = await this.#ready(await this.#store.tally(this.#id.name, keptText(field)));
    return new Map([...counts].map(([value, count]) => [plainText(value), count]));
  }

  catchUp(signal?: AbortSignal): Promise<number> {
    const mine = this.#last.then(() => this.#catchUp(signal));
    this.#last = mine.catch(() => undefined);
    return mine;
  }

  async follow({ signal, onRetry }: FollowOptions = {}): Promise<void> {
    let pause = FIRST_PAUSE;
    while (!signal?.aborted) {
      try {
        const position = await this.catchUp(signal);
        pause = FIRST_PAUSE;
        if (!(await this.#grown(position, signal))) return;
      } catch (fault) {
        if (isFault(fault, 'log-closed') || isFault(fault, 'projection-superseded')) return;
        if (!isFault(fault) || !fault.retryable) throw fault;
        onRetry?.(fault);
        await passing(pause, signal);
        pause = Math.min(2 * pause, LONGEST_PAUSE);
      }
    }
  }

  async status(): Promise<ViewStatus> {
    const versions = await this.#store.versions(this.#id.name);
    return {
      position: versions.find(({ version }) => version === this.#id.version)?.position ?? 0,
      head: await this.#log.head(),
      serving: versions.findLast(({ served }) => served)?.version,
      versions,
    };
  }

  async #catchUp(signal: AbortSignal | undefined): Promise<number> {
    const head = await this.#log.head();
    let position = await this.#store.checkpoint(this.#id);
    while (position < head && !signal?.aborted) position = await this.#step(position, head);
    if (position >= head && !this.#serves) await this.#serve(position);
    return position;
  }

  /** Folds the next events, at most up to `head`; gives where the projection then stands, whoever brought it there. */
  async #step(after: number, head: number): Promise<number> {
    const events: RecordedEvent[] = [];
    const limit = Math.min(this.#batch, head - after);
    for await (const event of this.#log.read({ after, limit })) events.push(event);
    // Of events on which it fails the first half is tried, and half of that, until one is left: all before that one is kept.
    for (let tried = events; ; tried = tried.slice(0, Math.ceil(tried.length / 2))) {
      try {
        return await this.#keep(tried, head);
      } catch (fault) {
        if (!isFault(fault, 'projection-failed') || tried.length === 1) throw fault;
      }
    }
  }

  async #keep(events: readonly RecordedEvent[], head: number): Promise<number> {
    const log = { head, stream: (stream: StreamId) => this.#log.readStream(stream) };
    try {
      await inTime(step(this.#projection, events, log, this.#store));
      return events.at(-1)?.position ?? head;
    } catch (fault) {
      // Another process was faster: what it kept is not folded again.
      if (!isFault(fault, 'projection-conflict')) throw fault;
      return this.#store.checkpoint(this.#id);
    }
  }

  /** Switches over to this version. Another process may have brought it further meanwhile; that is as good. */
  async #serve(position: number): Promise<void> {
    for (let after = position; ; after = await this.#store.checkpoint(this.#id)) {
      try {
        await this.#store.save(this.#id, { after, position: after, documents: [], serve: true });
        break;
      } catch (fault) {
        if (!isFault(fault, 'projection-conflict')) throw fault;
      }
    }
    const { name, version } = this.#id;
    for (const older of await this.#store.versions(name))
      if (older.version < version) await this.#store.drop({ name, version: older.version });
    this.#serves = true;
  }

  /** Waits for an event behind a position; `false` when the signal aborts or the log closes before there is one. */
  async #grown(position: number, signal: AbortSignal | undefined): Promise<boolean> {
    for await (const _ of this.#log.subscribe(signal ? { after: position, signal } : { after: position })) return true;
    return false;
  }

  async #reach({ atLeast }: Freshness): Promise<void> {
    if (atLeast === undefined) return;
    const wanted = atLeast === 'head' ? await this.#log.head() : atLeast;
    const serving = (await this.#store.versions(this.#id.name)).findLast(({ served }) => served);
    if (serving && serving.position >= wanted) return;
    const position = await this.catchUp();
    if (position >= wanted) return;
    throw new StatecraftError('query-invalid', `The log ends at ${position}; nothing stands at ${wanted} yet.`, {
      details: { atLeast: wanted, position },
    });
  }

  /** What a store gave. Throws `projection-unready` where no version serves. */
  async #ready<Given>(given: Given | undefined): Promise<Given> {
    if (given !== undefined) return given;
    const { position, head } = await this.status();
    const { name, version } = this.#id;
    throw new StatecraftError(
      'projection-unready',
      `The projection ${name}, version ${version}, has come to ${position} of ${head}, and no version serves yet. Catch up, or wait for who does.`,
      { details: { name, version, position, head } },
    );
  }
}

/** Settles after so many milliseconds, or when the signal aborts. */
function passing(pause: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, pause);
    signal?.addEventListener('abort', done, { once: true });
    if (signal?.aborted) done();
  });
}
