import { setTimeout as sleep } from 'node:timers/promises';
import type { JetStreamClient, JetStreamManager, JsMsg, StreamInfo } from '@nats-io/jetstream';
import { Bell, type RecordedEvent } from '@statecraft/core';
import { damaged, lost } from './faults.ts';
import type { Link, Patience } from './link.ts';
import { LogIndex } from './log-index.ts';
import { checkStream, type StreamNames } from './log-stream.ts';
import { eventIn, type Message, readMessage } from './message.ts';
import { RecentMessages } from './recent-messages.ts';
import { Tail } from './tail.ts';

/** Characters of recent messages that are kept at hand. */
const recentRoom = 16 * 1024 * 1024;

/** Messages asked for at a time. */
const window = 64;

/** What a follower speaks to. */
export interface Source {
  readonly log: string;
  readonly names: StreamNames;
  readonly link: Link;
  readonly manager: JetStreamManager;
  readonly jetstream: JetStreamClient;
  /** Milliseconds that a question to the server may take. */
  readonly timeout: number;
}

/**
 * Follows a stream: keeps the index of it, has messages at hand, and finds out when the server no longer has what it had.
 *
 * The server sends what is new; what does not come by itself in time is fetched.
 */
export class Follower {
  readonly index: LogIndex;
  /** Rings when the index has grown. */
  readonly bell = new Bell();
  readonly #source: Source;
  readonly #created: string;
  readonly #direct: boolean;
  readonly #replicated: boolean;
  readonly #recent = new RecentMessages(recentRoom);
  readonly #tail: Tail;
  #own: { readonly id: string; readonly events: readonly RecordedEvent[] } | undefined;
  #damage: unknown;
  #asked: Promise<void> | undefined;
  #askedNext: Promise<void> | undefined;
  /** Whether the connection was cut since the server was last seen to have what it had. */
  #unsure = false;

