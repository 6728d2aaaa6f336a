import type { LegalDate } from '../calendar/legal-date.ts';
import type { StreamId } from '../log/event.ts';
import type { EventLog } from '../log/event-log.ts';
import { dayOf, laterOf } from './last-day.ts';

/** The measures on record, in the order in which they came, with the last day of each; it goes on from where it stopped reading. */
export class Measures {
  readonly #log: EventLog;
  readonly #lastOn = new Map<string, string | undefined>();
  #seen = 0;

  constructor(log: EventLog) {
    this.#log = log;
  }

  async ids(): Promise<readonly string[]> {
    await this.#catchUp();
    return [...this.#lastOn.keys()];
  }

  /** The measures that have an act of that legal date or a later one, and the position up to which the log was read for them. */
  async since(day: LegalDate): Promise<{ measures: readonly string[]; upTo: number }> {
    await this.#catchUp();
    const measures = [...this.#lastOn].flatMap(([id, last]) => (last !== undefined && last >= day ? [id] : []));
    return { measures, upTo: this.#seen };
  }

  /** The measures that something was recorded of behind one position and before another. */
  async between(after: number, before: number): Promise<ReadonlySet<string>> {
    const found = new Set<string>();
    if (before <= after + 1) return found;
    for await (const { stream, position } of this.#log.read({ after })) {
      if (position >= before) break;
      const id = measureIn(stream);
      if (id !== undefined) found.add(id);
    }
    return found;
  }

  async #catchUp(): Promise<void> {
    for await (const event of this.#log.read({ after: this.#seen })) {
      this.#seen = event.position;
      const id = measureIn(event.stream);
      if (id !== undefined) this.#lastOn.set(id, laterOf(this.#lastOn.get(id), dayOf(event)));
    }
  }
}

/** The measure whose stream it is; `undefined` for a body's. */
export function measureIn(stream: StreamId): string | undefined {
  return stream.startsWith('measure/') ? stream.slice('measure/'.length) : undefined;
}
