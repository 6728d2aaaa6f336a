import {
  arbitraryLawful,
  arbitraryNearlyLawful,
  distributionOf,
  openCity,
  printDistribution,
  sayAct,
} from '@statecraft/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kansasCity, newYorkCity, philadelphia, sanFrancisco, seattle } from '../src/index.ts';

const runs = process.env.STATECRAFT_DEEP ? 2_000 : 100;

describe.each([kansasCity, newYorkCity, philadelphia, sanFrancisco, seattle])('histories drawn for $id', (city) => {
  test.each(city.editions.map(({ id }) => id))(
    '[DRAW-3] 2 000 of them in %s come to every stage and take every row',
    (edition) => {
      const histories = fc.sample(arbitraryLawful(city, { edition }), { numRuns: 2_000, seed: 6 });
      const distribution = distributionOf(city, histories, { edition });
      const least = Math.min(...Object.values(distribution.rows), ...Object.values(distribution.stages));
      expect(least, printDistribution(distribution)).toBeGreaterThan(0);
      // What is rare is not left to one lucky history.
      expect(Object.values(distribution.rows)[0]).toBeGreaterThanOrEqual(5);
    },
  );

  test('[DRAW-1] are lawful', async () => {
    const open = await openCity(city);
    for (const [index, history] of fc.sample(arbitraryLawful(city), { numRuns: runs, seed: 6 }).entries()) {
      const { acts } = await open.live(history.map((act) => ({ ...act, measure: `measure-${index}` }) as typeof act));
      const refused = acts.find(({ accepted }) => !accepted);
      expect(refused, history.map(sayAct).join('\n')).toBeUndefined();
    }
  });

  test('[DRAW-2] or wrong in one thing that is named', async () => {
    const open = await openCity(city);
    const drawn = fc.sample(arbitraryNearlyLawful(city), { numRuns: runs, seed: 6 });
    for (const [index, { history, command, rule, wrong }] of drawn.entries()) {
      const own = (act: typeof command) => ({ ...act, measure: `measure-${index}` }) as typeof act;
      await open.live(history.map(own));
      const result = await open.engine.execute(own(command));
      const by = result.ok ? [] : result.rejections.map(({ rule: each }) => each);
      expect(by, [...history, command].map(sayAct).concat(wrong).join('\n')).toEqual([rule]);
    }
  });
});
