import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  copyLog,
  createEngine,
  defineProcedure,
  type EventLog,
  memoryLog,
  type RecordedEvent,
  readProcedure,
  replay,
} from '@statecraft/core';
import { sqliteLog } from '@statecraft/sqlite';
import { afterAll, describe, expect, test } from 'vitest';
import { uses } from '../src/procedure/uses.ts';
import { xanaduCrossing } from '../src/procedure/xanadu-crossing.ts';
import { tellOfTheAppointment, tellOfTheCharter, tellOfTheTram } from '../src/story.ts';
import { Teller } from '../src/teller.ts';
import { counted, measure, passed, petitioned } from './acts.ts';

const folder = mkdtempSync(join(tmpdir(), 'statecraft-extended-city-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A log in memory with the whole story. */
async function toldLog(): Promise<EventLog> {
  const log = memoryLog();
  const teller = new Teller(createEngine({ log, procedures: [xanaduCrossing] }), () => undefined);
  for (const tell of [tellOfTheTram, tellOfTheAppointment, tellOfTheCharter]) await tell(teller);
  return log;
}

async function eventsOf(log: EventLog): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const event of log.read()) events.push(event);
  return events;
}

/** Puts events into an empty log as they stand, each in a commit of its own. */
async function logOf(events: readonly RecordedEvent[]): Promise<EventLog> {
  const log = memoryLog();
  for (const { position: _position, version, ...event } of events)
    await log.append({ events: [event], expect: { [event.stream]: version - 1 } });
  return log;
}

const told = await toldLog();

describe('a copy', () => {
  test('[XC-14] of memory in SQLite, and of that in JSON Lines, is the same event by event', async () => {
    const inMemory = await eventsOf(told);
    const sqlite = sqliteLog(join(folder, 'log.db'));
    await copyLog(told, sqlite);
    const inSqlite = await eventsOf(sqlite);
    await sqlite.close();
    const file = join(folder, 'log.jsonl');
    writeFileSync(file, inSqlite.map((event) => `${JSON.stringify(event)}\n`).join(''));
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    const back = await logOf(lines.map((line) => JSON.parse(line) as RecordedEvent));

    expect(inMemory.length).toBeGreaterThan(15);
    expect(inSqlite).toEqual(inMemory);
    expect(await eventsOf(back)).toEqual(inMemory);
    const engine = createEngine({ log: back, procedures: [xanaduCrossing] });
    expect((await engine.measure(measure))?.facts.petitions).toEqual([{ on: '2026-02-20', claimed: 2350 }]);
  });

  test('[XC-14] events of the city bear their vocabulary, those of core bear none', async () => {
    const named = new Map((await eventsOf(told)).map(({ type, vocabulary }) => [type, vocabulary]));
    expect(Object.fromEntries(named)).toEqual({
      introduced: undefined,
      reported: undefined,
      voted: undefined,
      'fiscal-note-filed': 'xanadu-crossing/fiscal-notes',
      deferred: 'xanadu-crossing/deferral',
      'petition-filed': 'xanadu-crossing/referendum',
      corrected: 'xanadu-crossing/referendum',
      'signatures-counted': 'xanadu-crossing/referendum',
    });
  });
});

describe('without the vocabularies', () => {
  const { uses: _uses, ...head } = xanaduCrossing;
  const strangers = defineProcedure({
    ...head,
    id: 'elsewhere',
    rules: [],
    rows: [
      {
        id: 'introduce',
        title: 'Introduced',
        stages: ['unfiled'],
        act: 'introduce',
        to: 'introduced',
        citation: { instrument: 'Charter' },
      },
    ],
  });

  test('[XC-15] the measure is not read, and the fault says which vocabulary to give', async () => {
    const engine = createEngine({ log: told, procedures: [strangers] });
    await expect(engine.measure(measure)).rejects.toMatchObject({
      code: 'event-unknown',
      message: expect.stringContaining('xanadu-crossing/fiscal-notes'),
    });
  });

  test('[XC-15] told to pass over what it does not know, it tells the stage and what it passed over', async () => {
    const engine = createEngine({ log: told, procedures: [strangers] });
    const read = await engine.measure(measure, { unknown: 'pass' });
    expect(read?.stage).toBe('executive.referendum');
    expect(read?.passedOver?.map(({ type }) => type)).toEqual([
      'fiscal-note-filed',
      'deferred',
      'petition-filed',
      'signatures-counted',
    ]);
  });

  test('[XC-16] its JSON names them, and is read back when they are given', () => {
    const json: unknown = JSON.parse(JSON.stringify(xanaduCrossing));
    expect(json).toMatchObject({
      uses: uses.map(({ id, version }) => `${id}@${version}`),
    });
    expect(readProcedure(json, { vocabularies: uses })).toEqual(xanaduCrossing);
    expect(() => readProcedure(json, { vocabularies: uses.slice(1) })).toThrowError(
      expect.objectContaining({ code: 'vocabulary-unknown' }),
    );
  });
});

describe('a petition of format 1', () => {
  const before = async () => {
    const log = memoryLog();
    const engine = createEngine({ log, procedures: [xanaduCrossing] });
    await engine.executeAll([...passed, petitioned('2026-02-20')]);
    return logOf(
      (await eventsOf(log)).map((event) =>
        event.type === 'petition-filed' ? { ...event, schema: 1, data: { signatures: 2300 } } : event,
      ),
    );
  };

  test('[XC-4] reads as format 2', async () => {
    const engine = createEngine({ log: await before(), procedures: [xanaduCrossing] });
    expect((await engine.measure(measure))?.facts.petitions).toEqual([{ on: '2026-02-20', claimed: 2300 }]);
    const history = await engine.history(measure);
    expect(history.at(-1)?.data).toEqual({ claimed: 2300 });
    expect((await engine.execute(counted('2026-03-02', 2000))).ok).toBe(true);
  });

  test('[XC-4] is corrected in the words of format 2', async () => {
    const engine = createEngine({ log: await before(), procedures: [xanaduCrossing] });
    const filed = (await engine.history(measure)).at(-1)?.event.id ?? '';
    const correction = {
      type: 'correct',
      measure,
      on: '2026-03-01',
      event: filed,
      reason: 'A sheet was missed.',
    } as const;
    const result = await engine.execute({ ...correction, change: { data: { claimed: 2350 } } });
    expect(result.ok).toBe(true);
    expect((await engine.measure(measure))?.facts.petitions).toEqual([{ on: '2026-02-20', claimed: 2350 }]);
  });
});

test('[XC-17] what the engine answers is what a replay of the record gives', async () => {
  const engine = createEngine({ log: told, procedures: [xanaduCrossing] });
  for (const id of ['tram', 'harbour-master', 'charter-7']) {
    const live = await engine.measure(id);
    const replayed = replay(await told.readStream(`measure/${id}`), uses);
    expect(replayed).toMatchObject({ stage: live?.stage, version: live?.version, facts: live?.facts });
  }
});
