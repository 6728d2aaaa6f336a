import { setImmediate as turn } from 'node:timers/promises';

/** The most requests one statement takes, so that a flood of them cannot hold the head of the log. */
const largestGroup = 512;

interface Waiting<Request, Result> {
  readonly request: Request;
  readonly resolve: (result: Result) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Gathers the requests that arrive in one turn of the event loop and writes them together, in the order they came.
 *
 * `write` gives each request its own outcome; nobody hears of theirs before it has settled.
 */
export class GroupCommit<Request, Result> {
  readonly #write: (group: readonly Request[]) => Promise<readonly PromiseSettledResult<Result>[]>;
  readonly #waiting: Waiting<Request, Result>[] = [];
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
      try {
        const outcomes = await this.#write(group.map(({ request }) => request));
        outcomes.forEach((outcome, index) => {
          if (outcome.status === 'fulfilled') group[index]?.resolve(outcome.value);
          else group[index]?.reject(outcome.reason);
        });
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    } while (this.#waiting.length > 0);
    this.#draining = undefined;
  }
}
