import { readFile } from 'node:fs/promises';
import { Hono } from 'hono';
import { etag } from 'hono/etag';

const types: Readonly<Record<string, string>> = {
  'style.css': 'text/css; charset=utf-8',
  'live.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml',
};

/** The files that pages ask for: one style sheet, one module, one icon. No other file can be asked for. */
export function assets(): Hono {
  const app = new Hono();
  for (const [name, type] of Object.entries(types)) {
    const file = readFile(new URL(`./assets/${name}`, import.meta.url));
    app.get(`/assets/${name}`, etag(), async (c) =>
      c.body(new Uint8Array(await file), 200, { 'content-type': type, 'cache-control': 'public, max-age=60' }),
    );
  }
  return app;
}
