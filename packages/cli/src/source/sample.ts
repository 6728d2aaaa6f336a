/** Takes things one by one and keeps so many of them, each as likely as any other; the same seed keeps the same. */
export class Sample<Thing> {
  readonly #size: number;
  readonly #random: () => number;
  readonly #kept: { readonly place: number; readonly thing: Thing }[] = [];
  #seen = 0;

  constructor(size: number, seed: number) {
    this.#size = size;
    this.#random = randomFrom(seed);
  }

  take(thing: Thing): void {
    const place = this.#seen;
    this.#seen += 1;
    // A reservoir: the n-th thing is kept with the probability size / n, in the stead of any one that is kept.
    const into = place < this.#size ? place : Math.floor(this.#random() * this.#seen);
    if (into < this.#size) this.#kept[into] = { place, thing };
  }

  /** What is kept, in the order in which it was taken. */
  get things(): Thing[] {
    return this.#kept.toSorted((a, b) => a.place - b.place).map(({ thing }) => thing);
  }
}

/** Numbers from 0 to 1 that follow from a seed (Mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
