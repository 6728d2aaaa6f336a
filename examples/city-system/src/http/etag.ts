import { createHash } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';

/**
 * The ETag of something on record: the version for `If-Match`, and a digest of all that is said of it. The days that the law sets
 * hang on meetings too, which raise no version of the measure.
 */
export function etagOf(version: number, said: unknown): string {
  return `"${version}-${createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 22)}"`;
}

/** Answers 304 to whoever has what is answered already, by its ETag. */
export const notModified: MiddlewareHandler = async (context, next) => {
  await next();
  const { req, res } = context;
  const etag = res.headers.get('etag');
  if (etag === null || res.status !== 200 || (req.method !== 'GET' && req.method !== 'HEAD')) return;
  const had = req.header('if-none-match')?.split(',') ?? [];
  // Hono hands the headers of the whole answer on to this one.
  if (had.some((each) => ['*', etag, `W/${etag}`].includes(each.trim())))
    context.res = new Response(null, { status: 304 });
};
