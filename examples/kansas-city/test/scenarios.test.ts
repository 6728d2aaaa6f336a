import { describe, expect, test } from 'vitest';
import { play } from '../src/scenario.ts';
import { filesBelow, path } from './acts.ts';

const lawful = [
  { name: 'passage', stage: 'enacted.signed', effective: '2020-08-16' },
  { name: 'failure', stage: 'failed', effective: undefined },
  { name: 'held', stage: 'closed', effective: undefined },
  { name: 'vetoed', stage: 'executive.vetoed', effective: undefined },
  { name: 'override-seven', stage: 'executive.vetoed', effective: undefined },
  { name: 'override-eight', stage: 'enacted.over-veto', effective: undefined },
  { name: 'override-nine', stage: 'enacted.over-veto', effective: undefined },
  { name: 'same-day', stage: 'enacted', effective: '2020-08-02' },
];

const unlawful = [
  { name: 'six-announced-as-carried', rules: ['kc.passage'] },
  { name: 'before-the-report', rules: ['kc.pass', 'kc.readings'] },
  { name: 'unread', rules: ['kc.readings'] },
  { name: 'waiver-with-eight', rules: ['kc.waiver'] },
  { name: 'while-held', rules: ['kc.hold'] },
  { name: 'seat-named-twice', rules: ['kc.roll'] },
  { name: 'override-with-seven', rules: ['kc.override.votes'] },
];

describe('lawful hypothetical scenarios', () => {
  test.each(lawful)('[EX-6] hypothetical $name comes to $stage', async ({ name, stage, effective }) => {
    const { measures, refused } = await play(path(`scenarios/${name}.json`));

    expect(refused).toEqual([]);
    expect(measures[0]?.stage).toBe(stage);
    expect(measures[0]?.effect?.date).toBe(effective);
  });

  test.each([
    { name: 'override-seven', verdict: 'holds' },
    { name: 'override-eight', verdict: 'unsettled' },
    { name: 'override-nine', verdict: 'holds' },
  ])('[EX-6] the votes of hypothetical $name are ruled $verdict', async ({ name, verdict }) => {
    const { measures } = await play(path(`scenarios/${name}.json`));
    const ruling = measures[0]?.history.at(-1)?.rulings.find(({ rule }) => rule === 'kc.override.votes');

    expect(ruling?.verdict).toBe(verdict);
  });
});

describe('refused hypothetical scenarios', () => {
  test.each(unlawful)('[EX-7] the last act of hypothetical $name is refused by $rules', async ({ name, rules }) => {
    const { record, refused } = await play(path(`scenarios/refused/${name}.json`));

    expect(refused).toHaveLength(1);
    expect(refused[0]?.act).toBe(record.acts.at(-1));
    expect(refused[0]?.rejections.map(({ rule }) => rule)).toEqual(rules);
  });
});

test('[EX-6] [EX-7] every scenario is told here', () => {
  const told = [
    'scenarios/numbered-seats.json',
    ...lawful.map(({ name }) => `scenarios/${name}.json`),
    ...unlawful.map(({ name }) => `scenarios/refused/${name}.json`),
  ];

  expect(filesBelow('scenarios')).toEqual(told.sort());
});
