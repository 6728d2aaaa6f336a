/** A piece of work that is timed: does it `count` times and gives something that depends on the result, so that nothing is left out. */
export interface Work {
  readonly name: string;
  run(count: number): unknown | Promise<unknown>;
}

/** Two pieces of work to be timed against each other, and what their ratio should reach. */
export interface Comparison {
  readonly title: string;
  readonly ours: Work;
  readonly against: Work;
  /** How often each is done in one round. */
  readonly count: number;
  /** The ratio of our rate to the other's that the design asks for. */
  readonly atLeast: number;
  close?(): void | Promise<void>;
}

/** What came of a comparison. */
export interface Measured {
  readonly title: string;
  /** Rates a second, the median of the rounds. */
  readonly ours: number;
  readonly against: number;
  /** Our rate over the other's, round by round: least, median, most. */
  readonly ratio: readonly [least: number, median: number, most: number];
  readonly atLeast: number;
}

/** Times both works turn by turn for so many rounds after one that is not counted, so that a machine's drift touches both. */
export async function compare(
  { title, ours, against, count, atLeast, close }: Comparison,
  rounds: number,
): Promise<Measured> {
  const rates: { ours: number; against: number }[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const first = await rateOf(ours, count);
    const second = await rateOf(against, count);
    if (round > 0) rates.push({ ours: first, against: second });
  }
  await close?.();
  const ratios = rates.map((rate) => rate.ours / rate.against).sort((a, b) => a - b);
  return {
    title,
    ours: median(rates.map((rate) => rate.ours)),
    against: median(rates.map((rate) => rate.against)),
    ratio: [ratios[0] ?? 0, median(ratios), ratios.at(-1) ?? 0],
    atLeast,
  };
}

/** Results of works, kept so that no engine finds out that nobody looks at them. */
const consumed: unknown[] = [];

async function rateOf(work: Work, count: number): Promise<number> {
  globalThis.gc?.();
  const begin = performance.now();
  const result = await work.run(count);
  const seconds = (performance.now() - begin) / 1_000;
  consumed[0] = result;
  if (result === undefined) throw new Error(`${work.name} gave no result`);
  return count / seconds;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
