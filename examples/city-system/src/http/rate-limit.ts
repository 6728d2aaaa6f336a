const MINUTE = 60_000;
/** How many callers are remembered at most; beyond that those whose minute is over are forgotten, then the oldest. */
const MOST_REMEMBERED = 50_000;

/** What is left to a caller. */
export interface Allowance {
  readonly allowed: boolean;
  readonly left: number;
  /** Seconds until the count begins anew. */
  readonly renewedIn: number;
}

/** Counts requests by caller, in minutes that begin with the caller's first. Kept in memory: each process counts for itself. */
export class RateLimit {
  readonly #most: number;
  readonly #clock: () => number;
  readonly #counts = new Map<string, { count: number; until: number }>();

  constructor(most: number, clock: () => number = () => performance.now()) {
    this.#most = most;
    this.#clock = clock;
  }

  take(caller: string): Allowance {
    const now = this.#clock();
    let counted = this.#counts.get(caller);
    if (!counted || counted.until <= now) {
      this.#counts.delete(caller);
      this.#forget(now);
      counted = { count: 0, until: now + MINUTE };
      this.#counts.set(caller, counted);
    }
    counted.count += 1;
    return {
      allowed: counted.count <= this.#most,
      left: Math.max(0, this.#most - counted.count),
      renewedIn: Math.ceil((counted.until - now) / 1000),
    };
  }

  #forget(now: number): void {
    if (this.#counts.size < MOST_REMEMBERED) return;
    for (const [caller, { until }] of this.#counts) if (until <= now) this.#counts.delete(caller);
    const [oldest] = this.#counts.keys();
    if (this.#counts.size >= MOST_REMEMBERED && oldest !== undefined) this.#counts.delete(oldest);
  }
}

/** Counts what callers hold open at once. */
export class OpenLimit {
  readonly #each: number;
  readonly #all: number;
  readonly #open = new Map<string, number>();
  #sum = 0;

  constructor(each: number, all: number) {
    this.#each = each;
    this.#all = all;
  }

  /** Takes a place; gives what leaves it again, `undefined` where there is none. */
  take(caller: string): (() => void) | undefined {
    const own = this.#open.get(caller) ?? 0;
    if (own >= this.#each || this.#sum >= this.#all) return undefined;
    this.#open.set(caller, own + 1);
    this.#sum += 1;
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.#sum -= 1;
      const open = (this.#open.get(caller) ?? 1) - 1;
      if (open > 0) this.#open.set(caller, open);
      else this.#open.delete(caller);
    };
  }
}
