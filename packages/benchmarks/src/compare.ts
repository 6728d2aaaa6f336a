/** A piece of work that is timed: does it `count` times and gives something that depends on the result, so that nothing is left out. */
export type Work = (count: number) => unknown | Promise<unknown>;

/** Two pieces of work to be timed against each other, and what their ratio should reach. */
export interface Comparison {
  /** What ours does, for people. */
  readonly title: string;
  /** What it is timed against. */
  readonly against: string;
  readonly ours: Work;
  readonly theirs: Work;
  /** How often each is done in one round. */
  readonly count: number;
  /** The ratio of our rate to theirs that the design asks for. */
  readonly atLeast: number;
  close?(): void | Promise<void>;
}

/** Why a comparison cannot be made here. */
export interface LeftOut {
  readonly leftOut: string;
}

/** Rates a second. */
export interface Run {
  readonly ours: number;
  readonly theirs: number;
}

/** What came of a comparison. */
export interface Measured {
  /** Rates a second, the median of the runs. */
  readonly ours: number;
  readonly theirs: number;
  /** Our rate over theirs: the median of the runs' ratios. */
  readonly ratio: number;
  readonly runs: readonly Run[];
}

/** Times both works turn by turn for so many rounds after one that is not counted, so that a machine's drift touches both. */
export async function compare({ ours, theirs, count }: Comparison, rounds: number): Promise<Measured> {
  const runs: Run[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    // Whoever goes first finds the machine as the other left it: they take turns at that too.
    const first = round % 2 === 0 ? ours : theirs;
    const second = first === ours ? theirs : ours;
    const rates = [await rateOf(first, count), await rateOf(second, count)] as const;
    if (round === 0) continue;
    runs.push(first === ours ? { ours: rates[0], theirs: rates[1] } : { ours: rates[1], theirs: rates[0] });
  }
  return {
    ours: median(runs.map((run) => run.ours)),
    theirs: median(runs.map((run) => run.theirs)),
    ratio: median(runs.map(ratioOf)),
    runs,
  };
}

/** Our rate over theirs in one run. */
export function ratioOf({ ours, theirs }: Run): number {
  return ours / theirs;
}

/** Results of works, kept so that no engine finds out that nobody looks at them. */
const consumed: unknown[] = [];

async function rateOf(work: Work, count: number): Promise<number> {
  globalThis.gc?.();
  const begin = performance.now();
  const result = await work(count);
  const seconds = (performance.now() - begin) / 1_000;
  consumed[0] = result;
  if (result === undefined) throw new Error('a work gave no result');
  return count / seconds;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const high = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? 0) + high) / 2;
}
