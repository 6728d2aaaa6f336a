import type { RecordedEvent, StreamId } from '../log/event.ts';
import { advance, keysOf, type Loaded, streamsToReread } from './advance.ts';
import { type Asking, asked } from './asking.ts';
import type { Projection, ProjectionId } from './define-projection.ts';
import type { ProjectionStep } from './projection-store.ts';

/** What a step asks of the log. */
export interface StepLog {
  readonly head: number;
  stream(stream: StreamId): readonly RecordedEvent[] | Promise<readonly RecordedEvent[]>;
}

/** What a step asks of the store. */
interface StepStore {
  load(id: ProjectionId, keys: readonly string[]): Loaded | Promise<Loaded>;
  save(id: ProjectionId, step: ProjectionStep): void | Promise<void>;
}

/** Folds events, one behind the other, into the documents they concern, and keeps those. Up to the head, the version serves. */
export function* step(
  projection: Projection,
  events: readonly RecordedEvent[],
  log: StepLog,
  store: StepStore,
): Asking<void> {
  const [after, position] = [(events[0]?.position ?? 1) - 1, events.at(-1)?.position ?? 0];
  const loaded = yield* asked(store.load(projection, keysOf(projection, events)));
  const reread = new Map<StreamId, readonly RecordedEvent[]>();
  for (const stream of streamsToReread(projection, events, loaded))
    reread.set(stream, yield* asked(log.stream(stream)));
  const documents = advance(projection, events, loaded, reread);
  yield* asked(store.save(projection, { after, position, documents, serve: position === log.head }));
}
