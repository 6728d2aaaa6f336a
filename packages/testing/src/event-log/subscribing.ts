import type { EventLog } from '@statecraft/core';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appendTo, commitTo } from './samples.ts';
import type { Suite } from './suite.ts';

const bill = 'measure/230115';

/** Following a log as it grows. */
export function describeSubscribing({ inPlace, shared }: Suite): void {
  describe('subscribe', () => {
    it('[LOG-12] gives every event once and in order, from any position, while the log grows', () =>
      fc.assert(
        fc.asyncProperty(
          fc.nat({ max: 12 }),
          fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 4 }),
          fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 4 }),
          (after, before, later) =>
            inPlace(async (open) => {
              const log = await open();
              const grow = async (sizes: readonly number[]) => {
                for (const size of sizes) await log.append(commitTo(Array.from({ length: size }, () => bill)));
              };
              await grow(before);
              const sum = [...before, ...later].reduce((a, b) => a + b, 0);
              const following = positions(log, { after, until: sum });
              await grow(later);
              expect(await following).toEqual(
                Array.from({ length: Math.max(0, sum - after) }, (_, n) => after + 1 + n),
              );
            }),
        ),
        {
          numRuns: 25,
          examples: [
            [0, [], [1]],
            [3, [1], [1, 1, 1]],
            [0, [4], []],
          ],
        },
      ));

    it('[LOG-12] misses nothing that many writers record at the same time', () =>
      inPlace(async (open) => {
        const log = await open();
        const subscribers = [0, 0, 0, 25].map((after) => positions(log, { after, until: 100 }));
        await Promise.all(Array.from({ length: 100 }, (_, n) => appendTo(log, `measure/${n % 7}`)));
        for (const [n, seen] of (await Promise.all(subscribers)).entries()) {
          const after = n === 3 ? 25 : 0;
          expect(seen).toEqual(Array.from({ length: 100 - after }, (_, index) => after + 1 + index));
        }
      }));

    it('[LOG-12] ends when its signal aborts, whether it waits or reads', () =>
      inPlace(async (open) => {
        const log = await open();
        await appendTo(log, bill);
        const aborting = new AbortController();
        const seen: number[] = [];
        const following = (async () => {
          for await (const { position } of log.subscribe({ signal: aborting.signal })) seen.push(position);
        })();
        await until(() => seen.length === 1);
        aborting.abort();
        await following;
        await appendTo(log, bill);
        for await (const { position } of log.subscribe({ signal: AbortSignal.abort() })) seen.push(position);
        const during = new AbortController();
        for await (const _ of log.subscribe({ signal: during.signal })) during.abort();
        expect(seen).toEqual([1]);
      }));

    it('[LOG-12] ends when the log closes, whether it waits, reads or was just woken', () =>
      inPlace(async (open) => {
        for (const wake of [false, true]) {
          const log = await open();
          await appendTo(log, bill);
          const first = (await log.head()) - 1;
          const seen: number[] = [];
          const following = (async () => {
            for await (const { position } of log.subscribe({ after: first })) seen.push(position);
          })();
          await until(() => seen.length === 1);
          const last = wake ? appendTo(log, bill) : undefined;
          await log.close();
          await last;
          await following;
        }
        const log = await open();
        await log.append(commitTo(Array.from({ length: 600 }, () => bill)));
        for await (const _ of log.subscribe()) await log.close();
      }));

    if (shared) {
      it('[LOG-12] gives what another open log records', () =>
        inPlace(async (open) => {
          const [reader, writer] = [await open(), await open()];
          const following = positions(reader, { after: 0, until: 10 });
          for (let n = 0; n < 10; n += 1) await appendTo(writer, bill);
          expect(await following).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
        }));
    }
  });
}

async function positions(log: EventLog, { after, until: last }: { after: number; until: number }): Promise<number[]> {
  const seen: number[] = [];
  if (after >= last) return seen;
  for await (const { position } of log.subscribe({ after })) {
    seen.push(position);
    if (position === last) break;
  }
  return seen;
}

async function until(met: () => boolean): Promise<void> {
  while (!met()) await new Promise((resolve) => setTimeout(resolve, 1));
}
