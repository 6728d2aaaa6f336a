import { isFault } from '../errors.ts';
import type { RecordedEvent } from '../log/event.ts';
import type { GrowingLog } from '../log/event-log.ts';
import { advance, keysOf, type Loaded, streamsToReread } from './advance.ts';
import type { Projection, ProjectionId } from './define-projection.ts';
import type { ProjectionStep } from './projection-store.ts';

/** How far behind the log a projection may be for an append to bring it up; farther behind, `catchUp` does. */
const MOST_BEHIND = 256;

/** A store of projections as an append sees it: what it does is done when the call returns, and in the append's transaction. */
export interface InlineStore {
  /** The position up to which a version has come, 0 when it has not begun; `undefined` when a newer one serves. */
  checkpoint(id: ProjectionId): number | undefined;
  load(id: ProjectionId, keys: readonly string[]): Loaded;
  save(id: ProjectionId, step: ProjectionStep): void;
}

/**
 * Projections that are kept in the very commit of an append.
 *
 * The record comes first: a projection that is far behind, or whose fold fails, stays where it is and hinders no append. To catch
 * up then tells the fault.
 */
export class InlineProjections {
  readonly #projections: readonly Projection[];
  /** The id of the event on which a projection failed: it is not tried again by every append. */
  readonly #failedOn = new Map<Projection, string>();

  constructor(projections: readonly Projection[]) {
    this.#projections = projections;
  }

  /** Folds what an append added, and the little that may have been missing before it. Throws only what the store throws. */
  follow(log: GrowingLog, store: InlineStore): void {
    for (const projection of this.#projections) {
      const after = store.checkpoint(projection);
      if (after === undefined || after >= log.head || log.before - after > MOST_BEHIND) continue;
      const stuckOn = this.#failedOn.get(projection);
      if (stuckOn !== undefined && log.events(after, after + 1)[0]?.id === stuckOn) continue;
      this.#bringUp(projection, after, log, store);
    }
  }

  #bringUp(projection: Projection, after: number, log: GrowingLog, store: InlineStore): void {
    let events = log.events(after, log.head);
    while (events.length > 0) {
      const done = this.#keepFirst(projection, events, log, store);
      if (done === 0) return;
      events = events.slice(done);
    }
  }

  /** Keeps events up to one on which the projection fails, or fewer; gives how many, 0 when it fails on the first. */
  #keepFirst(projection: Projection, events: readonly RecordedEvent[], log: GrowingLog, store: InlineStore): number {
    for (let tried = events; ; tried = tried.slice(0, Math.ceil(tried.length / 2))) {
      try {
        keep(projection, tried, log, store);
        return tried.length;
      } catch (fault) {
        if (!isFault(fault, 'projection-failed')) throw fault;
        if (tried.length > 1) continue;
        this.#failedOn.set(projection, fault.details.event as string);
        return 0;
      }
    }
  }
}

function keep(projection: Projection, events: readonly RecordedEvent[], log: GrowingLog, store: InlineStore): void {
  const [after, position] = [(events[0]?.position ?? 0) - 1, events.at(-1)?.position ?? 0];
  const loaded = store.load(projection, keysOf(projection, events));
  const reread = new Map(streamsToReread(projection, events, loaded).map((each) => [each, log.stream(each)]));
  const documents = advance(projection, events, loaded, reread);
  store.save(projection, { after, position, documents, serve: position === log.head });
}
