import { noticePages } from '@statecraft/notify/http';
import type { Handler } from 'hono';
import type { City } from '../city.ts';
import { callerName } from './caller.ts';
import type { Entered } from './guard.ts';
import { Problem } from './problem.ts';

/** Feeds, calendars and streams of notices, and the pages that confirm and end subscriptions. Streams take a place as those of the API do. */
export function notices(city: City): Handler<Entered> {
  const pages = noticePages(city.notifier);
  return async (context) => {
    // Whoever asks for the headers alone reads no stream, and so would never leave a place.
    const streams = context.req.path.endsWith('/events') && context.req.method !== 'HEAD';
    if (!streams) return pages(context.req.raw);
    const leave = context.get('streams').take(callerName(context.get('caller')));
    if (!leave)
      throw new Problem('too-many-requests', {
        detail: 'Too many streams are open. Close one, or ask again later.',
        headers: { 'retry-after': '30' },
      });
    try {
      const { body, status, headers } = await pages(context.req.raw);
      const counted = body?.pipeThrough(new TransformStream(whenDone(leave)));
      return new Response(counted ?? null, { status, headers });
    } catch (fault) {
      leave();
      throw fault;
    }
  };
}

/** Passes everything on, and tells when the stream has ended, or whoever reads it has gone. */
function whenDone(
  done: () => void,
): Transformer<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> & { cancel(): void } {
  return { flush: done, cancel: done };
}
