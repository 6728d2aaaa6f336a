import { expect, test } from 'vitest';
import { type InCommit, memoryLog, type RecordedEvent, type UnrecordedEvent } from '../../src/index.ts';
import { ordinance, townHall } from '../town.ts';

test('[LOG-3] [LOG-10] what is done in the commit of an append fails, and nothing of it is recorded', async () => {
  let full = false;
  const inCommit: InCommit = ({ head, events, before }) => {
    expect(events(before, head)).toHaveLength(head - before);
    if (full) throw new Error('no room is left');
  };
  const { engine, log } = await townHall({ log: memoryLog({ inCommit }), acts: [ordinance().introduce] });
  const [head, { refer, report }] = [await log.head(), ordinance()];
  full = true;
  await expect(engine.executeAll([refer, report])).rejects.toThrow('no room is left');
  expect(await log.head()).toBe(head);
  expect(await log.readStream('measure/m1')).toHaveLength(1);
  expect(await log.findCommand(refer.commandId)).toEqual([]);
  full = false;
  const result = await engine.executeAll([refer, report]);
  expect(result).toMatchObject({ ok: true, results: [{ repeated: false }, { repeated: false }] });
  expect((await log.readStream('measure/m1')).map(({ position, version }) => [position - head, version])).toEqual([
    [0, 1],
    [1, 2],
    [2, 3],
  ]);
});

test('[LOG-3] [LOG-10] an event that is nested too deeply is refused, with all of its commit', async () => {
  const { log: town } = await townHall();
  const [seated] = (await town.readStream('body/council')) as [RecordedEvent];
  const { position: _position, version: _version, ...event } = seated;
  let data: UnrecordedEvent['data'] = {};
  for (let depth = 0; depth < 20_000; depth += 1) data = { data };
  const log = memoryLog();
  const code = await log.append({ events: [event, { ...event, id: 'deep', data }], expect: {} }).then(
    () => 'recorded',
    (fault) => fault.code,
  );
  expect(code).toBe('append-invalid');
  expect(await log.head()).toBe(0);
  expect(await log.readStream(event.stream)).toEqual([]);
  expect(await log.append({ events: [event], expect: { [event.stream]: 'none' } })).toMatchObject({ repeated: false });
});
