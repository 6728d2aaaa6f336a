import { expect, test } from 'vitest';
import { ordinance, refusedBy, townHall, verdictsOn } from '../../town.ts';

const { introduce } = ordinance();

test.each([
  ['mayor', 'holds'],
  ['member', 'holds'],
  ['citizen', 'fails'],
])('[RULE-4] introduced as %s: %s', async (role, verdict) => {
  const { engine } = await townHall();
  const command = { ...introduce, by: { id: 'ada', role } };
  expect(await verdictsOn(engine, command)).toEqual({ introducer: verdict });
  expect(await refusedBy(engine, command)).toEqual(verdict === 'fails' ? ['introducer'] : []);
});

test.each([
  ['of one whose capacity is not known', { by: { id: 'ada' } }],
  ['of nobody known', { by: undefined }],
])('[RULE-4] an act %s is undetermined', async (_, by) => {
  const { engine } = await townHall();
  const { by: __, ...command } = introduce;
  const { rulings } = await engine.explain({ ...command, ...(by.by && { by: by.by }) });
  expect(rulings).toMatchObject([{ verdict: 'undetermined', lacks: ['the capacity of whoever did it'] }]);
});
