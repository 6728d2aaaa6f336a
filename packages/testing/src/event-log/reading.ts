import type { EventLog, StreamId, UnrecordedEvent } from '@statecraft/core';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleEvent } from '../sample-event.ts';
import { all, appendTo, commitTo } from './samples.ts';
import type { Suite } from './suite.ts';

type Data = UnrecordedEvent['data'];

const bill = 'measure/230115';

/** Reading what is on record. */
export function describeReading({ inPlace, persistent, shared }: Suite): void {
  describe('read', () => {
    it('[LOG-13] gives the same events in pages of any size, from any position', () =>
      inPlace(async (open) => {
        const log = await open();
        const count = 700;
        await log.append(commitTo(Array.from({ length: count }, (_, n): StreamId => `measure/${n % 9}`)));
        const events = await all(log.read());
        expect(events).toHaveLength(count);
        await fc.assert(
          fc.asyncProperty(fc.nat({ max: count + 5 }), fc.integer({ min: 1, max: count + 5 }), async (after, limit) => {
            expect(await all(log.read({ after, limit }))).toEqual(events.slice(after, after + limit));
          }),
          {
            numRuns: 30,
            examples: [
              [0, 1],
              [count, 1],
              [0, count],
              [count - 1, 2],
              [255, 2],
              [256, 1],
            ],
          },
        );
        expect(await all(log.read({ limit: 0 }))).toEqual([]);
        expect(await all(log.read({ after: count }))).toEqual([]);
      }));

    it('[LOG-13] gives the events as they stood when the reading began', () =>
      inPlace(async (open) => {
        const log = await open();
        for (let n = 0; n < 3; n += 1) await appendTo(log, bill);
        const positions: number[] = [];
        for await (const { position } of log.read()) {
          positions.push(position);
          await appendTo(log, bill);
        }
        expect(positions).toEqual([1, 2, 3]);
        expect(await log.head()).toBe(6);
      }));

    it('[LOG-13] stops when its signal aborts, before or during the reading', () =>
      inPlace(async (open) => {
        const log = await open();
        await log.append(commitTo(Array.from({ length: 600 }, () => bill)));
        expect(await all(log.read({ signal: AbortSignal.abort() }))).toEqual([]);
        const aborting = new AbortController();
        const positions: number[] = [];
        for await (const { position } of log.read({ signal: aborting.signal })) {
          positions.push(position);
          if (position === 300) aborting.abort();
        }
        expect(positions).toHaveLength(300);
      }));

    it('[LOG-13] may be left in the middle', () =>
      inPlace(async (open) => {
        const log = await open();
        await log.append(commitTo(Array.from({ length: 600 }, () => bill)));
        for await (const { position } of log.read()) if (position === 2) break;
        await appendTo(log, bill, 600);
        expect(await log.head()).toBe(601);
      }));

    if (shared) {
      it('[LOG-13] sees what another open log recorded', () =>
        inPlace(async (open) => {
          const [one, two] = [await open(), await open()];
          expect(await two.head()).toBe(0);
          const { events } = await appendTo(one, bill);
          expect(await two.head()).toBe(1);
          expect(await all(two.read())).toEqual(events);
          expect(await two.readStream(bill)).toEqual(events);
          expect(await two.findCommand(events[0]?.commandId ?? '')).toEqual(events);
        }));
    }
  });

  describe('events', () => {
    it('[LOG-14] come back exactly as JSON says them', () =>
      inPlace(async (open) => {
        const log = await open();
        const json = fc
          .dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ stringUnit: 'binary' }))
          .map((data) => JSON.parse(JSON.stringify(data)) as Data);
        await fc.assert(
          fc.asyncProperty(json, (data) => comesBack(log, data)),
          { numRuns: 50, examples: odd.map((data): [Data] => [data]) },
        );
      }));

    it('[LOG-14] keep streams, commands and ids apart that differ in odd characters', () =>
      inPlace(async (open) => {
        const log = await open();
        const names = [
          'a',
          'A',
          'á',
          'a\u0301',
          'a ',
          ' a',
          'a\u0000',
          'a\u0000b',
          '"',
          '\\',
          '\\u0000',
          '\ud800',
          '\ud801',
          '\ufffd',
          '😀',
          "'; DROP TABLE events; --",
          '%',
          '_',
          'é',
          '\u2028',
          '',
          '__proto__',
          '1e0',
          '1',
        ];
        for (const name of names) {
          await log.append({
            events: [sampleEvent(`measure/${name}`, { id: `id ${name}`, commandId: `command ${name}` })],
            expect: { [`measure/${name}`]: 'none' as const },
          });
        }
        for (const name of names) {
          expect(await log.readStream(`measure/${name}`)).toMatchObject([{ stream: `measure/${name}`, version: 1 }]);
          expect(await log.findCommand(`command ${name}`)).toMatchObject([{ id: `id ${name}` }]);
        }
      }));

    it('[LOG-14] keep apart those whose long names differ at the end', () =>
      inPlace(async (open) => {
        const log = await open();
        const [stream, long] = [`measure/${'名'.repeat(200)}` as const, '名'.repeat(600)];
        for (const end of ['a', 'b'])
          await log.append({ events: [sampleEvent(stream, { id: long + end, commandId: long + end })], expect: {} });
        expect(await log.readStream(stream)).toMatchObject([{ id: `${long}a` }, { id: `${long}b` }]);
        expect(await log.findCommand(`${long}b`)).toMatchObject([{ version: 2 }]);
      }));

    it('[LOG-14] take their place from this log, not from the one they are copied from', () =>
      inPlace(async (open) => {
        const log = await open();
        await appendTo(log, bill);
        const copied = { ...sampleEvent('measure/copied'), position: 77, version: 9 };
        await log.append({ events: [copied], expect: {} });
        expect(await all(log.read({ after: 1 }))).toEqual([{ ...copied, position: 2, version: 1 }]);
      }));

    if (persistent) {
      it('[LOG-14] come back the same after reopening', () =>
        inPlace(async (open) => {
          const log = await open();
          for (const data of odd) await comesBack(log, data);
          const events = await all(log.read());
          await log.close();
          expect(await all((await open()).read())).toEqual(events);
        }));
    }
  });

  describe('close', () => {
    it('[LOG-15] makes every later call say so, and does nothing the second time', () =>
      inPlace(async (open) => {
        const log = await open();
        await appendTo(log, bill);
        await log.close();
        await log.close();
        const closed = { code: 'log-closed', retryable: false };
        await expect(appendTo(log, bill)).rejects.toMatchObject(closed);
        await expect(log.readStream(bill)).rejects.toMatchObject(closed);
        await expect(log.findCommand('any')).rejects.toMatchObject(closed);
        await expect(log.head()).rejects.toMatchObject(closed);
        await expect((async () => all(log.read()))()).rejects.toMatchObject(closed);
        await expect((async () => all(log.subscribe()))()).rejects.toMatchObject(closed);
      }));

    it('[LOG-15] never makes a reading look complete that it cut short', () =>
      inPlace(async (open) => {
        const log = await open();
        await log.append(commitTo(Array.from({ length: 1000 }, () => bill)));
        const positions: number[] = [];
        const reading = (async () => {
          for await (const { position } of log.read()) {
            positions.push(position);
            if (position === 10) await log.close();
          }
        })();
        const fault = await reading.then(
          () => undefined,
          (reason: unknown) => reason,
        );
        if (fault === undefined) expect(positions).toHaveLength(1000);
        else expect(fault).toMatchObject({ code: 'log-closed' });
      }));

    it('[LOG-15] keeps what it acknowledges of appends under way', () =>
      inPlace(async (open) => {
        const log = await open();
        const appending = Promise.allSettled(Array.from({ length: 5 }, (_, n) => appendTo(log, `measure/${n}`)));
        await log.close();
        const settled = await appending;
        for (const outcome of settled)
          if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'log-closed' });
        if (!persistent) return;
        expect(await (await open()).head()).toBe(settled.filter(({ status }) => status === 'fulfilled').length);
      }));
  });
}

