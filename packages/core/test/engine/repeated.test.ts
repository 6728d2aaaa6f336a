import { expect, test } from 'vitest';
import { type Command, createEngine, memoryLog } from '../../src/index.ts';
import { springfield } from '../springfield.ts';
import { ordinance, townHall } from '../town.ts';

const { introduce, refer, report } = ordinance();
const joined: Command = {
  type: 'sponsor',
  measure: 'm1',
  on: '2020-01-06',
  change: 'add',
  sponsors: ['eve'],
  commandId: 'join',
};

test.each<[string, Command]>([
  ['one that would be out of order by now', introduce],
  ['one that would be in order still', joined],
])('[ENGINE-2] the same command again gives the first result: %s', async (_, command) => {
  const log = memoryLog();
  const { engine } = await townHall({ log, acts: [introduce, joined, refer] });
  const head = await log.head();
  for (const each of [engine, createEngine({ log, procedures: [springfield] })]) {
    const result = await each.execute(command);
    expect(result).toMatchObject({ ok: true, repeated: true, event: { id: command.commandId } });
  }
  expect(await log.head()).toBe(head);
  expect(await engine.measure('m1')).toMatchObject({ stage: 'committee', version: 3 });
});

test('[ENGINE-2] a command without an id is a new act every time', async () => {
  const { engine } = await townHall({ acts: [introduce] });
  const { commandId, ...nameless } = joined;
  for (let times = 1; times <= 2; times += 1)
    expect(await engine.execute(nameless as Command)).toMatchObject({ ok: true, repeated: false });
  expect(await engine.measure('m1')).toMatchObject({ version: 3 });
});

test.each<[string, object]>([
  ['another day', { on: '2020-01-07' }],
  ['another actor', { by: { id: 'ben', role: 'member' } }],
  ['other facts', { title: 'Other' }],
  ['another basis', { basis: 'hypothetical' }],
  ['another source', { source: { title: 'Minutes' } }],
  ['another clerk', { recordedBy: 'clerk-2' }],
  ['another measure', { measure: 'm2' }],
])('[ENGINE-2] the same id with %s is a fault', async (_, change) => {
  const log = memoryLog();
  const { engine } = await townHall({ log, acts: [introduce, refer] });
  const head = await log.head();
  await expect(engine.execute({ ...introduce, ...change } as Command)).rejects.toMatchObject({
    code: 'command-reused',
    retryable: false,
    details: { commandId: 'm1-introduce' },
  });
  expect(await log.head()).toBe(head);
});

test('[ENGINE-2] the same id for another act is a fault, whether it is in order or not', async () => {
  const { engine } = await townHall({ acts: [introduce, refer] });
  for (const act of [report, { ...joined, on: '2020-01-07' }] as Command[])
    await expect(engine.execute({ ...act, commandId: 'm1-introduce' } as Command)).rejects.toMatchObject({
      code: 'command-reused',
    });
});

test('[ENGINE-2] an id whose command was refused may be used again', async () => {
  const { engine } = await townHall({ acts: [introduce] });
  expect(await engine.execute({ ...report, commandId: 'x' })).toMatchObject({ ok: false });
  expect(await engine.execute({ ...refer, commandId: 'x' })).toMatchObject({ ok: true });
});

test('[ENGINE-2] the same command many times at once is recorded once', async () => {
  const log = memoryLog();
  const engines = [createEngine({ log, procedures: [springfield] }), createEngine({ log, procedures: [springfield] })];
  const results = await Promise.all(Array.from({ length: 40 }, (_, index) => engines[index % 2]?.execute(introduce)));
  expect(results.filter((result) => result?.ok && !result.repeated)).toHaveLength(1);
  expect(results.every((result) => result?.ok && result.event.position === 1)).toBe(true);
  expect(await log.head()).toBe(1);
});
