import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Consumer,
  type ConsumerMessages,
  DeliverPolicy,
  type JetStreamClient,
  type JsMsg,
} from '@nats-io/jetstream';

/** Has the server send every message of a stream from a sequence on, in order, again after each return of the connection. */
export class Tail {
  readonly #jetstream: JetStreamClient;
  readonly #stream: string;
  readonly #next: () => number;
  readonly #receive: (message: JsMsg) => void;
  #consumer: Consumer | undefined;
  #messages: ConsumerMessages | undefined;
  #stopped = false;

  /** `next` says where to begin; `receive` may throw, which ends the tail. */
  constructor(jetstream: JetStreamClient, stream: string, next: () => number, receive: (message: JsMsg) => void) {
    this.#jetstream = jetstream;
    this.#stream = stream;
    this.#next = next;
    this.#receive = receive;
  }

  async start(): Promise<void> {
    this.#consumer = await this.#jetstream.consumers.get(this.#stream, {
      deliver_policy: DeliverPolicy.StartSequence,
      opt_start_seq: this.#next(),
    });
    this.#messages = await this.#consumer.consume({
      callback: this.#receive,
      max_messages: 128,
      expires: 30_000,
      idle_heartbeat: 5_000,
    });
    void this.#messages.closed().then(() => this.#again());
  }

  /** Begins again: a server that was started anew may have forgotten whom it was sending to, and would be found out only by its silence. */
  renew(): void {
    void this.#messages?.close();
  }

  async stop(polite: boolean): Promise<void> {
    this.#stopped = true;
    await this.#messages?.close();
    // One that is not deleted is forgotten by the server after five minutes: nobody need wait for it long.
    if (polite) await Promise.race([this.#consumer?.delete().catch(() => undefined), sleep(500)]);
  }

  async #again(): Promise<void> {
    while (!this.#stopped) {
      await sleep(250);
      if (this.#stopped) return;
      try {
        return await this.start();
      } catch {
        // The server cannot be reached yet, or has no leader; whoever appends or reads is told.
      }
    }
  }
}
