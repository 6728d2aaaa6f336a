import { Hono } from 'hono';
import type { City } from '../city.ts';

/** The pages. */
export function pages(city: City): Hono {
  return new Hono().get('/', (context) => context.text(city.name));
}
