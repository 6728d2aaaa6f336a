import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Sample } from '../../src/source/sample.ts';

const sampled = (size: number, seed: number, all: number) => {
  const sample = new Sample<number>(size, seed);
  for (let thing = 0; thing < all; thing += 1) sample.take(thing);
  return sample.things;
};

test('[CLI-26] a sample is as large as asked or as all there is, in order, each thing once, and the same for its seed', () => {
  fc.assert(
    fc.property(fc.nat(60), fc.nat(), fc.nat(200), (size, seed, all) => {
      const things = sampled(size, seed, all);
      expect(things).toHaveLength(Math.min(size, all));
      expect(things).toEqual([...new Set(things)].sort((a, b) => a - b));
      expect(things.every((thing) => thing >= 0 && thing < all)).toBe(true);
      expect(sampled(size, seed, all)).toEqual(things);
      expect(sampled(Number.POSITIVE_INFINITY, seed, all)).toHaveLength(all);
    }),
  );
});

test('[CLI-26] a sample favours nothing', () => {
  const counts = new Array<number>(20).fill(0);
  for (let seed = 0; seed < 4_000; seed += 1)
    for (const thing of sampled(5, seed, 20)) counts[thing] = (counts[thing] ?? 0) + 1;
  // Each is expected a thousand times; five standard deviations are about 137.
  for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(137);
});
