import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween, type LegalDate, legalDate, legalDateAt } from '../../src/index.ts';

/** The days from 0000-03-01 to a date, counted by hand: years of 365 days, a day more every 4th, not every 100th, every 400th. */
function dayNumber(date: string): number {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const shifted = month < 3 ? year - 1 : year;
  const months = [306, 337, 0, 31, 61, 92, 122, 153, 184, 214, 245, 275];
  const leapDays = Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400);
  return shifted * 365 + leapDays + (months[month - 1] ?? 0) + day - 1;
}

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const lengthOf = (year: number, month: number) =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
const written = (year: number, month: number, day: number) =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

const aDate = fc
  .tuple(fc.integer({ min: 1, max: 9000 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .map(([year, month, day]) => written(year, month, Math.min(day, lengthOf(year, month))) as LegalDate);

test('[CAL-1] a legal date is a day that exists', () => {
  const anyYear = fc.oneof(fc.integer({ min: 1, max: 9999 }), fc.constantFrom(1900, 2000, 2020, 2100, 2400));
  const anyDay = fc.tuple(anyYear, fc.nat(14), fc.nat(33));
  fc.assert(
    fc.property(anyDay, ([year, month, day]) => {
      const exists = month >= 1 && month <= 12 && day >= 1 && day <= lengthOf(year, month);
      expect(legalDate.safeParse(written(year, month, day)).success).toBe(exists);
    }),
  );
});

test.each(['2020-1-5', '20200105', '2020-01-05T00:00', ' 2020-01-05', '2020-02-30', '1900-02-29', '', 'yesterday'])(
  '[CAL-1] %j is no legal date',
  (text) => expect(legalDate.safeParse(text).success).toBe(false),
);

test('[CAL-1] the days between two dates are the difference of their day numbers, the first left out', () => {
  fc.assert(
    fc.property(aDate, aDate, (from, to) => {
      expect(daysBetween(from, to)).toBe(dayNumber(to) - dayNumber(from));
    }),
  );
});

test('[CAL-1] so many days after a date is the date that lies so many days after it', () => {
  fc.assert(
    fc.property(aDate, fc.integer({ min: -300, max: 300_000 }), (from, days) => {
      const to = addDays(from, days);
      expect(dayNumber(to) - dayNumber(from)).toBe(days);
      expect(addDays(to, -days)).toBe(from);
    }),
  );
});

test.each([
  ['2003-04-03', '2003-04-13'],
  ['1999-05-20', '1999-05-30'],
  ['2020-02-20', '2020-03-01'],
  ['2019-12-28', '2020-01-07'],
])('[CAL-1] ten days after %s is %s', (from, to) => {
  expect(addDays(from as LegalDate, 10)).toBe(to);
});

test('[CAL-1] the legal date of an instant is the day on the clocks of the town', () => {
  expect(legalDateAt('2020-07-24T04:59:59.999Z', 'America/Chicago')).toBe('2020-07-23');
  expect(legalDateAt('2020-07-24T05:00:00.000Z', 'America/Chicago')).toBe('2020-07-24');
  expect(legalDateAt('2020-01-24T05:59:59.999Z', 'America/Chicago')).toBe('2020-01-23');
});

test('[CAL-6] whatever is counted from whatever day is a legal date, and lies in its order', () => {
  const anyDate = fc.oneof(aDate, fc.constantFrom('0000-01-01', '9999-12-30', '9999-12-31') as typeof aDate);
  fc.assert(
    fc.property(anyDate, fc.oneof(fc.integer({ min: -40, max: 40 }), fc.integer()), (from, days) => {
      const to = addDays(from, days);
      expect(legalDate.safeParse(to).success).toBe(true);
      expect(Math.sign(to.localeCompare(from)) * Math.sign(days)).toBeGreaterThanOrEqual(0);
    }),
  );
});

test('[CAL-6] the days before the first legal date and after the last are those themselves', () => {
  expect(addDays('9999-12-31' as LegalDate, 1)).toBe('9999-12-31');
  expect(addDays('9999-12-21' as LegalDate, 10)).toBe('9999-12-31');
  expect(addDays('2020-01-01' as LegalDate, Number.MAX_SAFE_INTEGER)).toBe('9999-12-31');
  expect(addDays('0000-01-01' as LegalDate, -1)).toBe('0000-01-01');
  expect(legalDateAt('9999-12-31T23:00:00.000Z', 'Pacific/Auckland')).toBe('9999-12-31');
});
