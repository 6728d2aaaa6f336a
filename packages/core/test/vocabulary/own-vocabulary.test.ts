import { describe, expect, test } from 'vitest';
import {
  type Command,
  chronologyOf,
  type EventLog,
  type LegalDate,
  type MeasureFacts,
  type RecordedEvent,
  replay,
  verifyLog,
} from '../../src/index.ts';
import { recordAll, refusedBy } from '../town.ts';
import {
  cityHall,
  counted,
  introduced,
  laid,
  laterReferendum,
  laterZuerich,
  own,
  type PetitionFacts,
  passed,
  petition,
  petitioned,
  plainZuerich,
  referendum,
  type TableFacts,
} from './referendum.ts';

const way = [introduced, laid, passed, petitioned, counted(2_000)];
const factsOf = (facts: MeasureFacts | undefined) => facts as MeasureFacts & PetitionFacts & TableFacts;

async function eventsOn(log: EventLog): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const event of log.read()) events.push(event);
  return events;
}

describe('acts, rules and questions of another vocabulary', () => {
  test('[VOCAB-1] a measure goes its way by them, and its facts are what they write', async () => {
    const { engine } = await cityHall(way);
    const measure = await engine.measure('m1');
    expect(measure?.stage).toBe('executive.referendum');
    expect(factsOf(measure?.facts)).toMatchObject({
      petitions: [{ on: '2026-01-20', signatures: 2_300 }],
      tabled: { on: '2026-01-06' },
      dates: { petition: '2026-01-20', 'count-signatures': '2026-02-02', 'lay-on-the-table': '2026-01-06' },
    });
    expect((await engine.history('m1')).map(({ type }) => type)).toEqual([
      'introduced',
      'voted',
      'voted',
      'petition-filed',
      'signatures-counted',
    ]);
  });

  test('[VOCAB-1] a rule of a kind of its own refuses in its own words, and cites its source', async () => {
    const { engine } = await cityHall([introduced, passed, petitioned]);
    expect(await engine.execute(counted(1_999))).toMatchObject({
      ok: false,
      rejections: [
        {
          code: 'unlawful',
          rule: 'zh.signatures',
          citation: 'Gemeindeordnung',
          message: '1999 valid signatures; it takes 2000',
          needs: 'at least 2000 valid signatures',
        },
      ],
    });
    expect((await engine.measure('m1'))?.stage).toBe('executive.petition');
    expect(await engine.execute(counted(2_000))).toMatchObject({ ok: true });
  });

  test('[VOCAB-1] what a rule lacks is named, and refused only by a caller who is stricter', async () => {
    const { engine } = await cityHall([introduced, passed]);
    expect(await engine.explain(counted(2_000))).toMatchObject({
      ok: true,
      rulings: [{ rule: 'zh.signatures', verdict: 'undetermined', lacks: ['a petition'] }],
    });
    expect(await engine.execute(counted(2_000), { refuseOn: ['fails', 'undetermined'] })).toMatchObject({
      ok: false,
      rejections: [{ code: 'undetermined', rule: 'zh.signatures' }],
    });
  });

  test('[VOCAB-1] an act that is not of its form is refused with every place that is wrong', async () => {
    const { engine } = await cityHall([introduced, passed]);
    const result = await engine.execute(own({ ...petitioned, signatures: 0, committee: ['ada', ''], colour: 'blue' }));
    const places = result.ok ? [] : result.rejections.map(({ rule, path }) => `${rule} ${path.join('.')}`);
    expect(places.sort()).toEqual(['ACT-1 colour', 'ACT-1 committee.1', 'ACT-1 signatures']);
  });

  test('[VOCAB-1] the day of its acts and questions is what other rules count from', async () => {
    const { engine } = await cityHall([introduced, laid]);
    const sameDay = { ...passed, on: '2026-01-06' } as Command;
    expect(await engine.execute(sameDay)).toMatchObject({
      ok: false,
      rejections: [
        {
          rule: 'rr.next-day',
          message: '1 days after lay-on-the-table on 2026-01-06: lawful from 2026-01-07',
        },
      ],
    });
    expect(await refusedBy(engine, passed)).toEqual([]);
  });

  test('[VOCAB-1] what may be done next is offered with what it takes', async () => {
    const { engine } = await cityHall([introduced, passed, petitioned]);
    expect(await engine.available('m1', '2026-02-02')).toMatchObject([
      {
        act: 'count-signatures',
        row: 'count',
        needs: [{ rule: 'zh.signatures', law: 'at least 2000 valid signatures' }],
      },
    ]);
    expect(await engine.whyNot('m1', 'executive.referendum', '2026-02-02')).toMatchObject({
      way: [{ act: 'count-signatures', ready: true }],
    });
  });

  test('[VOCAB-1] an act of it is corrected as ours are', async () => {
    const { engine } = await cityHall(way);
    const correction = { type: 'correct', measure: 'm1', on: '2026-02-03', reason: 'misread' } as const;
    await recordAll(engine, [{ ...correction, event: 'petition', change: { data: { signatures: 2_100 } } }]);
    expect(factsOf((await engine.measure('m1'))?.facts).petitions).toEqual([{ on: '2026-01-20', signatures: 2_100 }]);
    const wrong: Command = { ...correction, event: 'petition', change: { data: { signatures: 'many' } } };
    expect(await engine.execute(wrong)).toMatchObject({
      ok: false,
      rejections: [{ rule: 'CORRECT-2', path: ['change', 'data', 'signatures'] }],
    });
    const fewer: Command = { ...correction, event: 'count-2000', change: { data: { valid: 12 } } };
    expect(await engine.execute(fewer)).toMatchObject({
      ok: true,
      event: { law: { revises: [{ event: 'count-2000', rulings: [{ rule: 'zh.signatures', verdict: 'fails' }] }] } },
    });
    await recordAll(engine, [{ ...correction, event: 'petition', change: { strike: true } }]);
    expect(factsOf((await engine.measure('m1'))?.facts).petitions).toEqual([]);
  });

  test('[VOCAB-1] a correction may say that one of ours was one of its acts', async () => {
    const { engine } = await cityHall([introduced, passed, petitioned]);
    await recordAll(engine, [
      {
        type: 'correct',
        measure: 'm1',
        on: '2026-02-03',
        event: 'petition',
        change: { act: 'count-signatures', data: { valid: 5_000 } },
        reason: 'it was the count',
      },
    ]);
    expect((await engine.history('m1')).at(-1)).toMatchObject({ type: 'signatures-counted', data: { valid: 5_000 } });
  });

  test('[VOCAB-1] replaying the log gives what was live, also to an engine that begins on it', async () => {
    const { engine, log } = await cityHall(way);
    const { id, deadlines, ...live } = (await engine.measure('m1')) ?? {};
    expect(replay(await log.readStream('measure/m1'), [referendum])).toEqual(live);
    const { engine: again } = await cityHall([], { log });
    expect(await again.measure('m1')).toEqual(await engine.measure('m1'));
    expect(await again.history('m1')).toEqual(await engine.history('m1'));
  });

  test('[VOCAB-1] the same command again is the same act, and with other content is none', async () => {
    const { engine } = await cityHall([introduced, passed, petitioned]);
    expect(await engine.execute(petitioned)).toMatchObject({ ok: true, repeated: true });
    await expect(engine.execute(own({ ...petitioned, signatures: 1 }))).rejects.toMatchObject({
      code: 'command-reused',
    });
  });

  test('[ACT-8] it is told in the words of its own definition', () => {
    const wording = {
      nameOf: (id: string) => id.toUpperCase(),
      nameOnRoll: (id: string) => id,
      titleOf: (rule: string) => rule,
      questionOf: ({ kind }: { readonly kind: string }) => kind,
      rulings: [],
    };
    const data = petition.data.parse({ signatures: 2_300, committee: ['ada', 'ben'] });
    const on = '2026-01-20' as LegalDate;
    expect(petition.say({ id: 'e', on, basis: 'recorded', data }, wording)).toEqual({
      headline: 'Petition for a referendum filed, 2300 signatures',
      details: ['By ADA, BEN'],
    });
  });
});

