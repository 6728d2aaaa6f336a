import { expect, test } from 'vitest';
import { ordinance, townHall, verdictsOn } from '../town.ts';

const { introduce, refer, report, read, pass, sign } = ordinance();
const throughCouncil = [refer, report, read, pass];

test.each([
  [[], 'effective', 'effective.accelerated'],
  [['accelerated'], 'effective.accelerated', 'effective'],
  [['grant'], 'effective', 'effective.accelerated'],
  [['grant', 'accelerated'], 'effective.accelerated', 'effective'],
])('[RULE-9] a measure of classes %j falls under %s, not under %s', async (classes, under, not) => {
  const { engine } = await townHall({ acts: [{ ...introduce, classes }, ...throughCouncil] });
  const verdicts = await verdictsOn(engine, sign);
  expect(verdicts).toHaveProperty([under]);
  expect(verdicts).not.toHaveProperty([not]);
});

test('[RULE-9] a measure of whose classes nothing is said falls under the rule for all', async () => {
  const { classes, ...silent } = introduce;
  const { engine } = await townHall({ acts: [silent, ...throughCouncil] });
  const verdicts = await verdictsOn(engine, sign);
  expect(verdicts).toHaveProperty(['effective']);
  expect(verdicts).not.toHaveProperty(['effective.accelerated']);
});

test.each([
  ['ordinance', 'readings'],
  ['resolution', undefined],
] as const)('[RULE-9] the rule of readings for an %s: %s', async (kind, rule) => {
  const { engine } = await townHall({ acts: [{ ...introduce, kind }, refer, report] });
  expect(Object.keys(await verdictsOn(engine, pass)).find((id) => id.startsWith('readings'))).toBe(rule);
});
