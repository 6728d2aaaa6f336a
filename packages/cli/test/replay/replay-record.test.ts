import { memoryLog } from '@statecraft/core';
import { describe, expect, it } from 'vitest';
import { replayJson } from '../../src/replay/replay-json.ts';
import { replayRecord } from '../../src/replay/replay-record.ts';
import { at, fourTurn, loaded, ordinance, replayed } from '../fixtures.ts';
import { all } from '../program.ts';

describe('replayRecord', () => {
  it('[CLI-6] records all acts and tells where the measure stands', async () => {
    const { measures, bodies, refused, appended, already } = await replayed();
    expect({ refused, appended, already }).toEqual({ refused: [], appended: 22, already: 0 });
    expect(bodies.map(({ id, events }) => [id, events.length])).toEqual([['council', 13]]);
    const [measure] = measures;
    expect(measure).toMatchObject({
      id: 'kc-200162',
      stage: 'enacted',
      procedure: { id: 'kansas-city', edition: '2014-05-01' },
      effect: { date: '2020-04-05', rule: 'kc.effective' },
    });
    expect(measure?.history.map(({ stage }) => stage)).toEqual([
      'filed',
      'introduced',
      'committee',
      'committee.held',
      'vote',
      'vote',
      'vote.postponed',
      'vote.taken-up',
      'enacted',
    ]);
  });

  it('[CLI-6] records nothing when one act is refused', async () => {
    const log = memoryLog();
    const record = await loaded(ordinance(fourTurn));
    const { refused, appended, measures } = await replayRecord(record, { log });
    expect(refused.map(({ act }) => act.index)).toEqual([at.passage]);
    expect(refused[0]?.rejections[0]).toMatchObject({ rule: 'kc.passage', message: expect.stringContaining('6 ayes') });
    expect({ appended, stage: measures[0]?.stage, head: await log.head() }).toEqual({
      appended: 0,
      stage: 'unfiled',
      head: 0,
    });
  });

  it('[CLI-6] with partial, records up to the first act that is refused and no further', async () => {
    const log = memoryLog();
    const draft = ordinance((each) => Object.assign(each.acts[at.refer], { by: { id: 'lucas', role: 'member' } }));
    const { refused, appended, measures } = await replayRecord(await loaded(draft), { log, partial: true });
    expect(refused.map(({ act }) => act.index)).toEqual([at.refer]);
    expect({ appended, stage: measures[0]?.stage, head: await log.head() }).toEqual({
      appended: 13 + 2,
      stage: 'introduced',
      head: 15,
    });
  });

  it.each([false, true])('[CLI-7] the second time appends nothing (partial: %s)', async (partial) => {
    const log = memoryLog();
    const record = await loaded();
    await replayRecord(record, { log, partial });
    const before = await all(log);
    const again = await replayRecord(record, { log, partial });
    expect({ appended: again.appended, already: again.already }).toEqual({ appended: 0, already: 22 });
    expect(await all(log)).toEqual(before);
  });

  it('[CLI-7] a record that has grown appends what is new', async () => {
    const log = memoryLog();
    await replayRecord(await loaded(ordinance(({ acts }) => acts.splice(at.waiver))), { log });
    const { appended, already, measures } = await replayRecord(await loaded(), { log });
    expect({ appended, already, stage: measures[0]?.stage }).toEqual({ appended: 2, already: 20, stage: 'enacted' });
  });

  it('[CLI-10] an act changed under its old name is a fault', async () => {
    const log = memoryLog();
    await replayRecord(await loaded(), { log });
    const changed = await loaded(ordinance(({ acts }) => Object.assign(acts[at.hold], { until: '2020-03-11' })));
    await expect(replayRecord(changed, { log })).rejects.toMatchObject({
      code: 'command-reused',
      details: { commandId: 'kc-200162/4' },
    });
  });

  it('[CLI-9] a procedure that is not known is bad input, named where it stands', async () => {
    const record = await loaded(ordinance((draft) => Object.assign(draft, { procedure: 'atlantis' })));
    await expect(replayRecord(record, { log: memoryLog() })).rejects.toMatchObject({
      name: 'InputError',
      place: 'procedure',
    });
    await expect(replayRecord(await loaded(), { log: memoryLog(), procedure: 'atlantis' })).rejects.toMatchObject({
      name: 'InputError',
      file: '--procedure',
    });
    expect((await replayRecord(record, { log: memoryLog(), procedure: 'kansas-city' })).refused).toEqual([]);
  });
});

