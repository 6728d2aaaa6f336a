import { isFault } from '../errors.ts';
import type { RecordedEvent } from './event.ts';
import type { EventLog, SubscribeOptions } from './event-log.ts';

/**
 * Follows a log by reading it again each time `wake` settles: every event once, in order, from any position.
 *
 * `wake` gets a signal that aborts when it need not wait any longer; it settles `false` when the log has closed.
 */
export async function* follow(
  read: EventLog['read'],
  wake: (position: number, signal: AbortSignal | undefined) => Promise<boolean>,
  { after = 0, signal }: SubscribeOptions = {},
): AsyncGenerator<RecordedEvent> {
  let position = after;
  try {
    while (!signal?.aborted) {
      for await (const event of read(signal ? { after: position, signal } : { after: position })) {
        yield event;
        position = event.position;
        if (signal?.aborted) return;
      }
      if (!(await wake(position, signal))) return;
    }
  } catch (fault) {
    // Closed between waking and reading: that ends a subscription as any other close does.
    if (!isFault(fault, 'log-closed')) throw fault;
  }
}
