/** The most requests of one group, so that a flood of them cannot hold the event loop, nor the log. */
const largestGroup = 512;

interface Waiting<Request, Result> {
  readonly request: Request;
  readonly resolve: (result: Result) => void;
  readonly reject: (reason: unknown) => void;
}

/** Writes requests, and gives the first of them, at least one, each its own outcome; the others come again in the next group. */
type Write<Request, Result> = (group: readonly Request[]) => Promise<readonly PromiseSettledResult<Result>[]>;

/**
 * Gathers the requests that arrive while others are being written and writes them together, in the order they came: for the log
 * that pays for each write and not for what is in it. Nobody hears of an outcome before it has settled.
 *
 * `turn` settles when the event loop has come round once: `setImmediate` of `node:timers/promises`.
 */
export class GroupCommit<Request, Result> {
  readonly #write: Write<Request, Result>;
  readonly #turn: () => Promise<unknown>;
  #waiting: Waiting<Request, Result>[] = [];
  #draining: Promise<void> | undefined;

  constructor(write: Write<Request, Result>, turn: () => Promise<unknown>) {
    this.#write = write;
    this.#turn = turn;
  }

  add(request: Request): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ request, resolve, reject });
      this.#draining ??= this.#drain();
    });
  }

  /** Settles when everything added so far has its outcome. */
  async idle(): Promise<void> {
    await this.#draining;
  }

  async #drain(): Promise<void> {
    do {
      // Everybody who asks in this turn of the event loop gets in, and so do those who just got an outcome and ask again.
      await this.#turn();
      const group = this.#waiting.splice(0, largestGroup);
      const outcomes = await this.#outcomes(group.map(({ request }) => request));
      for (const [n, outcome] of outcomes.entries()) {
        if (outcome.status === 'fulfilled') group[n]?.resolve(outcome.value);
        else group[n]?.reject(outcome.reason);
      }
      if (outcomes.length < group.length) this.#waiting = [...group.slice(outcomes.length), ...this.#waiting];
    } while (this.#waiting.length > 0);
    this.#draining = undefined;
  }

  async #outcomes(group: readonly Request[]): Promise<readonly PromiseSettledResult<Result>[]> {
    try {
      return await this.#write(group);
    } catch (reason) {
      return group.map(() => ({ status: 'rejected', reason }));
    }
  }
}
