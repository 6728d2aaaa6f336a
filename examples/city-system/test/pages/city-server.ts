import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { createApp } from '../../src/app.ts';
import { type City, openCity } from '../../src/city.ts';
import type { Officer, Officers } from '../../src/officers/officers.ts';

/** A city's service on a port of its own, with the Kansas City records, and who holds which token. */
export interface CityServer {
  readonly city: City;
  readonly address: string;
  close(): Promise<void>;
}

/** Tokens of the tests, by who holds them. */
export const tokens = {
  clerk: 'token-of-the-clerk',
  deputy: 'token-of-the-deputy',
  mayor: 'token-of-the-mayor',
  public: 'token-of-a-reader',
  old: 'token-that-ended',
} as const;

const until = '2999-01-01T00:00:00.000Z';
const holders: Readonly<Record<string, Officer>> = {
  [tokens.clerk]: { id: 'clerk', name: 'City Clerk', role: 'clerk', until },
  [tokens.deputy]: { id: 'deputy-clerk', name: 'Deputy Clerk', role: 'clerk', until },
  [tokens.mayor]: { id: 'lucas', name: 'Quinton Lucas', role: 'mayor', until },
  [tokens.public]: { id: 'reader', name: 'A reader', role: 'public', until },
  [tokens.old]: { id: 'clerk', name: 'City Clerk', role: 'clerk', until: '2000-01-01T00:00:00.000Z' },
};

const officers: Officers = {
  holderOf(token, now) {
    const officer = holders[token];
    if (!officer) return { kind: 'unknown' };
    return { kind: officer.until > now ? 'holder' : 'expired', officer };
  },
};

/** Starts a city's service. What it says of itself is kept for the tests. */
export async function startCity(): Promise<
  CityServer & { readonly said: readonly { event: string; values: unknown }[] }
> {
  const data = await mkdtemp(join(tmpdir(), 'city-'));
  const said: { event: string; values: unknown }[] = [];
  const city = await openCity({
    address: 'http://localhost',
    data,
    officers,
    report: (event, values) => void said.push({ event, values }),
    limits: { requests: 100_000 },
  });
  const server = serve({ fetch: createApp(city).fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise((listening) => server.once('listening', listening));
  const { port } = server.address() as AddressInfo;
  return {
    city,
    said,
    address: `http://127.0.0.1:${port}`,
    async close() {
      await city.endFollowing();
      await new Promise((closed) => {
        server.close(closed);
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
      await city.close();
      await rm(data, { recursive: true, force: true });
    },
  };
}
