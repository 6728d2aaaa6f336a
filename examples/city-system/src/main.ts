import { serve } from '@hono/node-server';
import { createApp } from './app.ts';
import { openCity } from './city.ts';

const city = await openCity({ address: 'http://localhost:8080', data: '.data' });
serve({ fetch: createApp(city).fetch, port: 8080 }, ({ port }) => console.log(`http://localhost:${port}`));
