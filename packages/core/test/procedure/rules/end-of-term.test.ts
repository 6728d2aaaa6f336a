import { describe, expect, test } from 'vitest';
import { type Command, defineProcedure, type LegalDate } from '../../../src/index.ts';
import { springfield } from '../../springfield.ts';
import { ordinance, townHall } from '../../town.ts';

const { introduce, refer } = ordinance();

/** Springfield, its council a body that does not continue: terms begin with 2020 and with 2022. */
function ending(lawful?: 'on-last-day' | 'after') {
  const citation = { instrument: 'Charter', mark: 'confirmed' as const };
  const begins = ['2020-01-01', '2022-01-01'] as LegalDate[];
  const rule = { id: 'term', kind: 'end-of-term', title: 'The term ends', begins, lawful, citation } as const;
  const row = { id: 'ended', title: 'Ended with the term', act: 'expire', when: {}, to: 'expired', citation } as const;
  return {
    ...springfield,
    rules: [...springfield.rules, { ...rule, lawful: lawful ?? 'on-last-day' }],
    rows: [...springfield.rows, { ...row, stages: ['committee'], rules: ['term'] }],
  };
}

const hall = (lawful?: 'on-last-day' | 'after', acts: readonly Command[] = [introduce, refer]) =>
  townHall({ acts, procedures: [ending(lawful)] as never });
const expire = (on: string): Command => ({ type: 'expire', measure: 'm1', on });

describe('a measure that its body does not carry over', () => {
  test.each([
    ['on-last-day', '2021-12-30', false],
    ['on-last-day', '2021-12-31', true],
    ['on-last-day', '2022-01-01', true],
    ['after', '2021-12-31', false],
    ['after', '2022-01-01', true],
  ] as const)('[RULE-20] lawful %s: on %s %s', async (lawful, on, ok) => {
    const { engine } = await hall(lawful);
    const result = await engine.execute(expire(on));
    expect(result.ok).toBe(ok);
    if (!result.ok) expect(result.rejections).toMatchObject([{ rule: 'term', citation: 'Charter' }]);
  });

  test('[RULE-20] its end is a deadline, and is due from that day on', async () => {
    const { engine } = await hall('after');
    expect(await engine.deadlines()).toMatchObject([{ rule: 'term', when: 'after', date: '2021-12-31' }]);
    expect(await engine.due('2021-12-31')).toEqual([]);
    expect(await engine.due('2022-01-01')).toMatchObject([{ row: 'ended', rule: 'term', on: '2022-01-01' }]);
    await engine.runDue('2022-01-01');
    expect((await engine.measure('m1'))?.stage).toBe('expired');
  });

  test('[PROC-1] [RULE-20] terms are written oldest first', () => {
    const { rules, ...rest } = ending();
    const wrong = rules.map((rule) => (rule.id === 'term' ? { ...rule, begins: ['2022-01-01', '2020-01-01'] } : rule));
    expect(() => defineProcedure({ ...rest, rules: wrong } as never)).toThrow('oldest first');
  });

  test('[RULE-20] a term whose end nobody has set is undetermined, and nothing is due', async () => {
    const later = [introduce, refer].map((act) => ({ ...act, on: '2022-01-01' }) as Command);
    const { engine } = await hall('on-last-day', later);
    const { rulings } = await engine.explain(expire('2030-01-01'));
    expect(rulings).toMatchObject([{ rule: 'term', verdict: 'undetermined', lacks: ['when the term ends'] }]);
    expect(await engine.deadlines()).toEqual([]);
    expect(await engine.due('2030-01-01')).toEqual([]);
  });
});
