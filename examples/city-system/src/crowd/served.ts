// The service that a crowd comes to: a process of its own, with a constant page beside the city's.
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { createApp } from '../app.ts';
import { openCity } from '../city.ts';

const [data = '', port = ''] = process.argv.slice(2);
const city = await openCity({
  address: `http://127.0.0.1:${port}`,
  data,
  limits: { requests: Number.POSITIVE_INFINITY },
  databaseUrl: process.env.DATABASE_URL || undefined,
});
const app = createApp(city);
const constant = await (await app.request('/')).text();
const doors = new Hono()
  .get('/constant', (context) => context.html(constant))
  .mount('/', (request, ...env) => app.fetch(request, ...(env as [])));
serve({ fetch: doors.fetch, port: Number(port), hostname: '127.0.0.1' }, () => {
  const clerk = city.first.tokens.find(({ officer }) => officer.role === 'clerk');
  process.send?.({ token: clerk?.token });
});
