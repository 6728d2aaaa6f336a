import {
  type Appended,
  checkExpectation,
  checkUnrecorded,
  type DraftedCommit,
  type Expectation,
  isFault,
  type RecordedEvent,
  repeatedCommit,
  textInPlace,
} from '@statecraft/core';
import { tooLarge } from './faults.ts';
import type { LogIndex } from './log-index.ts';

/** The ids of the commands that a commit records. */
export function commandIdsOf({ commit }: DraftedCommit): readonly string[] {
  return [...new Set(commit.events.map(({ commandId }) => commandId))];
}

/** How a commit comes out. `certain`: whatever becomes of the message; else only if it is written where it was planned. */
export interface Verdict {
  readonly outcome: PromiseSettledResult<Appended>;
  readonly certain: boolean;
}

/** A message that is to follow a known one, and what that makes of the commits it was made from. */
export interface Plan {
  /** The sequence of the message it follows. */
  readonly after: number;
  /** Of the first commits of the group, in their order; the others found no room. */
  readonly verdicts: readonly Verdict[];
  readonly events: readonly RecordedEvent[];
  readonly lines: readonly string[];
}

/** How large a message may become. */
export interface Room {
  /** The most that the server takes. */
  readonly limit: number;
  /** The size from which no further commit is put in, so that messages stay easy to move. */
  readonly enough: number;
}

/**
 * Plans the message that records commits one after the other, each whole or not at all, each judged by itself.
 *
 * `found` has the events on record of every command of the group that is in the index.
 */
export function planMessage(
  log: string,
  index: LogIndex,
  group: readonly DraftedCommit[],
  found: (commandId: string) => readonly RecordedEvent[],
  { limit, enough }: Room,
): Plan {
  const page = new Page(index);
  const verdicts: Verdict[] = [];
  for (const each of group) {
    try {
      const commandIds = commandIdsOf(each);
      const inIndex = commandIds.flatMap(found);
      const inPage = commandIds.flatMap((commandId) => page.ofCommand(commandId));
      const repeated = repeatedCommit(each.commit, [...inIndex, ...inPage]);
      if (repeated) {
        verdicts.push({ outcome: { status: 'fulfilled', value: repeated }, certain: inPage.length === 0 });
        continue;
      }
      const entry = page.judge(each);
      if (entry.bytes > limit) throw tooLarge(log, entry.bytes, limit);
      if (page.lines.length > 0 && page.bytes + entry.bytes > Math.min(limit, enough)) break;
      page.write(entry);
      verdicts.push({
        outcome: { status: 'fulfilled', value: { events: entry.events, repeated: false } },
        certain: false,
      });
    } catch (reason) {
      if (!isFault(reason)) throw reason;
      const certain = isFault(reason, 'append-too-large');
      verdicts.push({ outcome: { status: 'rejected', reason }, certain });
    }
  }
  return { after: index.sequence, verdicts, events: page.events, lines: page.lines };
}

/** A commit in its place. */
interface Entry {
  readonly events: readonly RecordedEvent[];
  readonly lines: readonly string[];
  readonly bytes: number;
  readonly versions: ReadonlyMap<string, number>;
}

/** The index as it will be once the message is written. */
class Page {
  readonly events: RecordedEvent[] = [];
  readonly lines: string[] = [];
  bytes = 0;
  readonly #index: LogIndex;
  readonly #versions = new Map<string, number>();
  readonly #ids = new Set<string>();
  readonly #commands = new Map<string, RecordedEvent[]>();
  #position: number;
  #at: string;

  constructor(index: LogIndex) {
    this.#index = index;
    this.#position = index.position;
    this.#at = index.at;
  }

  ofCommand(commandId: string): readonly RecordedEvent[] {
    return this.#commands.get(commandId) ?? [];
  }

  /** Throws when the commit's streams are not as it expects; writes nothing. */
  judge({ commit, drafts }: DraftedCommit): Entry {
    for (const [stream, expected] of Object.entries(commit.expect) as [string, Expectation][]) {
      checkExpectation(stream, expected, this.#versionOf(stream));
    }
    checkUnrecorded(commit, (id) => this.#ids.has(id) || this.#index.has(id));
    const versions = new Map<string, number>();
    let [position, at, bytes] = [this.#position, this.#at, 0];
    const lines: string[] = [];
    const events = drafts.map((each): RecordedEvent => {
      const { event } = each;
      position += 1;
      if (event.at > at) at = event.at;
      const place = { position, version: (versions.get(event.stream) ?? this.#versionOf(event.stream)) + 1, at };
      versions.set(event.stream, place.version);
      const line = textInPlace(each, place);
      lines.push(line);
      bytes += Buffer.byteLength(line) + 1;
      return { ...event, ...place };
    });
    return { events, lines, bytes, versions };
  }

  write({ events, lines, bytes, versions }: Entry): void {
    for (const [stream, version] of versions) this.#versions.set(stream, version);
    for (const event of events) {
      this.#ids.add(event.id);
      this.#position = event.position;
      this.#at = event.at;
      this.events.push(event);
      const ofCommand = this.#commands.get(event.commandId);
      if (ofCommand) ofCommand.push(event);
      else this.#commands.set(event.commandId, [event]);
    }
    for (const line of lines) this.lines.push(line);
    this.bytes += bytes;
  }

  #versionOf(stream: string): number {
    return this.#versions.get(stream) ?? this.#index.versionOf(stream);
  }
}
