import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { type Draft, type EventPlace, type RecordedEvent, textInPlace } from '@statecraft/core';
import { damaged } from './faults.ts';

/** Where the log ends; `at` is empty when it has not begun. */
export interface Tail {
  readonly position: number;
  readonly at: string;
}

/** The table of events, by what is asked of it. Each call is one statement, prepared once. */
export class EventTable {
  readonly #file: string;
  readonly #tail: StatementSync;
  readonly #version: StatementSync;
  readonly #id: StatementSync;
  readonly #stream: StatementSync;
  readonly #command: StatementSync;
  readonly #span: StatementSync;
  readonly #insert: StatementSync;

  constructor(database: DatabaseSync, file: string) {
    const prepare = (sql: string) => {
      const statement = database.prepare(sql);
      statement.setReturnArrays(true);
      return statement;
    };
    this.#file = file;
    this.#tail = prepare('SELECT position, at FROM events ORDER BY position DESC LIMIT 1');
    this.#version = prepare('SELECT max(version) FROM events WHERE stream = ?');
    this.#id = prepare('SELECT 1 FROM events WHERE id = ?');
    this.#stream = prepare('SELECT position, body FROM events WHERE stream = ? ORDER BY version');
    // By name: Node 22 binds no value to a number.
    this.#command = prepare(`
      SELECT position, body FROM events WHERE id = $command AND command_id = id
      UNION ALL SELECT position, body FROM events WHERE command_id = $command AND command_id <> id ORDER BY position`);
    this.#span = prepare('SELECT position, body FROM events WHERE position > ? AND position <= ? ORDER BY position');
    this.#insert = prepare(
      'INSERT INTO events (position, stream, version, id, command_id, at, body) VALUES (?, ?, ?, ?, ?, ?, ?)',
    );
  }

  tail(): Tail {
    const row = this.#tail.get() as [number, string] | undefined;
    return row ? { position: row[0], at: row[1] } : { position: 0, at: '' };
  }

  /** The version a stream is at; 0 when there is none. */
  versionOf(stream: string): number {
    return (this.#version.get(key(stream)) as [number | null] | undefined)?.[0] ?? 0;
  }

  has(id: string): boolean {
    return this.#id.get(key(id)) !== undefined;
  }

  ofStream(stream: string): RecordedEvent[] {
    return this.#events(this.#stream.all(key(stream)));
  }

  ofCommand(commandId: string): RecordedEvent[] {
    return this.#events(this.#command.all({ $command: key(commandId) }));
  }

  /** The rows behind `after` up to and with `until`; `eventIn` makes an event of each. */
  span(after: number, until: number): readonly Row[] {
    const rows = this.#span.all(after, until) as unknown as Row[];
    if (rows.length === until - after) return rows;
    const gap = rows.findIndex(([position], index) => position !== after + 1 + index);
    throw damaged(this.#file, after + 1 + (gap < 0 ? rows.length : gap));
  }

  eventIn([position, body]: Row): RecordedEvent {
    try {
      const event = JSON.parse(body) as RecordedEvent;
      if (event.position === position) return event;
    } catch (error) {
      throw damaged(this.#file, position, error);
    }
    throw damaged(this.#file, position);
  }

  add(draft: Draft, place: EventPlace): void {
    const { stream, id, commandId } = draft.event;
    const { position, version, at } = place;
    this.#insert.run(position, key(stream), version, key(id), key(commandId), at, textInPlace(draft, place));
  }

  #events(rows: readonly unknown[]): RecordedEvent[] {
    return (rows as Row[]).map((row) => this.eventIn(row));
  }
}

/** A position and the event that stands there, as JSON. */
export type Row = readonly [position: number, body: string];

/** A text as it stands in the columns it is found by: as JSON escapes it, so that half a surrogate pair is kept apart from another. */
function key(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
