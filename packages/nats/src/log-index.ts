import type { RecordedEvent, StreamId } from '@statecraft/core';
import { damaged } from './faults.ts';

/**
 * What this process knows of a log up to a message of its stream: where every event is, and which are there. Not what they say.
 *
 * It grows by one message at a time, in their order, and refuses one that does not go on where the last ended.
 */
export class LogIndex {
  readonly #log: string;
  /** By message, the position of its first event. */
  readonly #firsts: number[] = [];
  readonly #positions = new Map<string, number[]>();
  readonly #commands = new Map<string, number>();
  readonly #ids = new Set<string>();
  #position = 0;
  #at = '';
  #lastId = '';

  constructor(log: string) {
    this.#log = log;
  }

  /** The sequence of the last message; 0 when there is none. */
  get sequence(): number {
    return this.#firsts.length;
  }

  /** The id of the last message. */
  get lastId(): string {
    return this.#lastId;
  }

  /** The position of the last event; 0 when there is none. */
  get position(): number {
    return this.#position;
  }

  /** The instant of the last event; empty when there is none. */
  get at(): string {
    return this.#at;
  }

  versionOf(stream: string): number {
    return this.#positions.get(stream)?.length ?? 0;
  }

  /** The positions of a stream's events, in the order of their versions. */
  positionsOf(stream: StreamId): readonly number[] {
    return this.#positions.get(stream) ?? [];
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  /** The message that holds a command's events: a command is recorded once, in one piece. */
  messageOf(commandId: string): number | undefined {
    return this.#commands.get(commandId);
  }

  /** The message that holds a position, and the position of its first event. */
  holding(position: number): { readonly sequence: number; readonly first: number } {
    let [low, high] = [0, this.#firsts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#firsts[middle] as number) <= position) low = middle;
      else high = middle - 1;
    }
    return { sequence: low + 1, first: this.#firsts[low] as number };
  }

  /** The position of the first event of a message. */
  firstOf(sequence: number): number {
    return this.#firsts[sequence - 1] as number;
  }

  /** Takes in the events of the next message; throws `log-corrupt`, and takes in none, when they do not follow. */
  add(id: string, events: readonly RecordedEvent[]): void {
    this.#check(events);
    this.#firsts.push(this.#position + 1);
    this.#lastId = id;
    for (const { id, stream, position, commandId, at } of events) {
      const positions = this.#positions.get(stream);
      if (positions) positions.push(position);
      else this.#positions.set(stream, [position]);
      this.#commands.set(commandId, this.#firsts.length);
      this.#ids.add(id);
      this.#position = position;
      this.#at = at;
    }
  }

  #check(events: readonly RecordedEvent[]): void {
    const sequence = this.#firsts.length + 1;
    const wrong = (what: string) => damaged(this.#log, sequence, what);
    if (events.length === 0) throw wrong('it holds no event');
    const versions = new Map<string, number>();
    let [position, at] = [this.#position, this.#at];
    for (const event of events) {
      position += 1;
      if (event.position !== position) throw wrong(`position ${event.position} stands where ${position} should`);
      const version = (versions.get(event.stream) ?? this.versionOf(event.stream)) + 1;
      if (event.version !== version)
        throw wrong(`${event.stream} goes from version ${version - 1} to ${event.version}`);
      versions.set(event.stream, version);
      if (event.at < at) throw wrong(`${event.at} was recorded after ${at}`);
      at = event.at;
    }
  }
}