describe('what is on record of them', () => {
  test('[VOCAB-2] an event of such an act names its vocabulary, and ours name none', async () => {
    const { log } = await cityHall(way);
    const named = (await eventsOn(log)).map(({ type, vocabulary, schema }) => [type, vocabulary, schema]);
    expect(named).toEqual([
      ['introduced', undefined, 1],
      ['voted', undefined, 1],
      ['voted', undefined, 1],
      ['petition-filed', 'zuerich/referendum', 1],
      ['signatures-counted', 'zuerich/referendum', 1],
    ]);
    for (const event of (await eventsOn(log)).slice(0, 3)) expect(event).not.toHaveProperty('vocabulary');
  });

  test('[VOCAB-2] a correction bears the vocabulary of the act that it says', async () => {
    const { engine, log } = await cityHall(way);
    const correction = { type: 'correct', measure: 'm1', on: '2026-02-03', reason: 'misread' } as const;
    await recordAll(engine, [
      { ...correction, event: 'petition', change: { data: { signatures: 2_100 } } },
      { ...correction, event: 'begin', change: { data: { title: 'Parks' } } },
    ]);
    expect((await eventsOn(log)).slice(-2).map(({ vocabulary }) => vocabulary)).toEqual([
      'zuerich/referendum',
      undefined,
    ]);
  });

  test('[VOCAB-2] [FORMAT-3] what was recorded in an older format of its vocabulary is read as of the present one', async () => {
    const { log } = await cityHall(way);
    const before = await eventsOn(log);
    const { engine } = await cityHall([], { log, procedure: laterZuerich });
    expect(factsOf((await engine.measure('m1'))?.facts).petitions).toEqual([{ on: '2026-01-20', signatures: 2_300 }]);
    const read = chronologyOf(await log.readStream('measure/m1'), [laterReferendum]);
    expect(read.find(({ type }) => type === 'petition-filed')?.data).toEqual({
      claimed: 2_300,
      committee: ['ada', 'ben'],
    });
    expect(await eventsOn(log)).toEqual(before);
    await recordAll(engine, [
      { ...introduced, measure: 'm2', commandId: 'b2' } as Command,
      { ...passed, measure: 'm2', commandId: 'p2' } as Command,
      own({ type: 'petition', measure: 'm2', on: '2026-01-20', claimed: 7 }),
    ]);
    expect((await eventsOn(log)).at(-1)).toMatchObject({ schema: 2, data: { claimed: 7 } });
    expect((await eventsOn(log)).at(-2)).toMatchObject({ schema: 1, type: 'voted' });
  });

  test('[VOCAB-2] [FORMAT-4] a correction in the older format says what it said then', async () => {
    const { engine, log } = await cityHall(way);
    await recordAll(engine, [
      {
        type: 'correct',
        measure: 'm1',
        on: '2026-02-03',
        event: 'petition',
        change: { data: { signatures: 2_100 } },
        reason: 'misread',
      },
    ]);
    const { engine: later } = await cityHall([], { log, procedure: laterZuerich });
    expect(factsOf((await later.measure('m1'))?.facts).petitions).toEqual([{ on: '2026-01-20', signatures: 2_100 }]);
  });

  test('[VOCAB-2] [REPLAY-3] a newer format of its vocabulary is a fault', async () => {
    const claimed = own({ type: 'petition', measure: 'm1', on: '2026-01-20', claimed: 9 });
    const { log } = await cityHall([introduced, passed, claimed], { procedure: laterZuerich });
    const { engine: older } = await cityHall([], { log });
    await expect(older.measure('m1')).rejects.toMatchObject({
      code: 'event-unknown',
      message: expect.stringContaining('which the version of it at hand does not know'),
      details: { vocabulary: 'zuerich/referendum', schema: 2 },
    });
  });
});

