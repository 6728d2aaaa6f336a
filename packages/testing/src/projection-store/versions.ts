import { openView, type ProjectionStore } from '@statecraft/core';
import { describe, expect, it } from 'vitest';
import { appendTo } from '../event-log/samples.ts';
import { counting, document, type StoreSuite } from './suite.ts';

const [old, next] = [
  { name: 'board', version: 1 },
  { name: 'board', version: 2 },
];

/** Several versions of a projection, one of which serves. */
export function describeVersions({ inPlace }: StoreSuite): void {
  describe('versions', () => {
    it('[PROJ-8] reads from the old version while the new one is made, and from the new one once it serves', () =>
      inPlace(async (open) => {
        const { store } = await open();
        await store.save(old, {
          after: 0,
          position: 5,
          documents: [document('a', { v: ['old'] }, 'old')],
          serve: true,
        });
        await store.save(next, { after: 0, position: 3, documents: [document('a', { v: ['new'] }, 'new')] });
        expect(await read(store)).toEqual({ version: 1, position: 5, bodies: ['"old"'] });
        expect(await store.tally('board', 'v')).toEqual(new Map([['old', 1]]));
        await store.save(old, { after: 5, position: 6, documents: [] });
        expect(await store.versions('board')).toEqual([
          { version: 1, position: 6, served: true },
          { version: 2, position: 3, served: false },
        ]);
        await store.save(next, { after: 3, position: 6, documents: [], serve: true });
        expect(await read(store)).toEqual({ version: 2, position: 6, bodies: ['"new"'] });
        expect(await store.tally('board', 'v')).toEqual(new Map([['new', 1]]));
      }));

    it('[PROJ-9] neither advances nor reads a version once a newer one serves', () =>
      inPlace(async (open) => {
        const { store } = await open();
        await store.save(old, { after: 0, position: 5, documents: [document('a')], serve: true });
        await store.save(next, { after: 0, position: 5, documents: [], serve: true });
        const fault = { code: 'projection-superseded', retryable: false, details: { version: 1, serving: 2 } };
        await expect(store.save(old, { after: 5, position: 6, documents: [] })).rejects.toMatchObject(fault);
        await expect(store.checkpoint(old)).rejects.toMatchObject(fault);
        await store.drop(old);
        await expect(store.checkpoint(old)).rejects.toMatchObject(fault);
        await expect(store.save(old, { after: 0, position: 6, documents: [] })).rejects.toMatchObject(fault);
        expect(await store.versions('board')).toEqual([{ version: 2, position: 5, served: true }]);
      }));

    it('[PROJ-8] goes on serving what serves', () =>
      inPlace(async (open) => {
        const { store } = await open();
        await store.save(old, { after: 0, position: 1, documents: [], serve: true });
        await store.save(old, { after: 1, position: 2, documents: [], serve: false });
        expect(await store.versions('board')).toEqual([{ version: 1, position: 2, served: true }]);
      }));

    it('[PROJ-17] forgets a version that is dropped, and nothing else', () =>
      inPlace(async (open) => {
        const { store } = await open();
        const documents = Array.from({ length: 2_500 }, (_, n) => document(`m${n}`, { stage: ['vote'] }));
        await store.save(old, { after: 0, position: 5, documents, serve: true });
        await store.save(next, { after: 0, position: 4, documents: documents.slice(0, 1) });
        await store.drop(old);
        expect(await store.versions('board')).toEqual([{ version: 2, position: 4, served: false }]);
        expect(await store.find('board', { where: [], limit: 1 })).toBeUndefined();
        expect(await store.checkpoint(old)).toBe(0);
        expect(await store.load(old, ['m1'])).toEqual(new Map());
        await store.save(old, { after: 0, position: 1, documents: [document('m7')], serve: true });
        expect((await store.find('board', { where: [], limit: 10 }))?.documents.map(({ key }) => key)).toEqual(['m7']);
        expect(await store.tally('board', 'stage')).toEqual(new Map());
        expect((await store.load(next, ['m0'])).size).toBe(1);
        await store.drop(old);
        await store.drop(old);
        expect((await store.load(next, ['m0'])).size).toBe(1);
      }));

    it('[PROJ-8] makes a new version anew while the old one serves, switches over and drops the old one', () =>
      inPlace(async (open) => {
        const { log, store } = await open();
        for (let n = 0; n < 10; n += 1) await appendTo(log, 'measure/1');
        const before = openView(counting(1), { log, store });
        await before.catchUp();
        const after = openView(counting(2), { log, store, batch: 3 });
        const aborting = new AbortController();
        const interrupted = abortingAfterStep(store, aborting);
        await openView(counting(2), { log, store: interrupted, batch: 3 }).catchUp(aborting.signal);
        expect(await after.find()).toMatchObject({ version: 1, position: 10, documents: [{ key: 'measure/1' }] });
        expect(await after.status()).toMatchObject({ position: 3, head: 10, serving: 1 });
        await appendTo(log, 'measure/2');
        expect(await before.find({ atLeast: 'head' })).toMatchObject({ version: 1, position: 11 });
        expect(await after.catchUp()).toBe(11);
        expect(await before.find()).toMatchObject({ version: 2, position: 11 });
        expect(await store.versions('counting')).toEqual([{ version: 2, position: 11, served: true }]);
        await expect(before.catchUp()).rejects.toMatchObject({ code: 'projection-superseded' });
        await before.follow();
      }));
  });
}

/** A store that aborts after the first step that is kept. */
function abortingAfterStep(store: ProjectionStore, aborting: AbortController): ProjectionStore {
  return new Proxy(store, {
    get(target, name) {
      const method = target[name as keyof ProjectionStore].bind(target) as (...given: unknown[]) => Promise<unknown>;
      if (name !== 'save') return method;
      return async (...given: unknown[]) => {
        await method(...given);
        aborting.abort();
      };
    },
  });
}

async function read(store: ProjectionStore) {
  const page = await store.find('board', { where: [], limit: 10 });
  return page && { version: page.version, position: page.position, bodies: page.documents.map(({ body }) => body) };
}
