import { Hono } from 'hono';
import type { City } from '../city.ts';

/** The HTTP API below `/api`. */
export function api(city: City): Hono {
  return new Hono().get('/health', async (context) => context.json(await city.log.health()));
}