describe('replayJson', () => {
  it('[CLI-11] tells the measure, its events and the rulings on them', async () => {
    const json = replayJson(await replayed(), 'a.db') as Record<string, unknown> & {
      events: Record<string, unknown>[];
    };
    expect(json).toMatchObject({
      measure: 'kc-200162',
      title: 'Committee Substitute for Ordinance 200162',
      procedure: { id: 'kansas-city', edition: '2014-05-01', version: expect.any(String) },
      stage: 'enacted',
      effective: { computed: '2020-04-05', rule: 'kc.effective', onRecord: null },
      rejections: [],
      repeated: false,
      appended: 22,
      db: 'a.db',
    });
    expect(json.events.map(({ position }) => position)).toEqual([14, 15, 16, 17, 18, 19, 20, 21, 22]);
    expect(json.events.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(json.events.at(-1)).toMatchObject({
      type: 'voted',
      on: '2020-03-26',
      at: '2026-01-02T03:04:05.000Z',
      basis: 'recorded',
      source: { id: 'K5' },
      data: { question: { kind: 'passage' } },
      stage: 'enacted',
      outcome: 'carried',
      rulings: expect.arrayContaining([
        {
          rule: 'kc.passage',
          verdict: 'holds',
          title: 'Passage takes a majority of all seats',
          sentence: expect.stringContaining('10 ayes, 3 nays, 7 needed of 13'),
          citation: 'City Clerk, "Legislative Process" (K12)',
          numbers: expect.objectContaining({ ayes: 10, nays: 3, needed: 7, of: 13 }),
        },
      ]),
    });
    expect(json.bodies).toHaveLength(13);
  });

  it('[CLI-11] has the same fields when acts are refused, and the refusals', async () => {
    const fine = replayJson(await replayed());
    const refused = replayJson(await replayed(ordinance(fourTurn)));
    expect(Object.keys(refused)).toEqual(Object.keys(fine));
    expect(refused).toMatchObject({
      measure: 'kc-200162',
      stage: 'unfiled',
      events: [],
      effective: { computed: null, onRecord: null },
      rejections: [
        {
          record: 'kc-200162',
          index: at.passage,
          act: 'vote',
          on: '2020-03-26',
          code: 'unlawful',
          rule: 'kc.passage',
          citation: 'City Clerk, "Legislative Process" (K12)',
          path: [],
          message: expect.stringContaining('6 ayes, 7 nays, 7 needed of 13'),
        },
      ],
    });
  });

  it('[CLI-11] gives candidates where the effective date is not settled', async () => {
    const draft = ordinance(({ acts }) => Object.assign(acts[at.file], { classes: ['accelerated'] }));
    expect(replayJson(await replayed(draft))).toMatchObject({
      effective: { computed: null, candidates: ['2020-03-26', '2020-03-27'], rule: 'kc.effective.accelerated' },
    });
  });

  it('[CLI-11] tells every measure of a record that concerns several', async () => {
    const draft = ordinance(({ acts }) => {
      acts.push({ ...acts[at.file], measure: 'kc-200163', file: '200163' });
    });
    expect(replayJson(await replayed(draft))).toMatchObject({
      measure: 'kc-200162',
      others: [{ measure: 'kc-200163', stage: 'filed' }],
    });
  });

  it('[CLI-11] has no measure for a record of bodies alone', async () => {
    const draft = ordinance((each) => {
      each.acts = [];
      delete each.measure;
    });
    expect(replayJson(await replayed(draft))).toMatchObject({ measure: null, stage: null, events: [], rejections: [] });
  });
});
