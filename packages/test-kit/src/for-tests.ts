import { afterAll, beforeAll, describe, it, vi } from 'vitest';
import { natsServerMissing } from './nats-server.ts';
import { PostgresServer } from './postgres-server.ts';

/** The PostgreSQL server of a file of tests. */
export interface TestPostgres {
  /** The connection string of the superuser's database. */
  url(): string;
  /** Ends the server as a crash would and starts it again; missing for a server that is not ours. */
  restart?(): Promise<void>;
}

/** Starts a PostgreSQL server for the tests of a file, or takes the one `DATABASE_URL` points to. */
export function testPostgres(): TestPostgres {
  // Two programs share the machine with whatever else runs there.
  vi.setConfig({ testTimeout: process.env.STATECRAFT_DEEP === '1' ? 1_200_000 : 120_000 });
  const given = process.env.DATABASE_URL;
  if (given) return { url: () => given };
  let server: PostgresServer | undefined;
  beforeAll(async () => {
    server = await PostgresServer.start();
  }, 60_000);
  afterAll(() => server?.stop(), 60_000);
  return { url: () => server?.url ?? '', restart: async () => server?.restart() };
}

/** Describes what needs a NATS server of its own. Without one it is skipped, or fails where servers are required. */
export function describeWithNats(name: string, body: () => void): void {
  if (!natsServerMissing) describe(name, body);
  else if (process.env.STATECRAFT_REQUIRE_SERVERS === '1') {
    it(name, () => {
      throw new Error(natsServerMissing);
    });
  } else describe.skip(`${name}: ${natsServerMissing}`, body);
}

/** Describes what any NATS server will do: the one that NATS_URL names, or one of its own. */
export function describeWithAnyNats(name: string, body: () => void): void {
  if (process.env.NATS_URL) describe(name, body);
  else describeWithNats(name, body);
}

let count = 0;

/** The name of a log that no other test uses. */
export function newLog(): string {
  count += 1;
  return `test-${process.pid}-${Date.now()}-${count}`;
}
