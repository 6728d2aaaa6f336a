import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { createApp } from './app.ts';
import type { City } from './city.ts';

/** A city that answers at a port. */
export interface Served {
  readonly port: number;
  /** Takes nothing new, lets what is under way end, then closes the city. */
  close(): Promise<void>;
}

/** Milliseconds that whoever is being answered has left when the service is told to end. */
const GRACE = 5_000;
/** Milliseconds in which a request is to have come in whole, and its headers. */
const [ARRIVAL, HEADERS] = [30_000, 10_000];

/** Opens a city's doors at a port of an address of this machine. Rejects with `EADDRINUSE` when the port is taken. */
export async function serveCity(
  city: City,
  { port, host = '127.0.0.1' }: { port: number; host?: string },
): Promise<Served> {
  const server = serve({
    fetch: createApp(city).fetch,
    port,
    hostname: host,
    serverOptions: { requestTimeout: ARRIVAL, headersTimeout: HEADERS, maxHeaderSize: 16 * 1024 },
  }) as Server;
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      await city.endFollowing();
      server.closeIdleConnections();
      const late = setTimeout(() => server.closeAllConnections(), GRACE);
      await closed;
      clearTimeout(late);
      await city.close();
    },
  };
}
