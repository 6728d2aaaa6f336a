import { describe, expect, it } from 'vitest';
import { sampleEvent } from '../sample-event.ts';
import { all, appendTo, commitTo, outcomes, wellOrdered } from './samples.ts';
import type { Suite } from './suite.ts';

const bill = 'measure/230115';
const other = 'measure/230116';
const council = 'body/council';

/** What an append records, and what it refuses. */
export function describeAppending({ inPlace, largestCommit, shared, writers }: Suite): void {
  describe('append', () => {
    if (largestCommit !== undefined) {
      it('[LOG-20] refuses a commit that is larger than the log takes, and goes on', () =>
        inPlace(async (open) => {
          const log = await open();
          const half = sampleEvent(bill, { data: { text: 'x'.repeat(largestCommit / 2) } });
          const second = { ...half, id: `${half.id}/2` };
          const [whole, after] = await Promise.allSettled([
            log.append({ events: [half, second], expect: {} }),
            appendTo(log, other, 'none'),
          ]);
          expect(whole).toMatchObject({ reason: { code: 'append-too-large', details: { limit: largestCommit } } });
          expect((whole as PromiseRejectedResult).reason.details.bytes).toBeGreaterThan(largestCommit);
          expect(after).toMatchObject({ value: { events: [{ position: 1, version: 1 }] } });
          expect(await log.readStream(bill)).toEqual([]);
        }));

      it('[LOG-20] takes one that is nearly as large', () =>
        inPlace(async (open) => {
          const log = await open();
          const data = { text: 'x'.repeat(largestCommit - 10_000) };
          await log.append({ events: [sampleEvent(bill, { data })], expect: {} });
          expect((await log.readStream(bill))[0]?.data).toEqual(data);
        }));
    }

    it('[LOG-1] counts positions 1, 2, 3 in the order of the commits, however they come', () =>
      inPlace(async (open) => {
        const log = await open();
        expect(await log.head()).toBe(0);
        await appendTo(log, bill);
        const together = await Promise.all(
          Array.from({ length: 40 }, (_, n) => log.append(commitTo([bill, `measure/${n}`, council]))),
        );
        await appendTo(log, other);
        const events = await wellOrdered(log);
        expect(events).toHaveLength(122);
        for (const appended of together) {
          const [first, second, third] = appended.events.map(({ position }) => position);
          expect([second, third]).toEqual([Number(first) + 1, Number(first) + 2]);
          expect(appended.events).toEqual(events.slice(Number(first) - 1, third));
        }
      }));

    if (shared) {
      it('[LOG-1] counts positions without a gap over several open logs', () =>
        inPlace(async (open) => {
          const [one, two, three] = [await open(), await open(), await open()];
          await Promise.all(
            Array.from({ length: 20 }, (_, n) =>
              [one, two, three].map((log) => appendTo(log, `measure/${n % 7}`)),
            ).flat(),
          );
          const events = await wellOrdered(three);
          expect(events).toHaveLength(60);
          expect(await all(one.read())).toEqual(events);
        }));
    }

    if (!shared) {
      it('[LOG-1] keeps logs apart that do not claim to be shared', () =>
        inPlace(async (open) => {
          const [one, two] = [await open(), await open()];
          await appendTo(one, bill);
          expect(await two.head()).toBe(0);
        }));
    }

    it('[LOG-2] counts the versions of each stream 1, 2, 3, several in one commit as well', () =>
      inPlace(async (open) => {
        const log = await open();
        const { events } = await log.append(commitTo([bill, other, bill, council, bill]));
        expect(events.map(({ stream, version }) => [stream, version])).toEqual([
          [bill, 1],
          [other, 1],
          [bill, 2],
          [council, 1],
          [bill, 3],
        ]);
        await appendTo(log, bill, 3);
        expect((await log.readStream(bill)).map(({ version }) => version)).toEqual([1, 2, 3, 4]);
        expect(await log.readStream('measure/none')).toEqual([]);
        await wellOrdered(log);
      }));

    it('[LOG-3] records nothing of a commit when one of its streams is not as expected', () =>
      inPlace(async (open) => {
        const log = await open();
        await appendTo(log, other);
        await expect(
          log.append(commitTo([bill, other, council], { [bill]: 'none', [other]: 'none' })),
        ).rejects.toMatchObject({ code: 'version-conflict' });
        expect(await log.head()).toBe(1);
        expect(await log.readStream(bill)).toEqual([]);
        expect(await log.readStream(council)).toEqual([]);
      }));

    it('[LOG-3] [LOG-10] records nothing of a commit of which one event cannot be written', () =>
      inPlace(async (open) => {
        const log = await open();
        const data = {
          get text(): string {
            throw new Error('not to be read');
          },
        };
        const events = [sampleEvent(bill), sampleEvent(bill, { data }), sampleEvent(other)];
        await expect(log.append({ events, expect: {} })).rejects.toMatchObject({ code: 'append-invalid' });
        expect(await log.head()).toBe(0);
        expect(await log.readStream(bill)).toEqual([]);
        expect(await log.findCommand(events[0]?.commandId ?? '')).toEqual([]);
        await log.append({ events: events.slice(0, 1), expect: { [bill]: 'none' } });
        await wellOrdered(log);
      }));

    it('[LOG-3] records commits whole that overlap in their streams and arrive together', () =>
      inPlace(async (open) => {
        const log = await open();
        const { kept, broken } = await outcomes(
          Array.from({ length: 30 }, (_, n) =>
            log.append(
              commitTo([bill, `measure/${n % 5}`], { [bill]: 'any', [`measure/${n % 5}` as const]: 'none' as const }),
            ),
          ),
        );
        expect([kept.length, broken.length]).toEqual([5, 25]);
        const events = await wellOrdered(log);
        expect(events).toEqual(kept.flatMap((appended) => appended.events));
      }));

    it('[LOG-4] refuses `none` on a stream that exists', () =>
      inPlace(async (open) => {
        const log = await open();
        await appendTo(log, bill, 'none');
        await expect(appendTo(log, bill, 'none')).rejects.toMatchObject({
          code: 'version-conflict',
          retryable: true,
          details: { stream: bill, expected: 'none', actual: 1 },
        });
      }));

    it('[LOG-4] lets one of many writers create a stream when they race', () =>
      inPlace(async (open) => {
        const [one, two] = await writers(open);
        const { kept, broken } = await outcomes(
          Array.from({ length: 10 }, () => [appendTo(one, bill, 'none'), appendTo(two, bill, 'none')]).flat(),
        );
        expect(kept).toHaveLength(1);
        for (const fault of broken) expect(fault).toMatchObject({ code: 'version-conflict', details: { actual: 1 } });
        expect(await one.head()).toBe(1);
      }));

    it('[LOG-5] refuses `exists` on a stream that is missing', () =>
      inPlace(async (open) => {
        const log = await open();
        await expect(appendTo(log, bill, 'exists')).rejects.toMatchObject({
          code: 'version-conflict',
          details: { stream: bill, expected: 'exists', actual: 0 },
        });
        await appendTo(log, bill);
        await appendTo(log, bill, 'exists');
        expect(await log.head()).toBe(2);
      }));

    it('[LOG-6] refuses a version the stream is not at, and says stream, expected and actual', () =>
      inPlace(async (open) => {
        const log = await open();
        await appendTo(log, bill, 0);
        await appendTo(log, bill, 1);
        for (const expected of [0, 1, 3, 99]) {
          await expect(appendTo(log, bill, expected)).rejects.toMatchObject({
            code: 'version-conflict',
            details: { stream: bill, expected, actual: 2 },
          });
        }
        expect(await log.head()).toBe(2);
      }));

    it('[LOG-6] gives each version to one of the writers that race for it', () =>
      inPlace(async (open) => {
        const [one, two] = await writers(open);
        for (let version = 0; version < 10; version += 1) {
          const { kept, broken } = await outcomes([one, two, one, two].map((log) => appendTo(log, bill, version)));
          expect([kept.length, broken.length]).toEqual([1, 3]);
        }
        expect(await wellOrdered(one)).toHaveLength(10);
      }));

    it('[LOG-7] holds streams that are only read to their expectation', () =>
      inPlace(async (open) => {
        const log = await open();
        await appendTo(log, council);
        await log.append(commitTo([bill], { [bill]: 'none', [council]: 1, [other]: 'none' }));
        await appendTo(log, council, 1);
        await expect(log.append(commitTo([bill], { [bill]: 1, [council]: 1 }))).rejects.toMatchObject({
          code: 'version-conflict',
          details: { stream: council, expected: 1, actual: 2 },
        });
        await expect(log.append(commitTo([bill], { [other]: 'exists' }))).rejects.toMatchObject({
          code: 'version-conflict',
          details: { stream: other },
        });
        expect(await log.readStream(bill)).toHaveLength(1);
        expect(await log.readStream(other)).toEqual([]);
      }));

    it('[LOG-7] lets one of two acts through that each rest on the stream the other writes', () =>
      inPlace(async (open) => {
        const [one, two] = await writers(open);
        const { kept, broken } = await outcomes([
          one.append(commitTo([bill], { [bill]: 'none', [council]: 'none' })),
          two.append(commitTo([council], { [bill]: 'none', [council]: 'none' })),
        ]);
        expect([kept.length, broken.length]).toEqual([1, 1]);
      }));

    it('[LOG-10] leaves no hole where an append was refused', () =>
      inPlace(async (open) => {
        const log = await open();
        const refusals = { 0: { [bill]: 'exists' }, 1: { [other]: 7 }, 2: {} } as const;
        const { kept, broken } = await outcomes(
          Array.from({ length: 30 }, (_, n) =>
            log.append(commitTo([`measure/${n}`, council], refusals[(n % 3) as 0 | 1 | 2])),
          ),
        );
        expect([kept.length, broken.length]).toEqual([10, 20]);
        expect(await wellOrdered(log)).toHaveLength(20);
      }));

    it('[LOG-11] raises an earlier `at` to that of the last event', () =>
      inPlace(async (open) => {
        const log = await open();
        const [early, late] = ['2024-03-07T15:00:00.000Z', '2024-03-07T16:00:00.000Z'];
        await log.append(commitTo([bill], {}, { at: late }));
        const second = await log.append({
          events: [sampleEvent(bill, { at: early }), sampleEvent(other, { at: early })],
          expect: {},
        });
        expect(second.events.map(({ at }) => at)).toEqual([late, late]);
        expect((await wellOrdered(log)).map(({ at }) => at)).toEqual([late, late, late]);
      }));

    it('[LOG-16] refuses an append with no event', () =>
      inPlace(async (open) => {
        const log = await open();
        await expect(log.append({ events: [], expect: {} })).rejects.toMatchObject({ code: 'append-invalid' });
        expect(await log.head()).toBe(0);
      }));

    it('[LOG-16] refuses one event id twice, in one append or in two', () =>
      inPlace(async (open) => {
        const log = await open();
        await expect(
          log.append({ events: [sampleEvent(bill, { id: 'twice' }), sampleEvent(other, { id: 'twice' })], expect: {} }),
        ).rejects.toMatchObject({ code: 'append-invalid' });
        await log.append({ events: [sampleEvent(bill, { id: 'twice' })], expect: {} });
        await expect(
          log.append({ events: [sampleEvent(other), sampleEvent(other, { id: 'twice' })], expect: {} }),
        ).rejects.toMatchObject({ code: 'append-invalid' });
        expect(await log.head()).toBe(1);
      }));
  });
}