  constructor(source: Source, { created, config }: StreamInfo) {
    this.#source = source;
    this.#created = created;
    this.#direct = config.allow_direct;
    this.#replicated = config.num_replicas > 1;
    this.index = new LogIndex(source.log);
    this.#tail = new Tail(
      source.jetstream,
      source.names.stream,
      () => this.index.sequence + 1,
      (message) => this.#deliver(message),
    );
  }

  /** Takes in what is on record, and goes on with what comes. */
  async start(): Promise<void> {
    const { link, manager, names } = this.#source;
    const { state } = await link.ask(() => manager.streams.info(names.stream), this.patience());
    await link.ask(() => this.#tail.start(), this.patience());
    await this.catchUp(state.last_seq, () => this.patience(), 1000);
    void link.watch(() => {
      this.#unsure = true;
      this.#tail.renew();
      // Whoever follows is behind by what was recorded meanwhile.
      this.latest().catch(() => undefined);
    });
  }

  async stop(): Promise<void> {
    await this.#tail.stop(this.#source.link.isConnected);
  }

  /** As long as a question may take from now on. */
  patience(): Patience {
    return { until: performance.now() + this.#source.timeout };
  }

  /** Throws what was found wrong with the stream; nothing that comes later is taken in then. */
  checkSound(): void {
    if (this.#damage !== undefined) throw this.#damage;
  }

  /** Brings the index up to what is on record at the moment of the call. */
  latest(): Promise<void> {
    if (!this.#asked) {
      this.#asked = this.#latest().finally(() => {
        this.#asked = undefined;
      });
      return this.#asked;
    }
    // The answer under way may be older than what the caller has been told: the next one is not.
    this.#askedNext ??= this.#asked
      .catch(() => undefined)
      .then(() => {
        this.#askedNext = undefined;
        return this.latest();
      });
    return this.#askedNext;
  }

  /** Takes in messages up to a sequence; `tailTime`: how long the server may be silent until they are fetched. */
  async catchUp(sequence: number, patience: () => Patience, tailTime = 10): Promise<void> {
    for (;;) {
      this.checkSound();
      const before = this.index.sequence;
      if (before >= sequence) return;
      await this.bell.wait(undefined, tailTime);
      if (this.index.sequence > before) continue;
      this.checkSound();
      const missing = sequences(before + 1, Math.min(sequence, before + window));
      const messages = await this.messages(missing, patience());
      for (const [n, message] of messages.entries()) this.receive(before + 1 + n, message);
    }
  }

  /** A message that is in the index, or is about to be. */
  async message(sequence: number, patience: Patience): Promise<Message> {
    const recent = this.#recent.get(sequence);
    if (recent) return recent;
    const message = await this.#fetch(sequence, patience);
    this.#recent.keep(sequence, message);
    return message;
  }

  /** Several messages, fetched together, in the order asked for. */
  async messages(wanted: readonly number[], patience: Patience): Promise<readonly Message[]> {
    const messages: Message[] = [];
    for (let from = 0; from < wanted.length; from += window) {
      const together = wanted.slice(from, from + window);
      messages.push(...(await Promise.all(together.map((sequence) => this.message(sequence, patience)))));
    }
    return messages;
  }

  /** Announces a message that is to be published, so that it need not be read when it comes back. */
  announce(id: string, events: readonly RecordedEvent[]): void {
    this.#own = { id, events };
  }

  /** Takes a message in if it is the next one. */
  receive(sequence: number, message: Message): void {
    if (sequence !== this.index.sequence + 1 || this.#damage !== undefined) return;
    try {
      const { log } = this.#source;
      const events =
        this.#own?.id === message.id ? this.#own.events : message.lines.map((line) => eventIn(log, sequence, line));
      this.index.add(message.id, events);
      this.#recent.keep(sequence, message);
    } catch (fault) {
      this.#damage = fault;
    }
    this.bell.ring();
  }

  /** Makes sure, once after each return of the connection, that the server still has what it had. */
  async verified(): Promise<void> {
    this.checkSound();
    if (!this.#unsure) return;
    await this.#ask();
    const { sequence, lastId } = this.index;
    if (sequence > 0) {
      const { id } = await this.#fetch(sequence, this.patience());
      // The index may have grown meanwhile: then what it has grown by has been found to follow.
      if (id !== lastId && sequence === this.index.sequence) throw this.#lost(`message ${sequence} is another one`);
    }
    this.#unsure = false;
  }

  #deliver(message: JsMsg): void {
    // Most of what comes was published here and is known.
    if (message.seq !== this.index.sequence + 1) return;
    try {
      this.receive(message.seq, readMessage(this.#source.log, message.seq, message.headers, message.data));
    } catch (fault) {
      this.#damage ??= fault;
      this.bell.ring();
    }
  }

  async #latest(): Promise<void> {
    await this.verified();
    await this.catchUp(await this.#ask(), () => this.patience());
  }

  /** The sequence of the last message on the server. */
  async #ask(): Promise<number> {
    const { link, log, manager, names } = this.#source;
    const known = this.index.sequence;
    const patience = this.patience();
    for (;;) {
      const info = await link.ask(() => manager.streams.info(names.stream), patience);
      if (info.created !== this.#created) throw this.#lost('its stream was made anew');
      checkStream(log, names, info);
      if (info.state.last_seq >= known) return info.state.last_seq;
      // A server that has just become leader may need a moment to know all that it has.
      if (!this.#replicated || performance.now() >= patience.until) {
        throw this.#lost(`it has ${info.state.last_seq} messages and had ${known}`);
      }
      await sleep(50);
    }
  }

  async #fetch(sequence: number, patience: Patience): Promise<Message> {
    const { link, log, manager, names } = this.#source;
    const direct = this.#direct
      ? await link.ask(() => manager.direct.getMessage(names.stream, { seq: sequence }), patience)
      : undefined;
    // A replica that is behind does not have it yet; the leader has.
    const found =
      direct ?? (await link.ask(() => manager.streams.getMessage(names.stream, { seq: sequence }), patience));
    if (!found) throw damaged(log, sequence, 'it is missing');
    return readMessage(log, sequence, found.header, found.data);
  }

  #lost(what: string): unknown {
    this.#damage ??= lost(this.#source.log, what);
    this.bell.ring();
    return this.#damage;
  }
}

/** The numbers from one to another, both included. */
export function sequences(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, n) => from + n);
}
