import { expect, test } from 'vitest';
import { ordinance, refusedBy, townHall } from '../../town.ts';

const { introduce, refer } = ordinance();

test.each([
  [undefined, []],
  [1, []],
  [2, []],
  [3, ['degree']],
])('[RULE-10] an amendment of degree %s, second degree allowed', async (degree, rules) => {
  const { engine } = await townHall({ acts: [introduce, refer] });
  const amend = { type: 'amend', measure: 'm1', on: '2020-01-08', ...(degree && { degree }) } as const;
  expect(await refusedBy(engine, amend)).toEqual(rules);
});
