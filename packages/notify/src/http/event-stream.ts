import { setTimeout as sleep } from 'node:timers/promises';
import type { Notifier } from '../delivery/notifier.ts';
import { cloudEvent } from '../webhook/cloud-event.ts';

/** Which notices are streamed. */
export interface EventStreamOptions {
  /** The key of a topic. */
  readonly topic: string;
  /** What stands behind this position of the log; what is told from now on when left out. */
  readonly after?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds between looks for something new; 1000 unless told. */
  readonly pollInterval?: number;
  /** Milliseconds after which the position is told anew where there is nothing else, so that nobody hangs up; 15 000 unless told. */
  readonly keepAlive?: number;
}

/**
 * Notices of a topic as server-sent events named `notice`: each a CloudEvent, its `id` the position of the log. At the beginning
 * and where nothing happens, `following` tells the position. So a reader who was cut off says with `Last-Event-ID` where to go on,
 * also before a first notice has come. What a reader does not take is not read ahead.
 */
export function eventStream(
  notifier: Pick<Notifier, 'noticesAfter' | 'position' | 'city'>,
  { topic, after, signal, pollInterval = 1000, keepAlive = 15_000 }: EventStreamOptions,
): ReadableStream<Uint8Array> {
  const ended = new AbortController();
  const end = signal ? AbortSignal.any([signal, ended.signal]) : ended.signal;
  const encoder = new TextEncoder();
  async function* events(): AsyncGenerator<string> {
    let position = after ?? (await notifier.position());
    let silent = 0;
    yield following(position);
    while (!end.aborted) {
      const notices = await notifier.noticesAfter(position);
      for (const notice of notices) {
        position = Math.max(position, notice.position);
        if (!notice.topics.includes(topic)) continue;
        silent = 0;
        const data = JSON.stringify(cloudEvent(notice, [topic], notifier.city));
        yield `id: ${notice.position}\nevent: notice\ndata: ${data}\n\n`;
      }
      if (notices.length > 0) continue;
      await sleep(pollInterval, undefined, { signal: end }).catch(() => undefined);
      silent += pollInterval;
      if (silent >= keepAlive && !end.aborted) {
        silent = 0;
        yield following(position);
      }
    }
  }
  const source = events();
  return new ReadableStream(
    {
      async pull(controller) {
        const { value, done } = await source.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
      cancel() {
        ended.abort();
      },
    },
    { highWaterMark: 0 },
  );
}

function following(position: number): string {
  return `id: ${position}\nevent: following\ndata: {"after":${position}}\n\n`;
}
