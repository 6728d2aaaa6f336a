import type { LegalDate } from '../calendar/legal-date.ts';
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

  /** The measures that have an act of that legal date or a later one. */
  async since(day: LegalDate): Promise<readonly string[]> {
    await this.#catchUp();
    return [...this.#lastOn].flatMap(([id, last]) => (last !== undefined && last >= day ? [id] : []));
  }

  async #catchUp(): Promise<void> {
    for await (const event of this.#log.read({ after: this.#seen })) {
      const { stream, position } = event;
      this.#seen = position;
      if (!stream.startsWith('measure/')) continue;
      const id = stream.slice('measure/'.length);
      this.#lastOn.set(id, laterOf(this.#lastOn.get(id), dayOf(event)));
    }
  }
}
