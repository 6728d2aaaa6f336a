import { expect, test } from 'vitest';
import { canonicalJson, copyLog, type EventLog, memoryLog, type RecordedEvent } from '../../src/index.ts';
import { ordinance, townHall } from '../town.ts';

async function textOf(log: EventLog): Promise<string[]> {
  const lines: string[] = [];
  for await (const event of log.read()) lines.push(canonicalJson(event));
  return lines;
}

/** A town's log: a roster, some measures, a late vacancy, a correction. */
async function townLog(measures = 3) {
  const { engine, log } = await townHall();
  for (let index = 0; index < measures; index += 1) await engine.executeAll(Object.values(ordinance(`m${index}`)));
  await engine.execute({ type: 'vacate', body: 'council', on: '2020-01-10', member: 'eve' });
  await engine.execute({
    type: 'correct',
    measure: 'm0',
    on: '2020-03-01',
    event: 'm0-sign',
    change: { on: '2020-01-17' },
    reason: 'misread',
  });
  return log;
}

test('[LOG-17] gives the same acts at the same positions, versions and instants', async () => {
  const [from, to] = [await townLog(200), memoryLog()];
  const told: number[] = [];
  expect(await copyLog(from, to, { onProgress: (copied) => told.push(copied) })).toBe(await from.head());
  expect(await textOf(to)).toEqual(await textOf(from));
  expect(told.length).toBeGreaterThan(1);
  expect(told.at(-1)).toBe(await from.head());
});

test('[LOG-17] goes on where it stopped, and copies nothing twice', async () => {
  const [from, to] = [await townLog(), memoryLog()];
  await copyLog(from, to);
  const { engine } = await townHall({ log: from, seated: false });
  await engine.execute(ordinance('m9').introduce);
  await copyLog(from, to);
  expect(await textOf(to)).toEqual(await textOf(from));
  await copyLog(from, to);
  expect(await to.head()).toBe(await from.head());
});

test('[LOG-17] does not go into a log that holds something else, or more', async () => {
  const [from, to] = [await townLog(), memoryLog()];
  const other = await townHall({ log: to });
  await other.engine.execute(ordinance('elsewhere').introduce);
  const held = await textOf(to);
  await expect(copyLog(from, to)).rejects.toMatchObject({ code: 'copy-differs' });
  expect(await textOf(to)).toEqual(held);
  const longer = memoryLog();
  await copyLog(from, longer);
  await (await townHall({ log: longer, seated: false })).engine.execute(ordinance('m9').introduce);
  const head = await longer.head();
  await expect(copyLog(from, longer)).rejects.toMatchObject({ code: 'copy-differs', details: { position: head } });
  expect(await longer.head()).toBe(head);
});

test('[LOG-17] an event that the target gives otherwise is told at its position', async () => {
  const [from, to] = [await townLog(1), memoryLog()];
  const raising: EventLog = {
    append: ({ events, expect: held }) =>
      to.append({ events: events.map((event) => ({ ...event, at: '2099-01-01T00:00:00.000Z' })), expect: held }),
    head: () => to.head(),
    health: () => to.health(),
    read: (options) => to.read(options),
    readStream: (stream) => to.readStream(stream),
    findCommand: (id) => to.findCommand(id),
    subscribe: (options) => to.subscribe(options),
    close: () => to.close(),
  };
  await expect(copyLog(from, raising)).rejects.toMatchObject({ code: 'copy-differs', details: { position: 1 } });
});

test('[LOG-17] stops when its signal aborts, and can be taken up again', async () => {
  const [from, to] = [await townLog(300), memoryLog()];
  const stop = new AbortController();
  await copyLog(from, to, { signal: stop.signal, onProgress: () => stop.abort() });
  const copied = await to.head();
  expect(copied).toBeGreaterThan(0);
  expect(copied).toBeLessThan(await from.head());
  await copyLog(from, to);
  expect(await textOf(to)).toEqual(await textOf(from));
});

test('[LOG-17] wherever it is aborted it copies commands whole, so that it can be taken up again', async () => {
  const { log: town } = await townHall({ acts: Object.values(ordinance()) });
  const from = memoryLog();
  // Three commands of one event, and two of three.
  for (const size of [1, 3, 1, 3, 1]) {
    const head = await from.head();
    const [event] = (await town.readStream('body/council')) as [RecordedEvent];
    const { position: _place, version: _version, ...act } = event;
    const commandId = `command-${head}`;
    const events = Array.from({ length: size }, (_, index) => ({ ...act, id: `${commandId}/${index}`, commandId }));
    await from.append({ events, expect: {} });
  }
  const whole = [0, 1, 4, 5, 8, 9];
  for (let seen = 0; seen <= 9; seen += 1) {
    const [to, stop] = [memoryLog(), new AbortController()];
    const interrupted: EventLog = Object.assign(Object.create(from), {
      head: () => from.head(),
      read: async function* (options?: Parameters<EventLog['read']>[0]) {
        for await (const event of from.read(options)) {
          if (event.position > seen) return stop.abort();
          yield event;
        }
      },
    });
    const copied = await copyLog(interrupted, to, { signal: stop.signal });
    expect(whole).toContain(copied);
    expect(copied).toBe(await to.head());
    await copyLog(from, to);
    expect(await textOf(to)).toEqual(await textOf(from));
  }
});
