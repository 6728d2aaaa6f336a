import { describe, expect, test } from 'vitest';
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

describe('where the rule lets the text state a day', () => {
  const rules = springfield.rules.map((rule) => (rule.kind === 'effective' ? { ...rule, statedLater: true } : rule));
  const procedures = [{ ...springfield, rules }];
  const stating = async (effective: string, more: Partial<Command> = {}, law = procedures) => {
    const text = { label: 'as introduced', effective };
    const stated = acts.map((act) => (act.type === 'introduce' ? ({ ...act, text, ...more } as Command) : act));
    const { engine } = await townHall({ acts: stated.slice(0, -1), procedures: law });
    const { rulings } = await engine.explain(ordinance().sign);
    await engine.execute(ordinance().sign);
    return { deadlines: await engine.deadlines(), ruling: rulings.find(({ rule }) => rule.startsWith('effective')) };
  };

  test('[RULE-6] a later day holds', async () => {
    const { deadlines, ruling } = await stating('2020-03-01');
    expect(deadlines).toMatchObject([{ date: '2020-03-01' }]);
    expect(ruling).toMatchObject({
      verdict: 'holds',
      sentence: 'takes effect on 2020-03-01: the text states 2020-03-01, and the law has 2020-01-15 + 5 calendar days',
    });
  });

  test('[RULE-6] an earlier day does not', async () => {
    expect((await stating('2020-01-19')).deadlines).toMatchObject([{ date: '2020-01-20' }]);
    expect((await stating('2020-01-20')).deadlines).toMatchObject([{ date: '2020-01-20' }]);
    expect((await stating('2020-01-21')).deadlines).toMatchObject([{ date: '2020-01-21' }]);
  });

  test('[RULE-6] a day behind every candidate settles which', async () => {
    const { deadlines, ruling } = await stating('2020-02-01', { classes: ['accelerated'] } as Partial<Command>);
    expect(deadlines).toMatchObject([{ date: '2020-02-01' }]);
    expect(ruling).toMatchObject({ verdict: 'holds' });
  });

  test('[RULE-6] a text that took its place without such a day states none', async () => {
    const amended: Command = { type: 'amend', measure: 'm1', on: '2020-01-14', body: 'council' as never };
    const text = { label: 'as introduced', effective: '2020-03-01' };
    const [introduce, ...rest] = acts;
    const { engine } = await townHall({
      acts: [{ ...introduce, text } as Command, ...rest.slice(0, -2), amended, ...rest.slice(-2)],
      procedures,
    });
    expect(await engine.deadlines()).toMatchObject([{ date: '2020-01-20' }]);
  });

  test('[RULE-6] a part has a day of its own where the text states a later one', async () => {
    const inPart = [
      { part: 'section 3', effective: '2020-07-01' },
      { part: 'section 4', effective: '2020-01-16' },
    ];
    const text = { label: 'as introduced', effective: '2020-03-01', inPart };
    const [introduce, ...rest] = acts;
    const { engine } = await townHall({ acts: [{ ...introduce, text } as Command, ...rest], procedures });
    expect(await engine.deadlines()).toMatchObject([
      { part: 'section 4', date: '2020-01-20' },
      { date: '2020-03-01' },
      { part: 'section 3', date: '2020-07-01' },
    ]);
  });

  test('[RULE-6] under a rule that does not, what the text states is no law', async () => {
    expect((await stating('2020-03-01', {}, [springfield])).deadlines).toMatchObject([{ date: '2020-01-20' }]);
  });
});

test('[RULE-6] after a veto that was overridden nobody says from when the days are counted, and none is before that', async () => {
  const veto: Command = {
    type: 'veto',
    measure: 'm1',
    on: '2020-01-17',
    by: { id: 'ada', role: 'mayor' },
    message: 'No.',
  };
  const override: Command = { ...voteOn('override', 5), measure: 'm1', on: '2020-01-30' };
  const [deadline] = (await enacted([...acts.slice(0, -1), veto, override]))?.deadlines ?? [];
  expect(deadline).toMatchObject({ rule: 'effective', candidates: ['2020-01-30', '2020-02-04'] });
});
