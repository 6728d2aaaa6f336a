import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import { callerName } from '../http/caller.ts';
import { Problem } from '../http/problem.ts';
import { endpoint } from './endpoint.ts';
import { pathId } from './schemas.ts';

const position = z
  .string()
  .regex(/^\d{1,15}$/, 'expected a position of the log')
  .transform(Number);

/** Acts as they are recorded, as server-sent events. */
export const follow = endpoint({
  method: 'get',
  path: '/events',
  id: 'events',
  tag: 'Following',
  summary:
    'Acts as they are recorded, as server-sent events named "recorded". The id of each is its position: who was cut off goes on behind it.',
  right: 'anyone',
  query: z.object({
    after: position.optional().describe('Begin behind this position; with what comes from now on when left out.'),
    measure: pathId.optional().describe('Acts on this measure alone.'),
    body: pathId.optional().describe('Acts of this body alone.'),
  }),
  headers: z.object({ 'last-event-id': position.optional().describe('As browsers send it; it goes before "after".') }),
  answers: { 200: { description: 'Events, each an act as "acts" has them.', type: 'text/event-stream' } },
  endless: true,
  async handle({ city, caller, query, headers, context }) {
    context.header('x-accel-buffering', 'no');
    // Whoever asks for the headers alone reads no stream, and so would never leave a place.
    if (context.req.method === 'HEAD') return streamSSE(context, async () => {});
    const leave = context.get('streams').take(callerName(caller));
    if (!leave)
      throw new Problem('too-many-requests', {
        detail: 'Too many streams are open. Close one, or ask again later.',
        headers: { 'retry-after': '30' },
      });
    const streams = [
      ...(query.measure !== undefined ? [`measure/${query.measure}`] : []),
      ...(query.body !== undefined ? [`body/${query.body}`] : []),
    ];
    const after = headers['last-event-id'] ?? query.after ?? city.heard();
    return streamSSE(context, async (stream) => {
      const gone = new AbortController();
      stream.onAbort(() => gone.abort());
      try {
        // Where nothing happens, the position is told all the same, so that a reader who is cut off does not begin anew.
        await stream.write(`retry: 2000\nid: ${after}\nevent: following\ndata: {"after":${after}}\n\n`);
        for await (const event of city.follow({ after, signal: gone.signal })) {
          if (!event) await stream.write(': still here\n\n');
          else if (streams.length === 0 || streams.includes(event.stream))
            await stream.writeSSE({ id: String(event.position), event: 'recorded', data: JSON.stringify(event) });
        }
      } finally {
        leave();
      }
    });
  },
});
