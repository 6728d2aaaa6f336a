import { describe, expect, test } from 'vitest';
import { period, sayPeriod } from '../../src/calendar/period.ts';
import { countDays, type LegalDate, lastDayOf, legalDateAt } from '../../src/index.ts';
import { federal } from './federal.ts';

type Counting = 'calendar' | 'except-sundays' | 'business';
const offices = { holidays: federal };

/** The last day of a period, found forwards; and that as many days lie between, counted backwards. */
function lastDay(days: number, counting: Counting, from: string, closed: readonly string[] = []): string {
  const last = lastDayOf(period.parse({ days, counting }), from as LegalDate, {
    ...offices,
    closed: closed as LegalDate[],
  });
  expect(countDays(counting, from as LegalDate, last, { ...offices, closed: closed as LegalDate[] })).toBe(days);
  return last;
}

describe('calendar days', () => {
  test.each([
    ['Kansas City, an ordinance passed in 2003', '2003-04-03', 10, '2003-04-13'],
    ['Kansas City, an ordinance passed in 1999', '1999-05-20', 10, '1999-05-30'],
    ['over the end of a year', '2019-12-28', 10, '2020-01-07'],
    ['over the end of a month of 30 days', '2021-04-25', 10, '2021-05-05'],
    ['over the end of a month of 31 days', '2021-05-25', 10, '2021-06-04'],
    ['over 29 February 2000, a century that is a leap year', '2000-02-20', 10, '2000-03-01'],
    ['over 29 February 2024', '2024-02-20', 10, '2024-03-01'],
    ['over February 1900, a century that is none', '1900-02-20', 10, '1900-03-02'],
    ['over February 2023', '2023-02-20', 10, '2023-03-02'],
    ['from a leap day, a year on', '2024-02-29', 365, '2025-02-28'],
    ['New York’s thirty days over a short February', '2014-02-26', 30, '2014-03-28'],
    ['New York’s thirty days over a leap February', '2012-02-26', 30, '2012-03-27'],
    ['Seattle’s ten days from 25 July 2019, ending on a Sunday', '2019-07-25', 10, '2019-08-04'],
    ['over the night on which the clocks go forward', '2020-03-07', 1, '2020-03-08'],
    ['over the night on which the clocks go back', '2020-10-31', 1, '2020-11-01'],
    ['over both changes of a year', '2020-03-01', 250, '2020-11-06'],
    ['none at all', '2020-03-07', 0, '2020-03-07'],
    ['one', '2020-12-31', 1, '2021-01-01'],
  ])('[CAL-3] %s: %s and %i days are %s', (_, from, days, last) => {
    expect(lastDay(days, 'calendar', from)).toBe(last);
  });
});

describe('days exclusive of Sundays', () => {
  test.each([
    ['from a Thursday', '2020-01-02', 7, '2020-01-10'],
    ['from a Friday, ending on a Saturday', '2020-01-03', 7, '2020-01-11'],
    ['from a Saturday', '2020-01-04', 7, '2020-01-13'],
    ['from a Sunday', '2020-01-05', 7, '2020-01-13'],
    ['from a Monday', '2020-01-06', 7, '2020-01-14'],
    ['over a leap day', '2020-02-25', 7, '2020-03-04'],
    ['over New Year, a holiday that counts', '2020-12-28', 7, '2021-01-05'],
    ['over the Sunday on which the clocks go forward', '2020-03-06', 2, '2020-03-09'],
    ['one, from the day before a Sunday', '2020-01-04', 1, '2020-01-06'],
    ['six, without a Sunday between', '2020-01-05', 6, '2020-01-11'],
  ])('[CAL-3] %s: %s and %i are %s', (_, from, days, last) => {
    expect(lastDay(days, 'except-sundays', from)).toBe(last);
  });
});

describe('business days', () => {
  test.each([
    ['over Thanksgiving, the Friday after it open', '2021-11-22', 5, '2021-11-30'],
    ['over Thanksgiving, one day', '2021-11-24', 1, '2021-11-26'],
    ['over 31 December 2021, New Year kept on that Friday', '2021-12-29', 3, '2022-01-04'],
    ['over 24 December 2004, Christmas kept on that Friday', '2004-12-22', 3, '2004-12-28'],
    ['over 31 December 2004, New Year kept on that Friday', '2004-12-30', 1, '2005-01-03'],
    ['over Monday 5 July 2021, Independence Day kept on it', '2021-07-01', 2, '2021-07-06'],
    ['over 29 February 2000', '2000-02-28', 2, '2000-03-01'],
    ['over 29 February 2024', '2024-02-28', 2, '2024-03-01'],
    ['over the end of February 1999', '1999-02-26', 1, '1999-03-01'],
    ['over the end of February 1900, which had 28 days', '1900-02-28', 1, '1900-03-01'],
    ['from a Saturday', '2020-06-06', 1, '2020-06-08'],
    ['from a holiday', '2020-09-07', 1, '2020-09-08'],
    ['a week', '2020-06-01', 5, '2020-06-08'],
    ['over the change of the clocks', '2020-03-06', 1, '2020-03-09'],
  ])('[CAL-3] %s: %s and %i are %s', (_, from, days, last) => {
    expect(lastDay(days, 'business', from)).toBe(last);
  });

  test('[CAL-3] a single closed day does not count', () => {
    expect(lastDay(2, 'business', '2020-06-01')).toBe('2020-06-03');
    expect(lastDay(2, 'business', '2020-06-01', ['2020-06-03'])).toBe('2020-06-04');
    expect(lastDay(2, 'calendar', '2020-06-01', ['2020-06-03'])).toBe('2020-06-03');
    expect(lastDay(2, 'except-sundays', '2020-06-01', ['2020-06-03'])).toBe('2020-06-03');
  });
});

