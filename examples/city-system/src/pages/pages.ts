import { isFault } from '@statecraft/core';
import { type Context, Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import type { City } from '../city.ts';
import { noRoom } from '../http/faults.ts';
import { assets } from './assets.ts';
import { clerkPages } from './clerk-pages.ts';
import { errorPage } from './error-page.ts';
import type { Page } from './layout.ts';
import { type Asking, queryOf, showBodies, showBody, showDeadlines, showDocket, showMeasure } from './public-pages.ts';
import { PublicRecord } from './record.ts';
import { policy, showing } from './show.ts';
import { clerkIn } from './signed-in.ts';

/** The docket as pages for people: everything that is read without signing in, and the clerk's side. */
export function pages(city: City): Hono {
  const app = new Hono();
  app.use(policy);
  app.use(
    '/clerk/*',
    csrf({ origin: (origin, c) => origin === new URL(c.req.url).origin || origin === new URL(city.address).origin }),
  );

  const show = showing(city);
  const asking = async (c: Context): Promise<Asking> => ({
    record: await PublicRecord.open(city),
    query: queryOf(c),
    officer: (await clerkIn(c, city))?.officer,
  });
  const showOr404 = (c: Context, page: Page | undefined) => (page ? show(c, page) : show(c, errorPage(404), 404));

  app.get('/', async (c) => show(c, await showDocket(await asking(c))));
  app.get('/measures/:id', async (c) => showOr404(c, await showMeasure(c.req.param('id'), await asking(c))));
  app.get('/bodies', async (c) => show(c, showBodies(await asking(c))));
  app.get('/bodies/:id', async (c) => showOr404(c, await showBody(c.req.param('id'), await asking(c))));
  app.get('/deadlines', async (c) => show(c, await showDeadlines(await asking(c))));
  app.route('/', assets());
  app.route('/', clerkPages(city, show));

  app.all('*', (c) => show(c, errorPage(404), 404));
  app.onError((fault, c) => {
    const status = statusOf(fault);
    if (status >= 500) city.report('page-failed', { path: c.req.path, reason: fault.message });
    return show(c, errorPage(status, isFault(fault, 'log-full') ? noRoom : undefined), status);
  });
  return app;
}

/** The status of a page that tells of a fault: a question that is none is the asker's, a record out of reach passes. */
function statusOf(fault: Error): number {
  if (fault instanceof HTTPException) return fault.status;
  if (isFault(fault, 'query-invalid')) return 400;
  return isFault(fault) && fault.retryable ? 503 : 500;
}
