import { type Command, defineProcedure } from '@statecraft/core';
import { describe, expect, test } from 'vitest';
import { given, rejected } from '../src/given.ts';
import { ogdenville, ogdenvilleInput } from './ogdenville.ts';

const measure = 'o-1';
const members = ['ann', 'bob', 'cal', 'deb', 'eli'];
const mayor = { id: 'mo', role: 'mayor' } as const;
const seats = members.map((member): Command => ({ type: 'seat', body: 'council', on: '2026-01-01', member }));
const acts: readonly Command[] = [
  ...seats,
  { type: 'introduce', measure, on: '2026-01-05', kind: 'ordinance', classes: [], by: { id: 'ann', role: 'member' } },
  { type: 'refer', measure, on: '2026-01-05', to: ['finance'] },
  { type: 'report', measure, on: '2026-01-12', recommendation: 'do-pass' },
];
const pass: Command = {
  type: 'vote',
  measure,
  on: '2026-01-19',
  question: { kind: 'passage' },
  method: { kind: 'roll-call', ayes: ['ann', 'bob', 'cal'], nays: ['deb', 'eli'] },
};
const presented: readonly Command[] = [...acts, pass, { type: 'present', measure, on: '2026-01-20' }];

describe('[GIVEN-1] days', () => {
  test('that the law sets, and what is due', async () => {
    await given(ogdenville, ...acts).thenDeadlines({ aging: '2026-01-19', 'ten-days': 'none' });
    await given(ogdenville, ...presented).thenDeadlines({ 'ten-days': '2026-01-30' });
    await given(ogdenville, ...presented).thenDue({ lapse: '2026-01-31', stands: 'none' });
  });

  test('that differ are told with the timeline', async () => {
    await expect(given(ogdenville, ...acts).thenDeadlines({ aging: '2026-01-18' })).rejects.toThrow(
      /deadline aging 2026-01-19, not 2026-01-18\ntimeline:\n {2}2026-01-05 introduced -> introduced/,
    );
    await expect(given(ogdenville, ...presented).thenDue({ lapse: 'none' })).rejects.toThrow(
      /due lapse 2026-01-31, not none/,
    );
    await expect(given(ogdenville, pass).thenDue({})).rejects.toThrow(/given: act 1 \(vote\) was refused/);
  });

  test('that are not settled are told with each candidate', async () => {
    const open = defineProcedure({
      ...ogdenvilleInput,
      rules: [
        ...ogdenvilleInput.rules,
        {
          id: 'effect',
          kind: 'effective',
          title: 'In force',
          days: [0, 1],
          since: ['sign'],
          citation: { instrument: 'C' },
        },
      ],
      rows: ogdenvilleInput.rows.map((row) => (row.id === 'sign' ? { ...row, rules: ['mayor', 'effect'] } : row)),
    });
    const signed: Command = { type: 'sign', measure, on: '2026-01-21', by: mayor };
    await given(open, ...presented, signed).thenDeadlines({ effect: '2026-01-21 or 2026-01-22' });
  });
});

describe('[GIVEN-2] audits', () => {
  const early: Command = { ...pass, on: '2026-01-13' };
  const late: Command = { type: 'sign', measure, on: '2026-02-20', by: mayor };

  test('name every rule that a record departs from', async () => {
    await given(ogdenville, ...presented).thenAudit();
    await given(ogdenville, ...acts, early, { type: 'present', measure, on: '2026-01-20' }, late).thenAudit(
      'aging',
      'ten-days',
    );
  });

  test('that differ show each departure beside its act', async () => {
    await expect(given(ogdenville, ...acts, early).thenAudit('quorum')).rejects.toThrow(
      /expected irregularities by quorum; did not expect aging: .*\ntimeline:[\s\S]*vote on passage: 3 to 2 <- aging/,
    );
    await expect(given(ogdenville, { ...pass, on: 'soon' }).thenAudit()).rejects.toThrow(/act 1 \(vote\) is malformed/);
  });
});

test('[GIVEN-3] an act that comes out otherwise is marked in the timeline', async () => {
  await given(ogdenville, ...acts)
    .when(pass)
    .then({ stage: 'executive', outcome: 'carried', verdicts: { majority: 'holds' } });
  await expect(
    given(ogdenville, ...acts)
      .when(pass)
      .then(rejected('aging')),
  ).rejects.toThrow(/reported -> vote\n {2}2026-01-19 voted -> executive\n {2}2026-01-19 vote <- under test/);
});
