import { setTimeout as sleep } from 'node:timers/promises';
import { Bell, type EventLog, isFault, type RecordedEvent } from '@statecraft/core';
import type { Report } from './report.ts';

/** What to follow. */
export interface FollowRequest {
  /** Events behind this position; from now on when left out. */
  readonly after?: number | undefined;
  readonly signal: AbortSignal;
  /** Milliseconds after which `undefined` is given where nothing happens, so that the connection can be kept alive; 15 000 unless told. */
  readonly keepAlive?: number;
}

/** Milliseconds before the log is followed anew after a fault. */
const PAUSE = 1_000;

/**
 * Hears of every event once, for all who want to hear: one subscription to the log, however many listen. Who listens reads the
 * log from a position of their own when woken, so that nothing is missed between hearing and reading.
 */
export class Newsroom {
  readonly #log: EventLog;
  readonly #report: Report;
  readonly #bell = new Bell();
  readonly #listeners = new Set<(event: RecordedEvent) => void>();
  readonly #ended = new AbortController();
  readonly #followed: Promise<void>;
  /** The position up to which events were heard of. */
  #position: number;

  constructor(log: EventLog, position: number, report: Report) {
    this.#log = log;
    this.#position = position;
    this.#report = report;
    this.#followed = this.#listen();
  }

  get position(): number {
    return this.#position;
  }

  /** Tells of every event as it is recorded, by whichever process, until the function that is given back is called. */
  whenRecorded(listener: (event: RecordedEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Events behind a position, each once and in order, and on with the log as it grows; `undefined` where it is kept alive. */
  async *follow({
    after = this.#position,
    signal,
    keepAlive = 15_000,
  }: FollowRequest): AsyncGenerator<RecordedEvent | undefined> {
    const end = AbortSignal.any([signal, this.#ended.signal]);
    for (let position = after; !end.aborted; ) {
      for await (const event of this.#log.read({ after: position, signal: end })) {
        if (end.aborted) return;
        position = event.position;
        yield event;
      }
      // What was heard of while this read is read before anything is waited for.
      if (end.aborted || this.#position > position) continue;
      if (!(await this.#bell.wait(end, keepAlive))) return;
      if (!end.aborted && this.#position <= position) yield undefined;
    }
  }

  async close(): Promise<void> {
    this.#ended.abort();
    this.#bell.close();
    await this.#followed;
  }

  async #listen(): Promise<void> {
    const { signal } = this.#ended;
    while (!signal.aborted) {
      try {
        for await (const event of this.#log.subscribe({ after: this.#position, signal })) this.#tell(event);
        if (!signal.aborted) await sleep(PAUSE, undefined, { signal }).catch(() => undefined);
      } catch (fault) {
        if (signal.aborted || isFault(fault, 'log-closed')) return;
        this.#report('following-failed', { reason: fault instanceof Error ? fault.message : String(fault) });
        await sleep(PAUSE, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  #tell(event: RecordedEvent): void {
    this.#position = event.position;
    this.#bell.ring();
    for (const listener of this.#listeners) listener(event);
  }
}
