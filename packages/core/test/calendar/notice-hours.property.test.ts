import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { type ClosedDays, isOpen } from '../../src/calendar/period.ts';
import { countedHours, type LegalDate, type WallTime } from '../../src/index.ts';
import { federal } from './federal.ts';

/** The hours that count, walked through day by day. */
function walked(from: string, to: string, zone: string, closed: ClosedDays): number {
  const end = Temporal.PlainDateTime.from(to).toZonedDateTime(zone);
  let at = Temporal.PlainDateTime.from(from).toZonedDateTime(zone);
  let counted = 0;
  while (Temporal.ZonedDateTime.compare(at, end) < 0) {
    const midnight = at.toPlainDate().add({ days: 1 }).toZonedDateTime(zone);
    const until = Temporal.ZonedDateTime.compare(midnight, end) < 0 ? midnight : end;
    if (isOpen(at.toPlainDate(), closed)) counted += until.epochMilliseconds - at.epochMilliseconds;
    at = until;
  }
  return counted / 3_600_000;
}

/** Where clocks change on Sundays, on other days, at midnight, and where a day was left out. */
const zones = ['America/Chicago', 'Asia/Amman', 'America/Sao_Paulo', 'America/Havana', 'Pacific/Apia', 'UTC'];
const minute = 60_000;
const aTime = fc
  .oneof(
    { weight: 3, arbitrary: fc.integer({ min: Date.UTC(2009, 11, 20) / minute, max: Date.UTC(2024, 0, 10) / minute }) },
    { weight: 1, arbitrary: fc.integer({ min: Date.UTC(1942, 0, 1) / minute, max: Date.UTC(1946, 0, 1) / minute }) },
  )
  .map((minutes) => new Date(minutes * minute).toISOString().slice(0, 16));
const aWhile = fc.oneof(fc.nat(4 * 24 * 60), fc.nat(800 * 24 * 60));
const later = (time: string, minutes: number) =>
  new Date(Date.parse(`${time}Z`) + minutes * minute).toISOString().slice(0, 16);

test('[CAL-2] hours of notice are those that a walk from day to day counts', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      aTime,
      aWhile,
      fc.array(fc.nat(900), { maxLength: 4 }),
      fc.boolean(),
      (zone, from, minutes, shut, kept) => {
        const closed = shut.map((days) => later(from, days * 24 * 60).slice(0, 10) as LegalDate);
        const offices = { holidays: kept ? federal : [], closed };
        const to = later(from, minutes);
        expect(countedHours(from as WallTime, to as WallTime, zone, offices)).toBe(walked(from, to, zone, offices));
      },
    ),
    {
      numRuns: 300,
      examples: [
        ['Pacific/Apia', '2011-12-28T09:00', 5 * 24 * 60, [], false],
        ['Asia/Amman', '2021-03-25T09:00', 2 * 24 * 60, [1], false],
        ['America/Chicago', '2021-12-30T12:00', 4 * 24 * 60, [], true],
      ],
    },
  );
});

test('[CAL-2] hours of notice are counted from the first year to the last without asking of each day', () => {
  let asked = 0;
  const includes = () => {
    asked += 1;
    return false;
  };
  const closed: LegalDate[] = Object.assign([], { includes });
  const [from, to] = ['0001-01-01T00:00', '9999-12-31T10:00'] as [WallTime, WallTime];
  // 521 722 weeks, and five days more, from a Monday to a Friday.
  expect(countedHours(from, to, 'UTC', { holidays: [], closed })).toBe(24 * (521_722 * 5 + 5) - 14);
  expect(asked).toBeLessThan(10);
});
