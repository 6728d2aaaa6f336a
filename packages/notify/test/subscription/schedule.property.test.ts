import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextDigest, quietUntil, type Schedule } from '../../src/subscription/schedule.ts';
import { later, localDay, weekdayOf } from '../../src/subscription/wall-clock.ts';

const chicago = 'America/Chicago';
const minute = 60_000;
const zones = fc.constantFrom(chicago, 'Europe/Berlin', 'Australia/Lord_Howe', 'Pacific/Apia', 'Asia/Kathmandu', 'UTC');
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
// Weeks in which clocks change, in some zone or other.
const start = fc.constantFrom(
  '2026-03-05T11:17:00.000Z',
  '2026-10-29T02:00:00.000Z',
  '2026-03-27T00:30:00.000Z',
  '2026-04-02T23:59:59.999Z',
);

/** Every digest from an instant on, for a number of days. */
function digests(schedule: Schedule, zone: string, from: string, days: number): string[] {
  const all: string[] = [];
  for (let at = from; all.length < days; ) {
    at = nextDigest(schedule, zone, at) ?? '';
    all.push(at);
  }
  return all;
}

test('[NOTIFY-31] a daily digest leaves once on every local day, whatever the clocks do', () => {
  fc.assert(
    fc.property(zones, time, start, (zone, at, from) => {
      const days = digests({ kind: 'daily', at }, zone, from, 8).map((instant) => localDay(instant, zone));
      const first = days[0] as string;
      const expected = Array.from({ length: 8 }, (_none, index) =>
        new Date(Date.parse(`${first}T00:00:00Z`) + index * 86_400_000).toISOString().slice(0, 10),
      );
      expect(days).toEqual(expected);
    }),
  );
});

test('[NOTIFY-31] a weekly digest leaves on every such weekday', () => {
  fc.assert(
    fc.property(zones, time, start, fc.integer({ min: 1, max: 7 }), (zone, at, from, weekday) => {
      const all = digests({ kind: 'weekly', weekday, at }, zone, from, 4);
      expect(all.map((instant) => weekdayOf(localDay(instant, zone)))).toEqual(Array(4).fill(weekday));
      expect(new Set(all).size).toBe(4);
      for (const [index, instant] of all.slice(1).entries()) {
        const days = (Date.parse(instant) - Date.parse(all[index] as string)) / 86_400_000;
        expect(Math.round(days)).toBe(7);
      }
    }),
  );
});

test('[NOTIFY-31] whenever it is asked, the next digest is the first one after that instant', () => {
  fc.assert(
    fc.property(zones, time, start, fc.integer({ min: 0, max: 7 * 24 * 60 }), (zone, at, from, minutes) => {
      const all = digests({ kind: 'daily', at }, zone, from, 12);
      const now = later(from, minutes * minute);
      expect(nextDigest({ kind: 'daily', at }, zone, now)).toBe(all.find((instant) => instant > now));
    }),
  );
});

test.each([
  ['skipped, so an hour later', '02:30', '2026-03-08T06:00:00.000Z', '2026-03-08T08:30:00.000Z'],
  ['shown twice, the first one counts', '01:30', '2026-11-01T05:00:00.000Z', '2026-11-01T06:30:00.000Z'],
  ['after the first of two: the next day', '01:30', '2026-11-01T06:30:00.000Z', '2026-11-02T07:30:00.000Z'],
  ['before the change', '07:00', '2026-03-07T12:00:00.000Z', '2026-03-07T13:00:00.000Z'],
  ['after the change', '07:00', '2026-03-07T13:00:00.000Z', '2026-03-08T12:00:00.000Z'],
])('[NOTIFY-31] in Chicago, %s: %s', (_what, at, now, expected) => {
  expect(nextDigest({ kind: 'daily', at }, chicago, now)).toBe(expected);
});

test('[NOTIFY-32] when quiet hours hold, they end later, and hold no more when they end', () => {
  fc.assert(
    fc.property(
      zones,
      time,
      time,
      start,
      fc.integer({ min: 0, max: 8 * 24 * 60 }),
      (zone, from, to, begin, minutes) => {
        fc.pre(from !== to);
        const now = later(begin, minutes * minute);
        const until = quietUntil({ from, to }, zone, now);
        if (until === undefined) return;
        expect(until > now).toBe(true);
        // Hours that begin where they end go on; these do not, by the form of a subscription.
        const after = quietUntil({ from, to }, zone, until);
        expect(after === undefined || after > until).toBe(true);
      },
    ),
  );
});

test.each([
  ['an evening', '2026-07-01T03:59:00.000Z', '2026-07-01T12:00:00.000Z'],
  ['the moment they end', '2026-07-01T12:00:00.000Z', undefined],
  ['the moment they begin', '2026-07-01T03:00:00.000Z', '2026-07-01T12:00:00.000Z'],
  ['just before', '2026-07-01T02:59:59.999Z', undefined],
  ['the night in which an hour is skipped', '2026-03-08T04:30:00.000Z', '2026-03-08T12:00:00.000Z'],
  ['the night in which an hour comes twice', '2026-11-01T07:30:00.000Z', '2026-11-01T13:00:00.000Z'],
])('[NOTIFY-32] from 22:00 to 07:00 in Chicago: %s', (_what, now, expected) => {
  expect(quietUntil({ from: '22:00', to: '07:00' }, chicago, now)).toBe(expected);
});

test('[NOTIFY-32] quiet hours within one day, up to a time that comes twice, end at the first', () => {
  const quiet = { from: '00:30', to: '01:30' };
  expect(quietUntil(quiet, chicago, '2026-11-01T06:00:00.000Z')).toBe('2026-11-01T06:30:00.000Z');
  expect(quietUntil(quiet, chicago, '2026-11-01T07:15:00.000Z')).toBeUndefined();
});
