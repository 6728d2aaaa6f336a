import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type ClientBase, type ClientConfig, Pool } from 'pg';
import { isSevered, isUndone } from './faults.ts';

/** How to reach the server, and how long to be patient with it; times in milliseconds. */
export interface ConnectionOptions {
  readonly connection: ClientConfig;
  readonly lockTimeout: number;
  readonly reconnectTimeout: number;
}

/** What a log may hold open at most, beside the one that listens. */
const mostConnections = 5;

/** The connections of one log: a few to read and write, and one that listens once somebody follows the log. Each is made again when it is lost. */
export class Connections {
  readonly #config: ClientConfig;
  readonly #reconnectTimeout: number;
  readonly #ended = new AbortController();
  readonly #pool: Pool;
  #listener: Promise<Client> | undefined;

  constructor({ connection, lockTimeout, reconnectTimeout }: ConnectionOptions) {
    this.#config = {
      connectionTimeoutMillis: 5000,
      // A server that says nothing for longer than it may wait for a lock is one that cannot be reached.
      query_timeout: lockTimeout + reconnectTimeout,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      application_name: 'statecraft',
      ...connection,
    };
    this.#reconnectTimeout = reconnectTimeout;
    const prepare = async (client: ClientBase) => {
      // Whoever uses the connection, or asks for it next, hears of its loss.
      client.on('error', () => undefined);
      await client.query(
        `SET lock_timeout = ${Math.max(1, Math.round(lockTimeout))}; SET default_transaction_isolation = 'read committed'`,
      );
    };
    this.#pool = new Pool({ ...this.#config, max: mostConnections, onConnect: prepare });
    this.#pool.on('error', () => undefined);
  }

  /** Does `work` on a connection, again on another when it is lost; `work` must bear being done twice. */
  use<Result>(work: (client: ClientBase) => Promise<Result>): Promise<Result> {
    return this.#patiently(async () => {
      const client = await this.#pool.connect();
      let lost = false;
      try {
        return await work(client);
      } catch (error) {
        lost = isSevered(error);
        throw error;
      } finally {
        client.release(lost);
      }
    });
  }

  /** Listens from now on, unless it does already; `heard` gets what is notified, and nothing when something may have been missed. */
  listen(heard: (payload?: string) => void): void {
    if (this.#listener || this.#ended.signal.aborted) return;
    let hearing = false;
    this.#listener = this.#connect(() => {
      this.#listener = undefined;
      if (hearing) heard();
    });
    const hear = async (client: Client) => {
      client.on('notification', ({ payload }) => heard(payload));
      try {
        await client.query('LISTEN statecraft');
        hearing = true;
        heard();
      } catch {
        await client.end();
      }
    };
    // Whoever follows the log also looks by the clock, and asks to listen again then.
    this.#listener.then(hear).catch(() => undefined);
  }

  async end(): Promise<void> {
    this.#ended.abort();
    const listener = await this.#listener?.catch(() => undefined);
    await listener?.end();
    await this.#pool.end();
  }

  async #connect(lost: () => void): Promise<Client> {
    const client = new Client(this.#config);
    let gone = false;
    const drop = () => {
      if (gone) return;
      gone = true;
      lost();
      client.end().catch(() => undefined);
    };
    client.on('error', drop).on('end', drop);
    try {
      await client.connect();
      return client;
    } catch (error) {
      drop();
      throw error;
    }
  }

  async #patiently<Result>(work: () => Promise<Result>): Promise<Result> {
    const end = performance.now() + this.#reconnectTimeout;
    for (let pause = 10; ; pause = Math.min(500, pause * 2)) {
      try {
        return await work();
      } catch (error) {
        const again = isSevered(error) || isUndone(error);
        if (!again || performance.now() + pause > end || this.#ended.signal.aborted) throw error;
      }
      await sleep(pause * (0.5 + Math.random() / 2));
    }
  }
}
