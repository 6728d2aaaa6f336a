import type { StreamId } from '../log/event.ts';

/** Lets tasks on one stream take turns, in the order in which they came, so that those of one engine never race each other. */
export class Turns {
  readonly #last = new Map<StreamId, Promise<unknown>>();

  async take<Outcome>(stream: StreamId, task: () => Promise<Outcome>): Promise<Outcome> {
    const before = this.#last.get(stream);
    const mine = before ? before.then(task, task) : task();
    this.#last.set(stream, mine);
    try {
      return await mine;
    } finally {
      if (this.#last.get(stream) === mine) this.#last.delete(stream);
    }
  }
}