describe('where the vocabulary is not at hand', () => {
  const without = async (acts: readonly Command[] = way.filter((act) => act !== laid)) => {
    const { log } = await cityHall(acts);
    return cityHall([], { log, procedure: plainZuerich });
  };

  test('[VOCAB-3] its event is a fault that names the vocabulary, and what to give', async () => {
    const { engine, log } = await without();
    const fault = {
      code: 'event-unknown',
      retryable: false,
      message: expect.stringMatching(
        /petition-filed, schema 1, of the vocabulary zuerich\/referendum, which is not at hand\. Give a procedure that uses it/,
      ),
      details: { vocabulary: 'zuerich/referendum', type: 'petition-filed', stream: 'measure/m1' },
    };
    await expect(engine.measure('m1')).rejects.toMatchObject(fault);
    await expect(engine.history('m1')).rejects.toMatchObject(fault);
    await expect(engine.execute({ ...passed, commandId: 'more' })).rejects.toMatchObject(fault);
    const events = await log.readStream('measure/m1');
    expect(() => replay(events, [])).toThrow(expect.objectContaining({ code: 'event-unknown' }));
  });

  test('[VOCAB-3] a reader may pass over it: stage and version are right, and what is missing is named', async () => {
    const { engine } = await without();
    const measure = await engine.measure('m1', { unknown: 'pass' });
    expect(measure).toMatchObject({
      stage: 'executive.referendum',
      version: 4,
      passedOver: [
        { position: 3, type: 'petition-filed', vocabulary: 'zuerich/referendum', schema: 1 },
        { position: 4, type: 'signatures-counted', vocabulary: 'zuerich/referendum', schema: 1 },
      ],
      facts: { dates: { introduce: '2026-01-05', passage: '2026-01-07' } },
    });
    expect(measure?.facts).not.toHaveProperty('petitions');
    expect((await engine.history('m1', { unknown: 'pass' })).map(({ stage }) => stage)).toEqual([
      'vote',
      'executive',
      'executive.petition',
      'executive.referendum',
    ]);
    const { engine: whole } = await cityHall(way);
    expect(await whole.measure('m1', { unknown: 'pass' })).not.toHaveProperty('passedOver');
  });

  test('[VOCAB-4] [ENGINE-7] [ENGINE-11] what is asked of all measures passes it over, and it is named', async () => {
    const { engine } = await without();
    await recordAll(engine, [{ ...introduced, measure: 'm2', commandId: 'b2' } as Command]);
    expect(await engine.due('2030-01-01')).toEqual([]);
    expect(await engine.runDue('2030-01-01')).toEqual([]);
    expect(await engine.deadlines()).toEqual([]);
    expect(await engine.unreadable()).toEqual([
      { measure: 'm1', code: 'event-unknown', message: expect.stringContaining('zuerich/referendum') },
    ]);
    await expect(engine.deadlines({ measure: 'm1' })).rejects.toMatchObject({ code: 'event-unknown' });
    const { engine: whole } = await cityHall(way);
    expect(await whole.unreadable()).toEqual([]);
  });

  test('[VOCAB-4] an act of a body is recorded all the same, late or not', async () => {
    const { engine } = await without();
    const seat = { type: 'seat', body: 'council', member: 'ada' } as const;
    await recordAll(engine, [
      { ...seat, on: '2026-02-05' },
      { ...seat, member: 'ben', on: '2026-01-01' },
    ]);
    expect((await engine.body('council')).tenures).toHaveLength(2);
  });

  test('[VOCAB-5] [LOG-18] verifying lists it apart from defects', async () => {
    const { log } = await without();
    expect(await verifyLog(log, { uses: [] })).toMatchObject({
      defects: [],
      unreadCount: 2,
      unread: [
        { position: 3, type: 'petition-filed', vocabulary: 'zuerich/referendum', schema: 1 },
        { position: 4, type: 'signatures-counted', vocabulary: 'zuerich/referendum', schema: 1 },
      ],
    });
    expect(await verifyLog(log, { uses: [referendum] })).toMatchObject({ defects: [], unread: [], unreadCount: 0 });
  });

  test('[VOCAB-5] [LOG-18] with the vocabulary at hand its acts are held to their form', async () => {
    const { log } = await without();
    const events = (await eventsOn(log)).map((event) =>
      event.type === 'petition-filed' ? { ...event, data: { signatures: 'many' } } : event,
    );
    const spoilt: EventLog = {
      ...log,
      head: async () => events.length,
      async *read() {
        yield* events;
      },
    };
    expect((await verifyLog(spoilt, { uses: [referendum] })).defects).toMatchObject([{ rule: 'ACT-1', position: 3 }]);
    expect((await verifyLog(spoilt, { uses: [] })).defects).toEqual([]);
  });
});
