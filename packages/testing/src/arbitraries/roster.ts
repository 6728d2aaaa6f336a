import { addDays, type Command, type LegalDate, type Procedure } from '@statecraft/core';
import fc from 'fast-check';
import { membersOfBody, numberedSeats } from '../seats.ts';

/** The holiday of a procedure, as it is written down. */
type Holiday = Procedure['holidays'][number];

/**
 * What happens to a council's seats, as commands in legal order: some are filled from the first day, some later, some fall vacant
 * and are filled by others. An engine takes every one of them.
 */
export function arbitraryRoster(procedure: Procedure, from = '2019-08-01'): fc.Arbitrary<Command[]> {
  const { council } = procedure;
  const seats = numberedSeats(membersOfBody(procedure, council));
  const fate = fc.record({ vacant: fc.boolean(), after: fc.integer({ min: 1, max: 300 }), filled: fc.boolean() });
  return fc.array(fate, { maxLength: seats.length, minLength: 0 }).map((fates) => {
    const day = (days: number) => addDays(from as LegalDate, days);
    const commands = seats.flatMap((member, index): Command[] => {
      const { vacant, after, filled } = fates[index] ?? { vacant: false, after: 1, filled: false };
      const body = council;
      return [
        { type: 'seat', body, on: from, member },
        ...(vacant ? [{ type: 'vacate', body, on: day(after), member } as const] : []),
        ...(vacant && filled ? [{ type: 'seat', body, on: day(after), member: `${member}-after` } as const] : []),
      ];
    });
    return commands.toSorted((a, b) => a.on.localeCompare(b.on));
  });
}

/** Holidays for a procedure's calendar: fixed ones, and those that fall on a weekday of a month. */
export function arbitraryHolidays(): fc.Arbitrary<Holiday[]> {
  const month = fc.integer({ min: 1, max: 12 });
  const fixed = fc.record({
    month,
    day: fc.integer({ min: 1, max: 28 }),
    observed: fc.constantFrom('on-the-day' as const, 'nearest-weekday' as const),
  });
  const floating = fc.record({
    month,
    weekday: fc.integer({ min: 1, max: 5 }),
    nth: fc.constantFrom(1, 2, 3, 4, -1 as const),
  });
  return fc
    .array(fc.oneof(fixed, floating), { maxLength: 12 })
    .map((days) => days.map((day, index) => ({ name: `Holiday ${index + 1}`, ...day })));
}
