import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type ClientConfig, Pool } from 'pg';
import { isSevered, isUndone } from './faults.ts';

/** How to reach the server, and how long to be patient with it; times in milliseconds. */
export interface ConnectionOptions {
  readonly connection: ClientConfig;
  readonly lockTimeout: number;
  readonly reconnectTimeout: number;
}

/** The connections of one log: one that writes, a few that read, and one that listens once somebody follows the log. Each is made again when it is lost. */
export class Connections {
  readonly #config: ClientConfig;
  readonly #lockTimeout: number;
  readonly #reconnectTimeout: number;
  readonly #ended = new AbortController();
  readonly readers: Pool;
  #writer: Promise<Client> | undefined;
  #listener: Promise<Client> | undefined;

  constructor({ connection, lockTimeout, reconnectTimeout }: ConnectionOptions) {
    this.#config = { connectionTimeoutMillis: 5000, keepAlive: true, application_name: 'statecraft', ...connection };
    this.#lockTimeout = lockTimeout;
    this.#reconnectTimeout = reconnectTimeout;
    this.readers = new Pool({ ...this.#config, max: 4, allowExitOnIdle: true });
    // An idle connection that is lost is made again when it is asked for.
    this.readers.on('error', () => undefined);
  }

  /** Does `work` on the connection that writes, again on a new one when it is lost; `work` must bear being done twice. */
  write<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
    return this.#patiently(async () => {
      this.#writer ??= this.#connect(() => {
        this.#writer = undefined;
      });
      return work(await this.#writer);
    });
  }

  /** Does `work` on the connections that read, again when one is lost. */
  read<Result>(work: (readers: Pool) => Promise<Result>): Promise<Result> {
    return this.#patiently(() => work(this.readers));
  }

  /** Listens from now on, unless it does already; `heard` gets what is notified, and nothing when something may have been missed. */
  listen(heard: (payload?: string) => void): void {
    if (this.#listener || this.#ended.signal.aborted) return;
    this.#listener = this.#connect(() => {
      this.#listener = undefined;
      heard();
    });
    this.#listener
      .then(async (client) => {
        client.on('notification', ({ payload }) => heard(payload));
        await client.query('LISTEN statecraft');
        heard();
      })
      // Whoever follows the log also looks by the clock, and asks to listen again then.
      .catch(() => {
        this.#listener = undefined;
      });
  }

  async end(): Promise<void> {
    this.#ended.abort();
    const clients = await Promise.allSettled([this.#writer, this.#listener]);
    for (const client of clients) if (client.status === 'fulfilled') await client.value?.end().catch(() => undefined);
    await this.readers.end();
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
      await client.query(
        `SET lock_timeout = ${Math.max(1, Math.round(this.#lockTimeout))}; SET default_transaction_isolation = 'read committed'`,
      );
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
