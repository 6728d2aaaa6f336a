import { isFault } from '../errors.ts';
import type { RecordedEvent } from '../log/event.ts';
import type { GrowingLog } from '../log/event-log.ts';
import type { Loaded } from './advance.ts';
import { type Asking, asked, atOnce, type InTime, inTime } from './asking.ts';
import type { Projection, ProjectionId } from './define-projection.ts';
import type { ProjectionStep } from './projection-store.ts';
import { type StepLog, step } from './step.ts';

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
    atOnce(this.#follow(log, store));
  }

  /** As `follow`, in the transaction of a database that is some way off. */
  async followInTime(log: InTime<GrowingLog>, store: InTime<InlineStore>): Promise<void> {
    await inTime(this.#follow(log, store));
  }

  *#follow(log: GrowingLog | InTime<GrowingLog>, store: InlineStore | InTime<InlineStore>): Asking<void> {
    for (const projection of this.#projections) {
      const after = yield* asked(store.checkpoint(projection));
      if (after === undefined || after >= log.head || log.before - after > MOST_BEHIND) continue;
      const stuckOn = this.#failedOn.get(projection);
      if (stuckOn !== undefined && (yield* asked(log.events(after, after + 1)))[0]?.id === stuckOn) continue;
      yield* this.#bringUp(projection, yield* asked(log.events(after, log.head)), log, store);
    }
  }

  /** Keeps events up to one on which the projection fails; of a step that fails the first half is tried, and half of that. */
  *#bringUp(
    projection: Projection,
    events: readonly RecordedEvent[],
    log: StepLog,
    store: InlineStore | InTime<InlineStore>,
  ): Asking<void> {
    let [done, tried] = [0, events.length];
    while (done < events.length) {
      try {
        yield* step(projection, events.slice(done, done + tried), log, store);
        done += tried;
        tried = events.length - done;
      } catch (fault) {
        if (!isFault(fault, 'projection-failed')) throw fault;
        if (tried === 1) {
          this.#failedOn.set(projection, fault.details.event as string);
          return;
        }
        tried = Math.ceil(tried / 2);
      }
    }
  }
}
