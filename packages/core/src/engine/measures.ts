import type { EventLog } from '../log/event-log.ts';

/** The ids of all measures on record, in the order in which they came; it goes on from where it stopped reading. */
export class Measures {
  readonly #log: EventLog;
  readonly #ids = new Set<string>();
  #seen = 0;

  constructor(log: EventLog) {
    this.#log = log;
  }

  async ids(): Promise<readonly string[]> {
    for await (const { stream, position } of this.#log.read({ after: this.#seen })) {
      if (stream.startsWith('measure/')) this.#ids.add(stream.slice('measure/'.length));
      this.#seen = position;
    }
    return [...this.#ids];
  }
}
