import { StatecraftError } from '../errors.ts';
import { canonicalJson } from './canonical.ts';
import type { RecordedEvent } from './event.ts';
import type { EventLog } from './event-log.ts';

/** How a copy is to be made. */
export interface CopyOptions {
  /** Told after each append how many events are in the target, of how many when the copying began. */
  readonly onProgress?: (copied: number, of: number) => void;
  readonly signal?: AbortSignal;
}

/** How many events are appended together, give or take those of one command. */
const BATCH = 500;

/**
 * Copies a log's events into another: the same acts at the same positions, versions and instants.
 *
 * The target is empty, or holds the beginning of the source: a copy that was cut short is taken up again. Gives the position
 * of the last event. Throws `copy-differs` when the target holds something else, naming the first position that differs.
 */
export async function copyLog(from: EventLog, to: EventLog, { onProgress, signal }: CopyOptions = {}): Promise<number> {
  const [of, begun] = [await from.head(), await to.head()];
  await checkBeginning(from, to, begun);
  let copied = begun;
  let batch: RecordedEvent[] = [];
  const flush = async () => {
    const { events } = await to.append({ events: batch.map(unplaced), expect: beforeEach(batch) });
    for (const [index, event] of events.entries()) checkSame(batch[index], event);
    copied += batch.length;
    batch = [];
    onProgress?.(copied, of);
  };
  for await (const event of from.read({ after: begun, limit: of - begun, ...(signal && { signal }) })) {
    // The events of one command stay in one append: only so is it known again when it is repeated.
    if (batch.length >= BATCH && batch.at(-1)?.commandId !== event.commandId) await flush();
    batch.push(event);
  }
  if (signal?.aborted && copied + batch.length < of) batch = withoutLastCommand(batch);
  if (batch.length > 0) await flush();
  return copied;
}

/** Events that were cut short, less those of the last command, of which there may be more. */
function withoutLastCommand(events: readonly RecordedEvent[]): RecordedEvent[] {
  const last = events.at(-1)?.commandId;
  return events.slice(0, events.findLastIndex(({ commandId }) => commandId !== last) + 1);
}

/** The version of each stream before the events. */
function beforeEach(events: readonly RecordedEvent[]): Record<string, number> {
  const versions: Record<string, number> = {};
  for (const { stream, version } of events) versions[stream] ??= version - 1;
  return versions;
}

function unplaced({
  position: _position,
  version: _version,
  ...event
}: RecordedEvent): Omit<RecordedEvent, 'position' | 'version'> {
  return event;
}

/** Holds what the target has already to the same positions of the source. */
async function checkBeginning(from: EventLog, to: EventLog, begun: number): Promise<void> {
  if (begun === 0) return;
  const source = from.read({ limit: begun })[Symbol.asyncIterator]();
  for await (const event of to.read({ limit: begun }))
    checkSame((await source.next()).value as RecordedEvent | undefined, event);
}

function checkSame(event: RecordedEvent | undefined, copy: RecordedEvent): void {
  if (event && canonicalJson(event) === canonicalJson(copy)) return;
  throw new StatecraftError(
    'copy-differs',
    `At position ${copy.position} the target holds ${copy.type} on ${copy.stream}, and the source ${event ? `${event.type} on ${event.stream}` : 'nothing'}. Copy into an empty log, or into one that holds the beginning of the source.`,
    { details: { position: copy.position } },
  );
}
