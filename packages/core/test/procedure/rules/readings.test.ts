import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/index.ts';
import { springfield } from '../../springfield.ts';
import { ordinance, townHall, verdictsOn, voteOn } from '../../town.ts';

const { introduce, refer, report, pass } = ordinance();
const verdict = async (acts: readonly Command[], command: Command = pass, year = 2024) => {
  const { engine } = await townHall({ acts, year });
  return (await engine.explain(command)).rulings.find(({ rule }) => rule.startsWith('readings'));
};
const readOn = (on: string, reading = 2): Command => ({ type: 'read', measure: 'm1', on, reading });
const waive = (rule: string, on = '2020-01-13', ayes = 4): Command => ({
  ...voteOn('passage', ayes),
  question: { kind: 'waiver', rule },
  measure: 'm1',
  on,
});

describe('under a charter that counts the introduction and not the vote', () => {
  test('[RULE-1] one more reading on a day of its own is enough', async () => {
    expect(await verdict([introduce, refer, report, readOn('2020-01-14')])).toMatchObject({
      verdict: 'holds',
      numbers: { days: ['2020-01-06', '2020-01-14'], needed: 2 },
    });
  });

  test('[RULE-1] a second reading on the day of the introduction is none', async () => {
    expect(await verdict([introduce, readOn('2020-01-06'), refer, report])).toMatchObject({
      verdict: 'fails',
      sentence: 'read on 1 separate day (2020-01-06), 2 needed',
    });
  });

  test('[RULE-1] the vote is no reading', async () => {
    expect(await verdict([introduce, refer, report])).toMatchObject({ verdict: 'fails' });
  });

  test('[RULE-1] a carried waiver that names the rule stands for the readings', async () => {
    expect(await verdict([introduce, refer, report, waive('readings')])).toMatchObject({
      verdict: 'holds',
      numbers: { waivedOn: '2020-01-13' },
      sentence: expect.stringContaining('waived on 2020-01-13'),
    });
  });

  test('[RULE-1] a lost waiver, and one of another rule, stand for nothing', async () => {
    expect(await verdict([introduce, refer, report, waive('readings', '2020-01-13', 3)])).toMatchObject({
      verdict: 'fails',
    });
    expect(await verdict([introduce, refer, report, waive('readings.old')])).toMatchObject({ verdict: 'fails' });
  });

  test('[RULE-1] a resolution is not read', async () => {
    expect(await verdict([{ ...introduce, kind: 'resolution' }, refer, report])).toBeUndefined();
  });
});

describe('under a charter that counts the vote', () => {
  const old = (command: Command, on: string) => ({ ...command, on }) as Command;
  const before = [old(introduce, '2001-01-08'), old(refer, '2001-01-08'), old(report, '2001-01-15')];

  test('[RULE-1] the vote on a third day is the third reading', async () => {
    const acts = [...before, readOn('2001-01-15')];
    expect(await verdict(acts, old(pass, '2001-01-16'), 2002)).toMatchObject({
      rule: 'readings.old',
      verdict: 'holds',
      numbers: { days: ['2001-01-08', '2001-01-15', '2001-01-16'] },
    });
    expect(await verdict(acts, old(pass, '2001-01-15'), 2002)).toMatchObject({ verdict: 'fails' });
  });
});

test('[RULE-1] [RULE-9] a waiver of the new charter’s rule is none of the old one’s', async () => {
  const { engine } = await townHall({ acts: [introduce, refer, report, waive('readings.old')] });
  expect(await verdictsOn(engine, pass)).toMatchObject({ readings: 'fails' });
});

test('[MEASURE-4] a waiver of a rule that no vote may waive is refused, and what is not waivable says so', async () => {
  const rules = springfield.rules.map((rule) => (rule.id === 'readings' ? { ...rule, waivable: false } : rule));
  const procedures = [{ ...springfield, rules } as typeof springfield];
  const { engine } = await townHall({ procedures, acts: [introduce, refer, report] });
  expect(await engine.execute(waive('readings'))).toMatchObject({
    ok: false,
    rejections: [{ rule: 'MEASURE-4', path: ['question', 'rule'], message: 'no vote can waive readings' }],
  });
  const laws = (await engine.available('m1', '2020-01-14')).flatMap(({ needs }) => needs);
  expect(laws.find(({ rule }) => rule === 'readings')?.law).not.toContain('waived');
});
