import { describe, expect, test } from 'vitest';
import { docket, docketOf, memoryProjections, openView } from '../../src/index.ts';
import { springfield } from '../springfield.ts';
import { ordinance, recordAll, townHall } from '../town.ts';

const { introduce, refer, report, read, pass, sign } = ordinance();

/** The docket of Springfield after some acts, with the law's days. */
async function docketAfter(...acts: Parameters<typeof recordAll>[1]) {
  const { engine, log } = await townHall({ acts });
  const view = openView(docketOf({ procedures: [springfield], version: 1 }), { log, store: memoryProjections() });
  await view.catchUp();
  return {
    engine,
    view,
    keys: async (query: Parameters<typeof view.find>[0]) =>
      (await view.find({ atLeast: 'head', ...query })).documents.map(({ key }) => key),
  };
}

describe('the docket', () => {
  test('[PROJ-16] has measures by stage, the finer stages within the coarser', async () => {
    const { engine, keys, view } = await docketAfter(introduce, refer);
    await recordAll(engine, [
      ordinance('m2').introduce,
      ordinance('m3').introduce,
      ordinance('m3').refer,
      { type: 'hold', measure: 'm3', on: '2020-01-08', until: '2020-02-01' },
    ]);
    expect(await keys({ where: { stage: 'introduced' } })).toEqual(['m2']);
    expect(await keys({ where: { stage: 'committee' } })).toEqual(['m1', 'm3']);
    expect(await keys({ where: { stage: 'committee.held' } })).toEqual(['m3']);
    expect(await view.tally('stage')).toEqual(
      new Map([
        ['committee', 2],
        ['committee.held', 1],
        ['introduced', 1],
      ]),
    );
  });

  test('[PROJ-16] has a measure under its committee until that has reported', async () => {
    const { engine, keys } = await docketAfter(introduce, refer);
    expect(await keys({ where: { committee: 'finance' } })).toEqual(['m1']);
    expect(await keys({ where: { committee: 'streets' } })).toEqual([]);
    await recordAll(engine, [report]);
    expect(await keys({ where: { committee: 'finance' } })).toEqual([]);
    await recordAll(engine, [
      {
        type: 'correct',
        measure: 'm1',
        on: '2020-06-01',
        event: 'm1-refer',
        change: { data: { to: ['streets'] } },
        reason: 'misread',
      },
      {
        type: 'correct',
        measure: 'm1',
        on: '2020-06-01',
        event: 'm1-report',
        change: { strike: true },
        reason: 'none',
      },
    ]);
    expect(await keys({ where: { committee: 'streets' } })).toEqual(['m1']);
  });

  test('[PROJ-16] has measures by the next date, those of the record and of the law', async () => {
    const { engine, keys, view } = await docketAfter(introduce, refer);
    await recordAll(engine, [
      { type: 'hold', measure: 'm1', on: '2020-01-08', until: '2020-02-10' },
      ...Object.values(ordinance('m2')),
    ]);
    const from = (day: string) => ({ where: { date: { from: day } }, order: 'date' as const });
    expect(await keys(from('2020-01-01'))).toEqual(['m2', 'm1']);
    expect(await keys(from('2020-01-21'))).toEqual(['m1']);
    expect(await keys(from('2020-02-11'))).toEqual([]);
    const { documents } = await view.find(from('2020-01-01'));
    expect(documents.map(({ value }) => value)).toEqual(['2020-01-20', '2020-02-10']);
    expect(documents[0]?.doc.deadlines).toEqual((await engine.measure('m2'))?.deadlines);
    await recordAll(engine, [{ type: 'release', measure: 'm1', on: '2020-01-09' }]);
    expect(await keys(from('2020-01-21'))).toEqual([]);
  });

  test('[PROJ-16] has measures by sponsor, kind and file number', async () => {
    const { engine, keys } = await docketAfter(introduce);
    await recordAll(engine, [
      { type: 'sponsor', measure: 'm1', on: '2020-01-07', change: 'add', sponsors: ['ben', 'eve'] },
      { ...ordinance('m2').introduce, kind: 'resolution', file: '200162', sponsors: ['ben'] },
    ]);
    expect(await keys({ where: { sponsor: 'ben' } })).toEqual(['m1', 'm2']);
    expect(await keys({ where: { sponsor: 'eve' } })).toEqual(['m1']);
    expect(await keys({ where: { sponsor: 'ben', kind: 'resolution' } })).toEqual(['m2']);
    expect(await keys({ where: { file: '200162' } })).toEqual(['m2']);
  });

  test('[PROJ-16] without procedures is read without the law', async () => {
    const { log } = await townHall({ acts: [introduce, refer, report, read, pass, sign] });
    const view = openView(docket, { log, store: memoryProjections() });
    expect(await view.get('m1', { atLeast: 'head' })).toMatchObject({ stage: 'enacted', deadlines: [] });
    expect(await view.get('m9')).toBeUndefined();
  });
});