describe('a last day on which offices are closed', () => {
  test.each([
    ['a Sunday', 'calendar', '2019-07-25', 10, '2019-08-04', '2019-08-05'],
    ['a Saturday', 'calendar', '2020-06-03', 10, '2020-06-13', '2020-06-15'],
    ['a Monday holiday', 'calendar', '2021-06-25', 10, '2021-07-05', '2021-07-06'],
    ['a Saturday before a Monday holiday', 'calendar', '2021-06-23', 10, '2021-07-03', '2021-07-06'],
    ['the Friday on which New Year is kept', 'calendar', '2021-12-21', 10, '2021-12-31', '2022-01-03'],
    ['an open day', 'calendar', '2020-06-05', 10, '2020-06-15', '2020-06-15'],
    ['a Saturday that counts', 'except-sundays', '2020-01-03', 7, '2020-01-11', '2020-01-13'],
    ['no day at all, from a Saturday', 'calendar', '2020-06-06', 0, '2020-06-06', '2020-06-08'],
    ['never, of business days', 'business', '2021-12-29', 3, '2022-01-04', '2022-01-04'],
  ] as const)('[CAL-4] %s: the period ends there, or runs on', (_, counting, from, days, ends, runsOn) => {
    const last = (closedEnd: 'ends' | 'runs-on') =>
      lastDayOf({ days, counting, closedEnd }, from as LegalDate, offices);
    expect(last('ends')).toBe(ends);
    expect(last('runs-on')).toBe(runsOn);
  });
});

test('[CAL-4] unless a law says otherwise it counts calendar days, and ends where it ends', () => {
  expect(period.parse({ days: 10 })).toEqual({ days: 10, counting: 'calendar', closedEnd: 'ends' });
});

test.each([
  [{ days: 1 }, '1 day'],
  [{ days: 1, counting: 'business' }, '1 business day'],
  [{ days: 10 }, '10 days'],
  [{ days: 7, counting: 'except-sundays' }, '7 days, Sundays not counted'],
  [{ days: 5, counting: 'business', closedEnd: 'runs-on' }, '5 business days, running on to an open day'],
])('[CAL-3] %j in words: %s', (input, words) => {
  expect(sayPeriod(period.parse(input))).toBe(words);
});

test.each([{ days: -1 }, { days: 1.5 }, { days: 3, counting: 'working' }, { days: 3, closedEnd: 'back' }, {}])(
  '[CAL-3] %j is no period',
  (input) => expect(period.safeParse(input).success).toBe(false),
);

test('[CAL-3] a legal date is the day on the clocks of the town, also where that day has 23 or 25 hours', () => {
  const chicago = (instant: string) => legalDateAt(instant, 'America/Chicago');
  expect(chicago('2020-03-08T05:59:59Z')).toBe('2020-03-07');
  expect(chicago('2020-03-08T06:00:00Z')).toBe('2020-03-08');
  expect(chicago('2020-03-09T04:59:59Z')).toBe('2020-03-08');
  expect(chicago('2020-03-09T05:00:00Z')).toBe('2020-03-09');
  expect(chicago('2020-11-01T05:00:00Z')).toBe('2020-11-01');
  expect(chicago('2020-11-02T05:59:59Z')).toBe('2020-11-01');
  expect(chicago('2020-11-02T06:00:00Z')).toBe('2020-11-02');
});

test.each(['calendar', 'except-sundays', 'business'] as const)(
  '[CAL-6] a period of %s days that would end beyond the last legal date ends on it',
  (counting) => {
    const from = '9999-12-28' as LegalDate;
    for (const days of [5, 40]) {
      const counted = { days, counting, closedEnd: 'runs-on' } as const;
      expect(lastDayOf(counted, from, { holidays: [], closed: ['9999-12-31' as LegalDate] })).toBe('9999-12-31');
    }
  },
);
