import { openView, type Projection } from '@statecraft/core';
import { describe, expect, it } from 'vitest';
import { appendTo, commitTo } from '../event-log/samples.ts';
import { counting, type StoreSuite } from './suite.ts';

/** Projections kept in the very commit of an append. */
export function describeInline({ inPlace, inline, persistent, shared }: StoreSuite): void {
  if (!inline) {
    it('[PROJ-12] does not pretend to keep projections in the commit of an append', () =>
      inPlace(async (open) => {
        const { log, store } = await open(counting());
        await appendTo(log, 'measure/1');
        expect(await store.versions('counting')).toEqual([]);
      }));
    return;
  }
  describe('a projection inline', () => {
    it('[PROJ-12] has every event that is on record, at once', () =>
      inPlace(async (open) => {
        const { log, store } = await open(counting());
        for (let n = 1; n <= 5; n += 1) {
          await log.append(commitTo(['measure/1', 'measure/2']));
          const page = await store.find('counting', { where: [], limit: 10 });
          expect(page).toMatchObject({ version: 1, position: 2 * n });
          const odd = Array.from({ length: n }, (_, each) => 2 * each + 1);
          expect(page?.documents[0]?.body).toBe(JSON.stringify({ positions: odd }));
        }
      }));

    it('[PROJ-12] has every event once when many append at the same time', () =>
      inPlace(async (open) => {
        const first = await open(counting());
        const second = shared ? await open(counting()) : first;
        const view = openView(counting(), first);
        await Promise.all(
          Array.from({ length: 60 }, async (_, n) => {
            const { log } = n % 2 === 0 ? first : second;
            const { events } = await appendTo(log, `measure/${n % 3}`);
            const position = events[0]?.position ?? 0;
            const kept = await view.get(`measure/${n % 3}`);
            expect(kept?.positions).toContain(position);
          }),
        );
        const kept = (await view.find()).documents.flatMap(({ doc }) => doc.positions);
        expect(kept.sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, n) => n + 1));
      }));

    it('[PROJ-12] has nothing of an append that is refused', () =>
      inPlace(async (open) => {
        const { log, store } = await open(counting());
        await appendTo(log, 'measure/1', 'none');
        const tries = [
          appendTo(log, 'measure/1', 'none'),
          appendTo(log, 'measure/2', 'none'),
          appendTo(log, 'measure/3', 7),
        ];
        expect((await Promise.allSettled(tries)).map(({ status }) => status)).toEqual([
          'rejected',
          'fulfilled',
          'rejected',
        ]);
        const page = await store.find('counting', { where: [], limit: 10 });
        expect(page?.position).toBe(2);
        expect(page?.documents.map(({ key }) => key)).toEqual(['measure/1', 'measure/2']);
      }));

    it('[PROJ-12] keeps several projections', () =>
      inPlace(async (open) => {
        const other: Projection = { ...counting(), name: 'other' };
        const { log, store } = await open(counting(), other);
        await appendTo(log, 'measure/1');
        for (const name of ['counting', 'other'])
          expect((await store.get(name, 'measure/1'))?.documents[0]?.body).toBe('{"positions":[1]}');
      }));

    it('[PROJ-13] does not hinder the record when its fold fails; to catch up says so', () =>
      inPlace(async (open) => {
        const failing: Projection = {
          ...counting(),
          fold(doc, next) {
            if ('position' in next && next.position === 3) throw new Error('poisoned');
            return counting().fold(doc as never, next);
          },
        };
        const other: Projection = { ...counting(), name: 'other' };
        const { log, store } = await open(failing, other);
        await log.append(commitTo(['measure/1']));
        await log.append(commitTo(['measure/2', 'measure/1', 'measure/3']));
        for (let n = 0; n < 3; n += 1) await appendTo(log, 'measure/1');
        expect(await log.head()).toBe(7);
        expect(await store.versions('counting')).toEqual([{ version: 1, position: 2, served: true }]);
        expect(await store.versions('other')).toEqual([{ version: 1, position: 7, served: true }]);
        const view = openView(failing, { log, store });
        await expect(view.catchUp()).rejects.toMatchObject({ code: 'projection-failed', details: { position: 3 } });
        await expect(view.find({ atLeast: 'head' })).rejects.toMatchObject({ code: 'projection-failed' });
      }));

    it('[PROJ-9] is not kept by old code once a newer version serves', () =>
      inPlace(async (open) => {
        const { log, store } = await open(counting(1));
        await appendTo(log, 'measure/1');
        await openView(counting(2), { log, store }).catchUp();
        await appendTo(log, 'measure/1');
        expect(await store.versions('counting')).toEqual([{ version: 2, position: 1, served: true }]);
      }));

    if (persistent) {
      it('[PROJ-14] makes up for what was recorded without it, unless that is much', () =>
        inPlace(async (open) => {
          const without = await open();
          for (let n = 0; n < 5; n += 1) await appendTo(without.log, 'measure/1');
          await without.log.close();
          const { log, store } = await open(counting());
          await appendTo(log, 'measure/1');
          expect((await store.get('counting', 'measure/1'))?.documents[0]?.body).toBe('{"positions":[1,2,3,4,5,6]}');
          await log.close();
          const again = await open();
          await again.log.append(commitTo(Array.from({ length: 300 }, () => 'measure/2')));
          await again.log.close();
          const last = await open(counting());
          await appendTo(last.log, 'measure/2');
          expect(await last.store.versions('counting')).toEqual([{ version: 1, position: 6, served: true }]);
          const view = openView(counting(), last);
          expect(await view.catchUp()).toBe(307);
          await appendTo(last.log, 'measure/2');
          expect(await view.find()).toMatchObject({ position: 308 });
        }));
    }
  });
}
