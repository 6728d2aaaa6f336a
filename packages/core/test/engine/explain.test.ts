import { expect, test } from 'vitest';
import { type Command, memoryLog } from '../../src/index.ts';
import { ordinance, rollCallOf, townHall } from '../town.ts';

const { introduce, refer, report, read, pass } = ordinance();

test('[ENGINE-5] every ruling on a command is given, for and against, in words', async () => {
  const { engine } = await townHall({ acts: [introduce, refer, report] });
  const explanation = await engine.explain({ ...pass, method: rollCallOf(2), announced: 'carried' });
  expect(explanation).toMatchObject({ ok: false, stage: 'executive' });
  expect(explanation.rejections.map(({ rule }) => rule)).toEqual(['readings', 'passage']);
  expect(
    explanation.rulings.map(({ rule, verdict, citation, sentence }) => [rule, verdict, citation, sentence]),
  ).toEqual([
    ['readings', 'fails', 'Springfield Charter 5 (charter)', 'read on 1 separate day (2020-01-06), 2 needed'],
    ['roll', 'holds', 'Springfield Charter 6 (charter)', '5 members named, each once'],
    [
      'passage',
      'fails',
      'Springfield Charter 7 (charter)',
      '2 ayes, 3 nays, 3 needed of 5: lost, but announced as carried',
    ],
  ]);
});

test('[ENGINE-5] nothing is recorded, and what is explained is what then happens', async () => {
  const log = memoryLog();
  const { engine } = await townHall({ log, acts: [introduce, refer, report] });
  const head = await log.head();
  for (const command of [read, pass, { ...introduce, measure: 'm9', commandId: 'nine' }] as Command[]) {
    const explained = await engine.explain(command);
    expect(await log.head()).toBe(head);
    const other = await townHall({ acts: [introduce, refer, report] });
    const executed = await other.engine.execute(command);
    expect(explained.ok).toBe(executed.ok);
    if (executed.ok) expect([explained.stage, explained.rulings]).toEqual([executed.event.law.stage, executed.rulings]);
    else expect(explained.rejections).toEqual(executed.rejections);
  }
});

test('[ENGINE-5] what is malformed or contradicts the record is explained by its rejections', async () => {
  const { engine } = await townHall({ acts: [introduce] });
  expect(await engine.explain({ ...refer, on: 'soon' })).toMatchObject({
    ok: false,
    rejections: [{ rule: 'ACT-1' }],
    rulings: [],
  });
  const strike = {
    type: 'correct',
    measure: 'm1',
    on: '2020-01-08',
    event: 'none',
    change: { strike: true },
    reason: 'x',
  } as const;
  expect(await engine.explain(strike)).toMatchObject({ ok: false, rejections: [{ rule: 'CORRECT-1' }], rulings: [] });
});

test('[ENGINE-5] what a correction makes of acts on record is explained, and is what then happens', async () => {
  const { engine } = await townHall({ acts: [introduce, refer, report] });
  const strike = {
    type: 'correct',
    measure: 'm1',
    on: '2020-01-10',
    event: refer.commandId as string,
    change: { strike: true },
    reason: 'it was another measure',
  } as const;
  const { revises } = await engine.explain(strike);
  expect(revises).toMatchObject([
    {
      event: report.commandId,
      rulings: [{ rule: 'report', verdict: 'fails', sentence: expect.stringContaining('first: refer') }],
    },
  ]);
  const executed = await engine.execute(strike);
  const bare = (rulings: readonly object[]) => rulings.map((ruling) => expect.objectContaining(ruling));
  expect(revises).toEqual(
    (executed.ok ? (executed.event.law.revises ?? []) : []).map(({ event, stage, rulings }) =>
      expect.objectContaining({ event, stage, rulings: bare(rulings) }),
    ),
  );
});
