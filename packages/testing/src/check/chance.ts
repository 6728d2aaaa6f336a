/** Chance that comes out the same from the same seed. */
export interface Chance {
  /** A whole number from 0 up to, not including, a bound; 0 where the bound is. */
  below(bound: number): number;
  /** The same things in another order. */
  shuffled<Thing>(things: readonly Thing[]): Thing[];
}

/** Chance from a seed, a whole number of 32 bits. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  // Mulberry32: small, fast, and good enough to choose acts by.
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (bound: number) => Math.floor(next() * bound);
  return {
    below,
    shuffled(things) {
      const order = [...things];
      for (let last = order.length - 1; last > 0; last -= 1) {
        const other = below(last + 1);
        [order[last], order[other]] = [order[other] as (typeof order)[number], order[last] as (typeof order)[number]];
      }
      return order;
    },
  };
}
