import { Hono } from 'hono';
import { api } from './api/api.ts';
import type { City } from './city.ts';
import { notModified } from './http/etag.ts';
import { type Entered, guard, tellProblems } from './http/guard.ts';
import { notices } from './http/notices.ts';
import { remembered } from './http/remembered.ts';
import { pages } from './pages/pages.ts';
import { problemPage } from './pages/show.ts';

/** The service's doors: the API below `/api`, feeds and calendars below `/notices`, everything else pages. */
export function createApp(city: City): Hono<Entered> {
  const app = new Hono<Entered>();
  tellProblems(app, city, problemPage(city));
  guard(app, city);
  app.all('/notices/*', notices(city));
  app.use('/api/*', notModified);
  app.use(remembered(city));
  return app.route('/api', api(city)).route('/', pages(city));
}
