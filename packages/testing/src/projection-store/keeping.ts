import type { ProjectionStore } from '@statecraft/core';
import { describe, expect, it } from 'vitest';
import { document, type StoreSuite } from './suite.ts';

const board = { name: 'board', version: 1 };

/** Keeping documents, their index and the checkpoint. */
export function describeKeeping({ inPlace, persistent, shared }: StoreSuite): void {
  describe('keeping', () => {
    it('[PROJ-1] begins at 0 with nothing', () =>
      inPlace(async (open) => {
        const { store } = await open();
        expect(await store.checkpoint(board)).toBe(0);
        expect(await store.load(board, ['a'])).toEqual(new Map());
        expect(await store.versions('board')).toEqual([]);
      }));

    it('[PROJ-6] keeps documents, index and checkpoint of a step together', () =>
      inPlace(async (open) => {
        const { store } = await open();
        const documents = [document('a', { stage: ['vote'] }), { ...document('b'), lastOn: '2024-03-07' }];
        await store.save(board, { after: 0, position: 3, documents, serve: true });
        expect(await store.checkpoint(board)).toBe(3);
        expect(await store.load(board, ['a', 'b', 'c'])).toEqual(
          new Map([
            ['a', expect.objectContaining({ key: 'a', body: '{"key":"a"}' })],
            ['b', expect.objectContaining({ key: 'b', body: '{"key":"b"}', lastOn: '2024-03-07' })],
          ]),
        );
        expect((await store.load(board, ['a'])).get('a')?.lastOn).toBeUndefined();
        expect(await found(store, 'stage', 'vote')).toEqual(['a']);

        await store.save(board, { after: 3, position: 4, documents: [document('a', { stage: ['enacted'] }, 'other')] });
        expect((await store.load(board, ['a'])).get('a')?.body).toBe('"other"');
        expect(await found(store, 'stage', 'vote')).toEqual([]);
        expect(await found(store, 'stage', 'enacted')).toEqual(['a']);
      }));

    it('[PROJ-6] keeps nothing of a step that begins elsewhere than where the version stands', () =>
      inPlace(async (open) => {
        const { store } = await open();
        await store.save(board, { after: 0, position: 3, documents: [document('a')], serve: true });
        for (const after of [0, 2, 4]) {
          const step = { after, position: 9, documents: [document('a', {}, 'other'), document('b')] };
          await expect(store.save(board, step)).rejects.toMatchObject({
            code: 'projection-conflict',
            retryable: true,
            details: { expected: after, actual: 3 },
          });
        }
        expect(await store.checkpoint(board)).toBe(3);
        expect([...(await store.load(board, ['a', 'b'])).values()].map(({ body }) => body)).toEqual(['{"key":"a"}']);
      }));

    it('[PROJ-6] lets one of several take a step that all try at once', () =>
      inPlace(async (open) => {
        const first = await open();
        const second = shared ? await open() : first;
        const tries = [first, second, first, second, first, second].map(({ store }, n) =>
          store.save(board, { after: 0, position: 1, documents: [document('a', {}, n)] }).then(() => n),
        );
        const outcomes = await Promise.allSettled(tries);
        const won = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
        const lost = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
        expect(won).toHaveLength(1);
        expect(lost).toEqual(lost.map(() => expect.objectContaining({ code: 'projection-conflict' })));
        expect((await first.store.load(board, ['a'])).get('a')?.body).toBe(String(won[0]));
      }));

    it('[PROJ-6] keeps projections apart by name and version', () =>
      inPlace(async (open) => {
        const { store } = await open();
        const ids = [board, { name: 'board', version: 2 }, { name: 'other', version: 1 }];
        for (const [n, id] of ids.entries())
          await store.save(id, { after: 0, position: n + 1, documents: [document('a', {}, n)] });
        for (const [n, id] of ids.entries()) {
          expect(await store.checkpoint(id)).toBe(n + 1);
          expect((await store.load(id, ['a'])).get('a')?.body).toBe(String(n));
        }
      }));

    it('[PROJ-6] keeps and loads many documents at once', () =>
      inPlace(async (open) => {
        const { store } = await open();
        const documents = Array.from({ length: 1_500 }, (_, n) => document(`m${n}`, { stage: ['vote'] }));
        await store.save(board, { after: 0, position: 1, documents });
        const loaded = await store.load(board, ['none', ...documents.map(({ key }) => key)]);
        expect(loaded.size).toBe(1_500);
        expect(loaded.get('m1499')?.body).toBe('{"key":"m1499"}');
      }));

    it('[PROJ-6] keeps large documents, and whatever JSON can say', () =>
      inPlace(async (open) => {
        const { store } = await open();
        const odd = JSON.stringify({ nul: '\u0000', half: '\ud83c', whole: '🗳️', quote: '"\\\'' });
        const large = JSON.stringify('x'.repeat(1_000_000));
        const documents = [
          { key: 'odd', body: odd, index: {} },
          { key: 'large', body: large, index: {} },
        ];
        await store.save(board, { after: 0, position: 1, documents });
        const loaded = await store.load(board, ['odd', 'large']);
        expect(loaded.get('odd')?.body).toBe(odd);
        expect(loaded.get('large')?.body === large).toBe(true);
      }));

    if (persistent) {
      it('[PROJ-6] has it all again once it is opened again', () =>
        inPlace(async (open) => {
          const { log, store } = await open();
          await store.save(board, {
            after: 0,
            position: 2,
            documents: [document('a', { stage: ['vote'] })],
            serve: true,
          });
          await log.close();
          const again = (await open()).store;
          expect(await again.checkpoint(board)).toBe(2);
          expect(await found(again, 'stage', 'vote')).toEqual(['a']);
        }));
    } else {
      it('[PROJ-6] does not pretend to outlive its process', () =>
        inPlace(async (open) => {
          const { log, store } = await open();
          await store.save(board, { after: 0, position: 2, documents: [] });
          await log.close();
          expect(await (await open()).store.checkpoint(board)).toBe(0);
        }));
    }
  });
}

async function found(store: ProjectionStore, field: string, value: string): Promise<string[] | undefined> {
  const page = await store.find('board', { where: [{ field, from: value, until: value }], limit: 10 });
  return page?.documents.map(({ key }) => key);
}
