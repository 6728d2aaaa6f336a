import { expect, test } from 'vitest';
import { ordinance, townHall, voteOn } from '../../town.ts';

const { introduce } = ordinance();
const waive = {
  ...voteOn('passage', 5),
  question: { kind: 'waiver', rule: 'readings' },
  measure: 'm1',
  on: '2020-01-07',
} as const;

test.each([
  [[], 'holds', 'of no class that is excluded'],
  [['accelerated'], 'holds', 'of class accelerated, which is not excluded'],
  [['franchise'], 'fails', 'not allowed for a measure of class franchise'],
  [['grant'], 'unsettled', 'of class grant: whether that is excluded is not settled'],
  [['grant', 'franchise'], 'fails', 'not allowed for a measure of class grant, franchise'],
])('[RULE-3] a waiver for a measure of classes %j: %s', async (classes, verdict, sentence) => {
  const { engine } = await townHall({ acts: [{ ...introduce, classes }] });
  const { rulings } = await engine.explain(waive);
  expect(rulings.find(({ rule }) => rule === 'waiver.excluded')).toMatchObject({ verdict, sentence });
});

test('[RULE-3] where no class is on record, nobody knows', async () => {
  const { classes, ...silent } = introduce;
  const { engine } = await townHall({ acts: [silent] });
  const { rulings } = await engine.explain(waive);
  expect(rulings.find(({ rule }) => rule === 'waiver.excluded')).toMatchObject({
    verdict: 'undetermined',
    lacks: ['the classes of the measure'],
  });
});
