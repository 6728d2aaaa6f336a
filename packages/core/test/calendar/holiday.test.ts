import { expect, test } from 'vitest';
import { holiday } from '../../src/calendar/holiday.ts';
import { addDays, type Holiday, holidayIn, isHoliday, type LegalDate } from '../../src/index.ts';
import { federal } from './federal.ts';

/** The days off of a year, from the lists that the Office of Personnel Management publishes, each in the year it falls in. */
const published: Readonly<Record<number, string>> = {
  1999: '01-01 01-18 02-15 05-31 07-05 09-06 10-11 11-11 11-25 12-24 12-31',
  2000: '01-17 02-21 05-29 07-04 09-04 10-09 11-10 11-23 12-25',
  2003: '01-01 01-20 02-17 05-26 07-04 09-01 10-13 11-11 11-27 12-25',
  2004: '01-01 01-19 02-16 05-31 07-05 09-06 10-11 11-11 11-25 12-24 12-31',
  2016: '01-01 01-18 02-15 05-30 07-04 09-05 10-10 11-11 11-24 12-26',
  2017: '01-02 01-16 02-20 05-29 07-04 09-04 10-09 11-10 11-23 12-25',
  2020: '01-01 01-20 02-17 05-25 07-03 09-07 10-12 11-11 11-26 12-25',
  2021: '01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31',
  2022: '01-17 02-21 05-30 06-20 07-04 09-05 10-10 11-11 11-24 12-26',
  2023: '01-02 01-16 02-20 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25',
  2024: '01-01 01-15 02-19 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25',
};

test.each(Object.entries(published))('[CAL-5] the federal days off of %s are those published', (year, days) => {
  const found: string[] = [];
  for (let day = `${year}-01-01` as LegalDate; day.startsWith(year); day = addDays(day, 1))
    if (isHoliday(day, federal)) found.push(day.slice(5));
  expect(found.join(' ')).toBe(days);
});

const rule = (input: object): Holiday => holiday.parse({ name: 'A day', ...input });

test.each([
  ['a Saturday’s is kept on Friday, in the year before', { month: 1, day: 1 }, 2022, '2021-12-31'],
  ['a Sunday’s is kept on Monday', { month: 1, day: 1 }, 2023, '2023-01-02'],
  ['a Sunday’s is kept on Monday, in the year after', { month: 12, day: 31 }, 2023, '2024-01-01'],
  ['a weekday’s is kept on the day', { month: 12, day: 31 }, 2024, '2024-12-31'],
])('[CAL-5] on the nearest weekday: %s', (_, day, year, kept) => {
  const moved = rule({ ...day, observed: 'nearest-weekday' });
  expect(holidayIn(year, moved)).toBe(kept);
  expect(isHoliday(kept as LegalDate, [moved])).toBe(true);
  const fixed = rule(day);
  const itself = `${year}-${String(day.month).padStart(2, '0')}-${String(day.day).padStart(2, '0')}`;
  expect(holidayIn(year, fixed)).toBe(itself);
  expect(isHoliday(itself as LegalDate, [moved])).toBe(kept === itself);
});

test.each([
  ['the first Monday, the month beginning on one', { month: 9, weekday: 1, nth: 1 }, 2025, '2025-09-01'],
  ['the first Monday, the month beginning on a Tuesday', { month: 9, weekday: 1, nth: 1 }, 2020, '2020-09-07'],
  ['the fourth Thursday, not the last of five', { month: 11, weekday: 4, nth: 4 }, 2023, '2023-11-23'],
  ['the last Thursday of five', { month: 11, weekday: 4, nth: -1 }, 2023, '2023-11-30'],
  ['the last Monday, the month ending on one', { month: 5, weekday: 1, nth: -1 }, 2021, '2021-05-31'],
  ['the last Friday of December', { month: 12, weekday: 5, nth: -1 }, 2021, '2021-12-31'],
  ['the last Thursday of a leap February', { month: 2, weekday: 4, nth: -1 }, 2024, '2024-02-29'],
  ['the last Friday, the month ending on a Wednesday', { month: 11, weekday: 5, nth: -1 }, 2022, '2022-11-25'],
  ['the last Sunday, the month ending on a Monday', { month: 5, weekday: 7, nth: -1 }, 2021, '2021-05-30'],
  ['a Sunday', { month: 5, weekday: 7, nth: 2 }, 2024, '2024-05-12'],
])('[CAL-5] the nth weekday of a month: %s', (_, day, year, kept) => {
  expect(holidayIn(year, rule(day))).toBe(kept);
});

test('[CAL-5] a holiday is kept from its first year on', () => {
  const juneteenth = rule({ month: 6, day: 19, from: 2021 });
  expect(holidayIn(2020, juneteenth)).toBeUndefined();
  expect(isHoliday('2020-06-19' as LegalDate, [juneteenth])).toBe(false);
  expect(isHoliday('2021-06-19' as LegalDate, [juneteenth])).toBe(true);
  const king = rule({ month: 1, weekday: 1, nth: 3, from: 1986 });
  expect(holidayIn(1985, king)).toBeUndefined();
  expect(holidayIn(1986, king)).toBe('1986-01-20');
});

test('[CAL-5] the 29th of February is a day of leap years alone', () => {
  const leapDay = rule({ month: 2, day: 29 });
  expect(holidayIn(2000, leapDay)).toBe('2000-02-29');
  expect(holidayIn(2024, leapDay)).toBe('2024-02-29');
  for (const year of [1900, 2023, 2100]) {
    expect(holidayIn(year, leapDay)).toBeUndefined();
    expect(isHoliday(`${year}-02-28` as LegalDate, [leapDay])).toBe(false);
  }
});

test.each([
  ['the 30th of February', { month: 2, day: 30 }],
  ['the 31st of April', { month: 4, day: 31 }],
  ['a thirteenth month', { month: 13, day: 1 }],
  ['a fifth Monday, which some months lack', { month: 5, weekday: 1, nth: 5 }],
  ['an eighth weekday', { month: 5, weekday: 8, nth: 1 }],
  ['a day and a weekday at once', { month: 5, day: 1, weekday: 1, nth: 1 }],
])('[CAL-5] no holiday is %s', (_, input) => {
  expect(holiday.safeParse({ name: 'A day', ...input }).success).toBe(false);
});
