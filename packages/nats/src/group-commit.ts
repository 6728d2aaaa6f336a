import { setImmediate as turn } from 'node:timers/promises';

/** The most requests one message takes, so that a flood of them cannot hold the event loop. */
const largestGroup = 512;

interface Waiting<Request, Result> {
  readonly request: Request;
  readonly resolve: (result: Result) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Gathers the requests that arrive while others are being written and writes them together, in the order they came.
 *
 * `write` gives the first requests of a group, at least one, each its own outcome; the others are in the next group.
 */
export class GroupCommit<Request, Result> {
  readonly #write: (group: readonly Request[]) => Promise<readonly PromiseSettledResult<Result>[]>;
  #waiting: Waiting<Request, Result>[] = [];
  #draining: Promise<void> | undefined;

  constructor(write: (group: readonly Request[]) => Promise<readonly PromiseSettledResult<Result>[]>) {
    this.#write = write;
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
      await turn();
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
