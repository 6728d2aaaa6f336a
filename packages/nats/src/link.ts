import { setTimeout as sleep } from 'node:timers/promises';
import { ConnectionError, connect, type NatsConnection, type NodeConnectionOptions } from '@nats-io/transport-node';
import { faultOf, isOver, isUnreachable, notConnected } from './faults.ts';

/** What a question to the server may take. */
export interface Patience {
  /** When to give up, as `performance.now()` counts. */
  readonly until: number;
  readonly signal?: AbortSignal | undefined;
}

/** A connection to NATS as a log uses it: it knows when it is cut, and asks again. */
export class Link {
  readonly connection: NatsConnection;
  readonly #log: string;
  readonly #owned: boolean;
  readonly #asking = new Set<(reason: Error) => void>();
  readonly #waiting = new Set<() => void>();
  #connected = true;
  #released = false;

  private constructor(connection: NatsConnection, log: string, owned: boolean) {
    this.connection = connection;
    this.#log = log;
    this.#owned = owned;
  }

  /** Uses an open connection, or makes one of its own that comes back by itself however often it is cut. */
  static async open(given: NatsConnection | NodeConnectionOptions, log: string): Promise<Link> {
    if (isConnection(given)) return new Link(given, log, false);
    try {
      const connection = await connect({
        name: `statecraft ${log}`,
        maxReconnectAttempts: -1,
        reconnectTimeWait: 100,
        reconnectJitter: 100,
        pingInterval: 10_000,
        // The driver does not notice a line that is cut while it greets the server, and would wait for 20 seconds.
        timeout: 5_000,
        noAsyncTraces: true,
        ...given,
      });
      return new Link(connection, log, true);
    } catch (error) {
      throw faultOf(error, log);
    }
  }

  /** Tells of every return of the connection, until it is released or closed. */
  async watch(onReturn: () => void): Promise<void> {
    for await (const status of this.connection.status()) {
      if (this.#released) return;
      if (status.type === 'disconnect') {
        this.#connected = false;
        // The driver would let these wait for their time to run out.
        for (const giveUp of [...this.#asking]) giveUp(new ConnectionError('connection cut'));
      } else if (status.type === 'reconnect') {
        this.#connected = true;
        onReturn();
        this.#wake();
      } else if (status.type === 'close') return this.#wake();
    }
  }

  get isConnected(): boolean {
    return this.#connected && !this.connection.isClosed();
  }

  /** Asks once; rejects at once when the connection is cut before the answer is there. */
  async once<Answer>(question: () => Promise<Answer>, patience: Patience): Promise<Answer> {
    await this.#connection(patience);
    return new Promise((resolve, reject) => {
      this.#asking.add(reject);
      question()
        .then(resolve, reject)
        .finally(() => this.#asking.delete(reject));
    });
  }

  /** Asks until there is an answer; for questions that may be asked twice. */
  async ask<Answer>(question: () => Promise<Answer>, patience: Patience): Promise<Answer> {
    for (;;) {
      try {
        return await this.once(question, patience);
      } catch (error) {
        if (!this.mayAskAgain(error, patience)) throw faultOf(error, this.#log);
      }
      await sleep(pause());
    }
  }

  /** Whether an error may be gone the next time, and there is time for one. */
  mayAskAgain(error: unknown, { until, signal }: Patience): boolean {
    return isUnreachable(error) && !isOver(error) && !this.#released && !signal?.aborted && performance.now() < until;
  }

  /** Lets go of the connection; closes it if it is the log's own. */
  async release(): Promise<void> {
    this.#released = true;
    for (const giveUp of [...this.#asking]) giveUp(new ConnectionError('log closed'));
    this.#wake();
    if (this.#owned) await this.connection.close();
  }

  /** Waits while the connection is cut: what is sent meanwhile would be thrown away by the driver. */
  async #connection({ until, signal }: Patience): Promise<void> {
    if (this.isConnected || this.#released || this.connection.isClosed()) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', done);
        this.#waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, Math.min(2 ** 31 - 1, Math.max(0, until - performance.now())));
      signal?.addEventListener('abort', done, { once: true });
      this.#waiting.add(done);
    });
    if (!this.isConnected && !this.connection.isClosed()) throw new ConnectionError(notConnected);
  }

  #wake(): void {
    for (const done of [...this.#waiting]) done();
  }
}

/** Milliseconds; by chance, so that many who wait do not come back in step. */
function pause(): number {
  return 10 + Math.random() * 40;
}

function isConnection(given: NatsConnection | NodeConnectionOptions): given is NatsConnection {
  return typeof (given as NatsConnection).request === 'function';
}
