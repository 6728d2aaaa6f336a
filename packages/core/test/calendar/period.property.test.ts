import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countDays, countedHours, type LegalDate, lastDayOf, type WallTime } from '../../src/index.ts';
import { federal } from './federal.ts';

/** A day as the number of days since 1970, reckoned by hand, without a calendar library. */
function numberOf(date: string): number {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  let days = 0;
  for (let each = 1970; each < year; each += 1) days += isLeap(each) ? 366 : 365;
  for (let each = 1; each < month; each += 1) days += lengthOf(year, each);
  return days + day - 1;
}

function dateOf(number: number): string {
  let [year, month, left] = [1970, 1, number];
  while (left >= (isLeap(year) ? 366 : 365)) {
    left -= isLeap(year) ? 366 : 365;
    year += 1;
  }
  while (left >= lengthOf(year, month)) {
    left -= lengthOf(year, month);
    month += 1;
  }
  return `${year}-${String(month).padStart(2, '0')}-${String(left + 1).padStart(2, '0')}`;
}

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const lengthOf = (year: number, month: number) =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
/** 1 January 1970 was a Thursday; 1 is Monday. */
const weekday = (number: number) => ((number + 3) % 7) + 1;

/** The federal days off of a year as numbers of days, found by walking through the months. */
function daysOff(year: number): number[] {
  const nth = (month: number, wanted: number, which: number) => {
    const all: number[] = [];
    for (let day = 1; day <= lengthOf(year, month); day += 1) {
      const number = numberOf(`${year}-${month}-${day}`);
      if (weekday(number) === wanted) all.push(number);
    }
    return (which > 0 ? all[which - 1] : all.at(-1)) as number;
  };
  const moved = (month: number, day: number) => {
    const number = numberOf(`${year}-${month}-${day}`);
    return number + (weekday(number) === 6 ? -1 : weekday(number) === 7 ? 1 : 0);
  };
  return [
    moved(1, 1),
    ...(year >= 1986 ? [nth(1, 1, 3)] : []),
    ...(year >= 1971 ? [nth(2, 1, 3), nth(5, 1, -1), nth(10, 1, 2)] : []),
    ...(year >= 2021 ? [moved(6, 19)] : []),
    moved(7, 4),
    nth(9, 1, 1),
    moved(11, 11),
    nth(11, 4, 4),
    moved(12, 25),
  ];
}

const off = new Set(Array.from({ length: 135 }, (_, index) => daysOff(1970 + index)).flat());
const aDay = fc.integer({ min: numberOf('1971-01-01'), max: numberOf('2100-12-31') });
const counting = fc.constantFrom('calendar' as const, 'except-sundays' as const, 'business' as const);
const closed = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 4 });

/** Whether a day counts, and whether offices are open on it. */
function naive(snow: ReadonlySet<number>) {
  const open = (day: number) => weekday(day) < 6 && !off.has(day) && !snow.has(day);
  const counts = { calendar: () => true, 'except-sundays': (day: number) => weekday(day) !== 7, business: open };
  return { open, counts };
}

test('[CAL-3] a period ends where crossing off one day after the other ends', () => {
  fc.assert(
    fc.property(aDay, fc.nat(60), counting, fc.boolean(), closed, (start, days, how, runsOn, snowDays) => {
      const snow = snowDays.map((ahead) => start + ahead);
      const { open, counts } = naive(new Set(snow));
      let day = start;
      for (let left = days; left > 0; left -= counts[how](day) ? 1 : 0) day += 1;
      while (runsOn && !open(day)) day += 1;
      const found = lastDayOf(
        { days, counting: how, closedEnd: runsOn ? 'runs-on' : 'ends' },
        dateOf(start) as LegalDate,
        { holidays: federal, closed: snow.map((each) => dateOf(each) as LegalDate) },
      );
      expect(found).toBe(dateOf(day));
    }),
    { numRuns: 1_000 },
  );
});

test('[CAL-3] the days between two dates are those crossed off, the first left out', () => {
  fc.assert(
    fc.property(aDay, fc.integer({ min: -20, max: 90 }), counting, (start, ahead, how) => {
      const { counts } = naive(new Set());
      let count = 0;
      for (let day = start + 1; day <= start + ahead; day += 1) count += counts[how](day) ? 1 : 0;
      const [from, to] = [dateOf(start) as LegalDate, dateOf(start + ahead) as LegalDate];
      expect(countDays(how, from, to, { holidays: federal })).toBe(count);
    }),
    { numRuns: 500 },
  );
});

/** The weekday and date on the clocks of Chicago at an instant, as the platform tells them. */
const clocks = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/Chicago',
  weekday: 'short',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

function wall(instant: number): { day: string; time: string; weekend: boolean } {
  const part = Object.fromEntries(clocks.formatToParts(instant).map(({ type, value }) => [type, value]));
  const day = `${part.year}-${part.month}-${part.day}`;
  return {
    day,
    time: `${day}T${part.hour}:${part.minute}`,
    weekend: part.weekday === 'Sat' || part.weekday === 'Sun',
  };
}

const QUARTER = 15 * 60 * 1_000;

test('[CAL-2] hours of notice are the quarters of an hour that pass on days which count', () => {
  // Around the changes of the clocks of 2024, 10 March and 3 November, and a Monday holiday, 27 May.
  const around = fc.constantFrom(Date.UTC(2024, 2, 7), Date.UTC(2024, 9, 31), Date.UTC(2024, 4, 23));
  fc.assert(
    fc.property(around, fc.nat(400), fc.nat(500), fc.boolean(), (base, start, length, holiday) => {
      const shut = holiday ? ['2024-03-11', '2024-11-04', '2024-05-27'] : [];
      const from = base + start * QUARTER;
      const to = from + length * QUARTER;
      // A quarter of the hour that the clocks show twice has no wall time of its own.
      fc.pre(
        [from, to].every(
          (at) => wall(at).time !== wall(at - 4 * QUARTER).time && wall(at).time !== wall(at + 4 * QUARTER).time,
        ),
      );
      let quarters = 0;
      for (let at = from; at < to; at += QUARTER) {
        const { day, weekend } = wall(at);
        if (!weekend && !shut.includes(day)) quarters += 1;
      }
      const found = countedHours(wall(from).time as WallTime, wall(to).time as WallTime, 'America/Chicago', {
        holidays: [],
        closed: shut as LegalDate[],
      });
      expect(found).toBeCloseTo(quarters / 4, 9);
    }),
    { numRuns: 200 },
  );
});
