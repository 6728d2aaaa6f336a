import { expect, test } from 'vitest';
import { countedHours, type Holiday, type LegalDate, type WallTime, wallTime } from '../../src/index.ts';

const hours = (from: string, to: string, closed: string[] = []) =>
  countedHours(from as WallTime, to as WallTime, 'America/Chicago', { holidays: [], closed: closed as LegalDate[] });

test.each([
  ['within a day', '2020-03-03T09:00', '2020-03-03T17:30', 8.5],
  ['over a night', '2020-03-03T17:00', '2020-03-04T17:00', 24],
  ['none when the meeting came first', '2020-03-04T17:00', '2020-03-03T17:00', 0],
  ['none at the same moment', '2020-03-04T17:00', '2020-03-04T17:00', 0],
  ['over a weekend', '2020-03-06T17:00', '2020-03-09T10:00', 17],
  ['none that fall on a weekend alone', '2020-03-07T00:00', '2020-03-09T00:00', 0],
  ['the Friday before the clocks go forward', '2020-03-06T12:00', '2020-03-09T12:00', 24],
  ['the Friday before the clocks go back', '2020-10-30T12:00', '2020-11-02T12:00', 24],
])('[CAL-2] hours of notice: %s', (_, from, to, expected) => {
  expect(hours(from, to)).toBeCloseTo(expected, 9);
});

test('[CAL-2] a Monday holiday counts no more than the weekend before it', () => {
  // Posted on Friday at four; the courthouse is closed on Monday; the meeting is on Tuesday at three.
  expect(hours('2020-09-04T16:00', '2020-09-08T15:00', ['2020-09-07'])).toBe(23);
  expect(hours('2020-09-04T16:00', '2020-09-08T16:00', ['2020-09-07'])).toBe(24);
  expect(hours('2020-09-04T16:00', '2020-09-08T16:00')).toBe(48);
});

test('[CAL-2] a holiday counts for nothing on the day on which it is kept', () => {
  const laborDay: Holiday = { name: 'Labor Day', month: 9, weekday: 1, nth: 1 };
  const from = '2020-09-04T16:00' as WallTime;
  const between = (to: string, holidays: Holiday[]) =>
    countedHours(from, to as WallTime, 'America/Chicago', { holidays });
  expect(between('2020-09-08T16:00', [laborDay])).toBe(24);
  expect(between('2020-09-08T15:00', [laborDay])).toBe(23);
  expect(between('2020-09-08T16:00', [])).toBe(48);
});

test('[CAL-2] a day on which the clocks change has 23 or 25 hours, where it counts', () => {
  // In America the clocks change on a Sunday, which never counts; in Amman they changed on a Friday.
  const amman = (from: string, to: string) =>
    countedHours(from as WallTime, to as WallTime, 'Asia/Amman', { holidays: [] });
  expect(amman('2021-03-26T00:00', '2021-03-27T00:00')).toBe(23);
  expect(amman('2020-10-30T00:00', '2020-10-31T00:00')).toBe(25);
});

test('[CAL-2] the Sunday on which the clocks change counts for nothing, long or short', () => {
  expect(hours('2020-03-08T00:00', '2020-03-09T00:00')).toBe(0);
  expect(hours('2020-11-01T00:00', '2020-11-02T00:00')).toBe(0);
});

test.each(['2020-03-03', '2020-03-03T09:00Z', '2020-03-03T09:00+01:00', '2020-02-30T09:00', '2020-03-03T25:00', ''])(
  '[CAL-2] %j is no time on the clocks of the town',
  (text) => expect(wallTime.safeParse(text).success).toBe(false),
);

test.each(['2020-03-03T09:00', '2020-03-03T09:00:30'])('[CAL-2] %j is a time on the clocks of the town', (text) => {
  expect(wallTime.safeParse(text).success).toBe(true);
});
