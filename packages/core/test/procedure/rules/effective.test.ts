import { expect, test } from 'vitest';
import type { Command, LegalDate } from '../../../src/index.ts';
import { springfield } from '../../springfield.ts';
import { ordinance, townHall, voteOn } from '../../town.ts';

const acts = Object.values(ordinance());
const enacted = async (acts: readonly Command[]) => (await townHall({ acts })).engine.measure('m1');

test('[RULE-6] an ordinance is effective so many calendar days after its passage, not after its signature', async () => {
  expect((await enacted(acts))?.deadlines).toMatchObject([{ rule: 'effective', date: '2020-01-20' }]);
});

test('[RULE-6] where the number is not settled, every candidate is given', async () => {
  const hurried = acts.map((act) => (act.type === 'introduce' ? { ...act, classes: ['accelerated'] } : act));
  const [deadline] = (await enacted(hurried))?.deadlines ?? [];
  expect(deadline).toMatchObject({ rule: 'effective.accelerated', candidates: ['2020-01-15', '2020-01-16'] });
  expect(deadline).not.toHaveProperty('date');
  const { engine } = await townHall({ acts: hurried.slice(0, -1) });
  const { rulings } = await engine.explain(ordinance().sign);
  expect(rulings.find(({ rule }) => rule === 'effective.accelerated')).toMatchObject({
    verdict: 'unsettled',
    sentence: 'takes effect on 2020-01-15 or 2020-01-16: 2020-01-15 + 0 or 1 calendar days, not settled which',
  });
});

test('[RULE-6] what is not enacted has no effective date', async () => {
  expect((await enacted(acts.slice(0, -1)))?.deadlines).toEqual([]);
  const lost = [...acts.slice(0, -2), { ...ordinance().pass, ...voteOn('passage', 1) }];
  expect((await enacted(lost))?.deadlines).toEqual([]);
});

test('[RULE-6] is counted from the act that the rule names, whether it is the act in hand or one on record', async () => {
  const rules = springfield.rules.map((rule) =>
    rule.id === 'effective' && rule.kind === 'effective' ? { ...rule, since: ['sign' as const] } : rule,
  );
  const procedures = [{ ...springfield, rules }];
  const { engine } = await townHall({ acts: acts.slice(0, -1), procedures });
  const { rulings } = await engine.explain(ordinance().sign);
  expect(rulings.find(({ rule }) => rule === 'effective')).toMatchObject({
    verdict: 'holds',
    sentence: 'takes effect on 2020-01-21: 2020-01-16 + 5 calendar days',
  });
  await engine.execute(ordinance().sign);
  expect(await engine.deadlines()).toMatchObject([{ rule: 'effective', date: '2020-01-21' }]);
});

test('[RULE-6] is not known before the act that the rule names', async () => {
  const rules = springfield.rules.map((rule) =>
    rule.id === 'effective' && rule.kind === 'effective' ? { ...rule, since: ['publish' as const] } : rule,
  );
  const { engine } = await townHall({ acts: acts.slice(0, -1), procedures: [{ ...springfield, rules }] });
  const { rulings } = await engine.explain(ordinance().sign);
  expect(rulings.find(({ rule }) => rule === 'effective')).toMatchObject({
    verdict: 'undetermined',
    lacks: ['the day of publish'],
  });
});

test('[RULE-6] the edition is that of the act it is counted from, not of the last act', async () => {
  const rules = springfield.rules.flatMap((rule) =>
    rule.id === 'effective' && rule.kind === 'effective'
      ? [
          { ...rule, editions: ['new'] },
          { ...rule, id: 'effective.later', days: [90], editions: ['later'] },
        ]
      : [{ ...rule, ...(rule.editions?.includes('new') && { editions: [...rule.editions, 'later'] }) }],
  );
  const editions = [...springfield.editions, { id: 'later', from: '2020-01-16' as LegalDate }];
  const { engine } = await townHall({ acts, procedures: [{ ...springfield, rules, editions }] });
  const enacted = await engine.measure('m1');
  expect(enacted?.procedure?.edition).toBe('later');
  expect(enacted?.deadlines).toMatchObject([{ rule: 'effective', date: '2020-01-20' }]);
});
