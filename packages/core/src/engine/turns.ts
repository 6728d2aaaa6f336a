import type { StreamId } from '../log/event.ts';

/** Lets tasks on one stream take turns, in the order in which they came, so that those of one engine never race each other. */
export class Turns {
  readonly #last = new Map<StreamId, Promise<unknown>>();

  /** Runs a task once every task that came before it on one of its streams is over. */
  async take<Outcome>(streams: readonly StreamId[], task: () => Promise<Outcome>): Promise<Outcome> {
    const before = [...new Set(streams.flatMap((stream) => this.#last.get(stream) ?? []))];
    const mine = before.length === 0 ? task() : Promise.allSettled(before).then(task);
    for (const stream of streams) this.#last.set(stream, mine);
    try {
      return await mine;
    } finally {
      for (const stream of streams) if (this.#last.get(stream) === mine) this.#last.delete(stream);
    }
  }
}
