import { type EventLog, openView, type Projection, type View } from '@statecraft/core';
import { describe, expect, it } from 'vitest';
import { appendTo, commitTo } from '../event-log/samples.ts';
import { counting, type StoreSuite } from './suite.ts';

/** A projection that is brought on behind its log. */
export function describeFollowing({ inPlace, persistent, shared }: StoreSuite): void {
  describe('a projection behind its log', () => {
    it('[PROJ-1] [PROJ-3] folds each event once, in steps of any size', () =>
      inPlace(async (open) => {
        const { log, store } = await open();
        await fill(log, 40);
        for (const [version, batch] of [1, 7, 40, 500].entries()) {
          const view = openView(counting(version + 1), { log, store, batch });
          expect(await view.catchUp()).toBe(40);
          expect(await counted(view)).toEqual(await streamsOf(log));
          expect(await view.catchUp()).toBe(40);
          expect(await counted(view)).toEqual(await streamsOf(log));
        }
      }));

    it('[PROJ-7] folds each event once when several catch up at the same time, and the log grows', () =>
      inPlace(async (open) => {
        const first = await open();
        const second = shared ? await open() : first;
        await fill(first.log, 60);
        const views = [first, second, first, second].map((at, n) => openView(counting(), { ...at, batch: 3 + n }));
        await Promise.all([...views.map((view) => view.catchUp()), fill(second.log, 40)]);
        await Promise.all(views.map((view) => view.catchUp()));
        for (const view of views) expect(await counted(view)).toEqual(await streamsOf(first.log));
      }));

    it('[PROJ-5] stops before an event on which the fold fails, with all before it kept', () =>
      inPlace(async (open) => {
        const { log, store } = await open();
        await fill(log, 20);
        const view = openView(failingOn(13), { log, store, batch: 8 });
        for (const _ of [1, 2]) {
          await expect(view.catchUp()).rejects.toMatchObject({
            code: 'projection-failed',
            retryable: false,
            details: { name: 'counting', version: 1, position: 13 },
            cause: { message: 'poisoned' },
          });
          expect(await store.checkpoint(counting())).toBe(12);
        }
        await expect(view.follow()).rejects.toMatchObject({ code: 'projection-failed' });
        await expect(view.find()).rejects.toMatchObject({ code: 'projection-unready', retryable: true });
        const mended = openView(counting(), { log, store });
        await mended.catchUp();
        expect(await counted(mended)).toEqual(await streamsOf(log));
      }));

    it('[PROJ-19] follows the log as it grows, until it is told to stop', () =>
      inPlace(async (open) => {
        const { log, store } = await open();
        const view = openView(counting(), { log, store });
        const aborting = new AbortController();
        const following = view.follow({ signal: aborting.signal });
        for (let n = 1; n <= 5; n += 1) {
          await appendTo(log, 'measure/1');
          await until(async () => (await view.status()).position === n);
        }
        aborting.abort();
        await following;
        await appendTo(log, 'measure/1');
        await view.follow({ signal: aborting.signal });
        expect(await view.get('measure/1')).toEqual({ positions: [1, 2, 3, 4, 5] });
      }));

    it('[PROJ-19] ends with the log', () =>
      inPlace(async (open) => {
        const { log, store } = await open();
        await fill(log, 3);
        const view = openView(counting(), { log, store });
        const following = view.follow();
        await until(async () => (await view.status()).position === 3);
        await log.close();
        await following;
      }));

    it('[PROJ-18] reads as new as it is asked to', () =>
      inPlace(async (open) => {
        const { log, store } = await open();
        const view = openView(counting(), { log, store });
        await appendTo(log, 'measure/1');
        expect(await view.get('measure/1', { atLeast: 1 })).toEqual({ positions: [1] });
        await appendTo(log, 'measure/1');
        expect(await view.get('measure/1', { atLeast: 1 })).toEqual({ positions: [1] });
        expect(await view.find({ atLeast: 2 })).toMatchObject({ position: 2 });
        await appendTo(log, 'measure/1');
        expect(await view.tally('count', { atLeast: 'head' })).toEqual(new Map([['3', 1]]));
        await expect(view.get('measure/1', { atLeast: 4 })).rejects.toMatchObject({ code: 'query-invalid' });
      }));

    if (persistent) {
      it('[PROJ-1] goes on where it stopped once it is opened again', () =>
        inPlace(async (open) => {
          for (let run = 1; run <= 4; run += 1) {
            const { log, store } = await open();
            await fill(log, 5);
            const view = openView(counting(), { log, store, batch: 2 });
            const signal = AbortSignal.abort();
            if (run % 2 === 0) await view.catchUp();
            else await view.catchUp(signal);
            if (run === 4) expect(await counted(view)).toEqual(await streamsOf(log));
            await log.close();
          }
        }));
    }
  });
}

/** Counts, and fails on one event. */
function failingOn(failing: number): Projection<{ positions: number[] }, 'count'> {
  const whole = counting();
  return {
    ...whole,
    fold(doc, next) {
      const folded = whole.fold(doc, next);
      if ('position' in next && next.position === failing) throw new Error('poisoned');
      return folded;
    },
  };
}

/** Appends events over a few streams, several in one commit. */
async function fill(log: EventLog, count: number): Promise<void> {
  for (let n = 0; n < count; n += 5) {
    const streams = ['measure/1', `measure/${n % 3}`, 'measure/2', 'body/council', `measure/${n % 7}`] as const;
    await log.append(commitTo(streams.slice(0, count - n)));
  }
}

async function counted(view: View<{ positions: number[] }, 'count'>) {
  const { documents } = await view.find({ limit: 1_000 });
  return new Map(documents.map(({ key, doc }) => [key, doc.positions]));
}

async function streamsOf(log: EventLog): Promise<Map<string, number[]>> {
  const streams = new Map<string, number[]>();
  for await (const { stream, position } of log.read()) streams.set(stream, [...(streams.get(stream) ?? []), position]);
  return new Map([...streams].sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function until(met: () => Promise<boolean>): Promise<void> {
  while (!(await met())) await new Promise((resolve) => setTimeout(resolve, 1));
}
