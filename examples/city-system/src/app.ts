import { Hono } from 'hono';
import { api } from './api/api.ts';
import type { City } from './city.ts';
import { pages } from './pages/pages.ts';

/** The service's doors: the API below `/api`, everything else pages. */
export function createApp(city: City): Hono {
  return new Hono().route('/api', api(city)).route('/', pages(city));
}
