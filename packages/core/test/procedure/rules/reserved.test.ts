import { expect, test } from 'vitest';
import { springfield } from '../../springfield.ts';
import { ordinance, townHall, voteOn } from '../../town.ts';

const { introduce } = ordinance();
const rules = springfield.rules.map((rule) =>
  rule.id === 'waiver.excluded'
    ? { id: rule.id, title: rule.title, citation: rule.citation, kind: 'reserved' as const, classes: ['accelerated'] }
    : rule,
);
const waive = {
  ...voteOn('passage', 5),
  question: { kind: 'waiver', rule: 'readings' },
  measure: 'm1',
  on: '2020-01-07',
} as const;

test.each([
  [['accelerated'], 'holds', 'only for class accelerated; this one is of class accelerated'],
  [['grant', 'accelerated'], 'holds', 'only for class accelerated; this one is of class grant, accelerated'],
  [['grant'], 'fails', 'only for class accelerated; this one is of class grant'],
  [[], 'fails', 'only for class accelerated; this one is of no class'],
  [undefined, 'undetermined', 'whether the measure is of class accelerated is not on record'],
])('[RULE-3] an act reserved to a class, for a measure of classes %j: %s', async (classes, verdict, sentence) => {
  const { classes: _, ...silent } = introduce;
  const acts = [classes ? { ...silent, classes } : silent];
  const { engine } = await townHall({ acts, procedures: [{ ...springfield, rules }] });
  const { rulings } = await engine.explain(waive);
  expect(rulings.find(({ rule }) => rule === 'waiver.excluded')).toMatchObject({ verdict, sentence });
});