/** What breaks encoders: half surrogate pairs, control characters, keys that mean something, numbers at the edge, depth and size. */
const odd: readonly Data[] = [
  {},
  { '': '', ' ': '\u0000\u0001\u001f\u007f\u0080\u2028\u2029\ufeff\ufffe\uffff' },
  { half: '\ud800', otherHalf: '\udc00', wrongWay: '\udc00\ud800', whole: '😀', '\ud800': 1, '\ud801': 2 },
  {
    combining: 'a\u0301',
    composed: 'á',
    rightToLeft: 'אבג \u202eabc',
    quotes: '"\'`\\',
    sql: "'); DROP TABLE events; --",
  },
  JSON.parse('{"__proto__":{"polluted":true},"constructor":1,"toString":null,"hasOwnProperty":[]}') as Data,
  { position: 99, version: 99, at: 'data of the same name' },
  {
    max: Number.MAX_VALUE,
    min: Number.MIN_VALUE,
    safe: Number.MAX_SAFE_INTEGER,
    unsafe: 2 ** 53 + 2,
    tenth: 0.1 + 0.2,
    huge: 1e300,
  },
  { 2: 'numeric', 1: 'keys', 10: 'sort' },
  Array.from({ length: 1000 }).reduce<Data>((inner) => ({ inner }), { deep: true }),
  { large: 'ordinance § '.repeat(200_000), rows: Array.from({ length: 10_000 }, (_, n) => n) },
];

async function comesBack(log: EventLog, data: Data): Promise<void> {
  // An event of another vocabulary bears its name, which every log keeps as it keeps the rest.
  const event = sampleEvent('measure/json', { data, vocabulary: 'zuerich/referendum' });
  const { events } = await log.append({ events: [event], expect: {} });
  const [read] = await all(log.read({ after: (await log.head()) - 1 }));
  expect(JSON.stringify(read?.data)).toBe(JSON.stringify(data));
  expect(read).toEqual(events[0]);
  expect(read).toEqual({ ...event, at: read?.at, position: read?.position, version: read?.version });
}
