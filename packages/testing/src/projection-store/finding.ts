import type { ProjectionStore, StoredQuery } from '@statecraft/core';
import { describe, expect, it } from 'vitest';
import { document, type StoreSuite } from './suite.ts';

const board = { name: 'board', version: 1 };

const documents = [
  document('m1', {
    stage: ['committee', 'committee.held'],
    committee: ['finance'],
    date: ['2024-04-01', '2024-05-01'],
  }),
  document('m2', { stage: ['committee'], committee: ['finance', 'streets'], date: ['2024-04-15'] }),
  document('m3', { stage: ['vote'], date: ['2024-03-01'] }),
  document('m4', { stage: ['committee'], committee: ['streets'] }),
  document('m5', {}),
];

/** Finding documents by their index. */
export function describeFinding({ inPlace }: StoreSuite): void {
  const onBoard = (body: (store: ProjectionStore) => Promise<void>) =>
    inPlace(async (open) => {
      const { store } = await open();
      await store.save(board, { after: 0, position: 7, documents, serve: true });
      await body(store);
    });

  describe('finding', () => {
    it('[PROJ-10] finds nothing where no version serves', () =>
      inPlace(async (open) => {
        const { store } = await open();
        await store.save(board, { after: 0, position: 7, documents });
        expect(await store.find('board', { where: [], limit: 10 })).toBeUndefined();
        expect(await store.get('board', 'm1')).toBeUndefined();
        expect(await store.tally('board', 'stage')).toBeUndefined();
      }));

    it('[PROJ-11] gives a document by its key, with the version and position it is of', () =>
      onBoard(async (store) => {
        const body = '{"key":"m1"}';
        expect(await store.get('board', 'm1')).toMatchObject({
          version: 1,
          position: 7,
          documents: [{ key: 'm1', body }],
        });
        expect(await store.get('board', 'm9')).toEqual({ version: 1, position: 7, documents: [] });
      }));

    it.each<[string, StoredQuery, readonly string[]]>([
      ['all, by key', { where: [], limit: 10 }, ['m1', 'm2', 'm3', 'm4', 'm5']],
      ['by one value', { where: [is('stage', 'committee')], limit: 10 }, ['m1', 'm2', 'm4']],
      ['by one of several values', { where: [is('stage', 'committee.held')], limit: 10 }, ['m1']],
      ['by two fields', { where: [is('stage', 'committee'), is('committee', 'streets')], limit: 10 }, ['m2', 'm4']],
      ['by what nothing has', { where: [is('stage', 'enacted')], limit: 10 }, []],
      ['by a field that nothing has', { where: [is('mood', 'glad')], limit: 10 }, []],
      ['from a value on', { where: [{ field: 'date', from: '2024-04-15' }], limit: 10 }, ['m1', 'm2']],
      ['up to a value', { where: [{ field: 'date', until: '2024-04-01' }], limit: 10 }, ['m1', 'm3']],
      ['that have a value at all', { where: [{ field: 'committee' }], limit: 10 }, ['m1', 'm2', 'm4']],
      ['between two values that one has', { where: [between('date', '2024-04-02', '2024-04-20')], limit: 10 }, ['m2']],
      ['in order of a field', { where: [], order: 'date', limit: 10 }, ['m3', 'm1', 'm2']],
      [
        'in order of the least value that is asked for',
        { where: [{ field: 'date', from: '2024-04-02' }], order: 'date', limit: 10 },
        ['m2', 'm1'],
      ],
      ['in order, by another field', { where: [is('committee', 'finance')], order: 'date', limit: 10 }, ['m1', 'm2']],
      ['the first of many', { where: [], limit: 2 }, ['m1', 'm2']],
      ['behind a key', { where: [], after: { value: '', key: 'm2' }, limit: 2 }, ['m3', 'm4']],
      ['behind a key that is not there', { where: [], after: { value: '', key: 'm11' }, limit: 1 }, ['m2']],
      ['behind the last', { where: [], after: { value: '', key: 'm5' }, limit: 2 }, []],
      [
        'behind a place in order of a field',
        { where: [], order: 'date', after: { value: '2024-03-01', key: 'm3' }, limit: 10 },
        ['m1', 'm2'],
      ],
    ])('[PROJ-11] finds %s', (_, query, keys) =>
      onBoard(async (store) => {
        const page = await store.find('board', query);
        expect(page).toMatchObject({ version: 1, position: 7 });
        expect(page?.documents.map(({ key }) => key)).toEqual(keys);
        for (const { key, body } of page?.documents ?? []) expect(body).toBe(JSON.stringify({ key }));
      }),
    );

    it('[PROJ-11] says by which value a document was placed', () =>
      onBoard(async (store) => {
        const page = await store.find('board', {
          where: [{ field: 'date', from: '2024-04-02' }],
          order: 'date',
          limit: 10,
        });
        expect(page?.documents.map(({ value }) => value)).toEqual(['2024-04-15', '2024-05-01']);
      }));

    it('[PROJ-11] orders by code points, whatever the alphabet', () =>
      inPlace(async (open) => {
        const { store } = await open();
        const values = ['B', 'a', 'b', 'ab', 'É', 'é', 'z', '中', '\uffee', '🗳️', '10', '9', ''];
        const step = values.map((value) => document(`k${value}`, { value: [value] }));
        await store.save(board, { after: 0, position: 1, documents: step, serve: true });
        const page = await store.find('board', { where: [], order: 'value', limit: 50 });
        const sorted = ['', '10', '9', 'B', 'a', 'ab', 'b', 'z', 'É', 'é', '中', '\uffee', '🗳️'];
        expect(page?.documents.map(({ value }) => value)).toEqual(sorted);
        const byKey = await store.find('board', { where: [], limit: 50 });
        expect(byKey?.documents.map(({ key }) => key)).toEqual(sorted.map((value) => `k${value}`));
      }));

    it('[PROJ-11] finds by keys and values as long as they may be', () =>
      inPlace(async (open) => {
        const { store } = await open();
        // Not alike throughout, so that no store can make them small.
        const long = Array.from({ length: 1_000 }, (_, n) => String.fromCharCode(97 + ((n * n * 7 + n * 3) % 26))).join(
          '',
        );
        await store.save(board, { after: 0, position: 1, documents: [document(long, { value: [long] })], serve: true });
        const page = await store.find('board', { where: [is('value', long)], order: 'value', limit: 5 });
        expect(page?.documents.map(({ key }) => key)).toEqual([long]);
      }));

    it('[PROJ-11] tallies the documents by the values of a field', () =>
      onBoard(async (store) => {
        expect([...((await store.tally('board', 'stage')) ?? [])]).toEqual([
          ['committee', 3],
          ['committee.held', 1],
          ['vote', 1],
        ]);
        expect(await store.tally('board', 'mood')).toEqual(new Map());
      }));
  });
}

function is(field: string, value: string) {
  return { field, from: value, until: value };
}

function between(field: string, from: string, until: string) {
  return { field, from, until };
}
