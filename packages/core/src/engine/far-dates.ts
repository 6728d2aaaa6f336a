import type { ActOf, Request } from '../acts/command.ts';
import { correct } from '../acts/correct.ts';
import type { Definitions } from '../definitions.ts';
import type { Breach } from '../procedure/integrity.ts';

/** How far before and after the instant of recording the legal date of an act may lie, in years. */
const YEARS_BEFORE = 10;
const YEARS_AFTER = 2;
/** The first legal date of a record, however old: before it no city of today's calendar kept one. */
const FIRST = '1600-01-01';
/** The last legal date there is. */
const LAST = '9999-12-31';

/**
 * What keeps an act off the record because its day lies too far from the instant at which it is recorded.
 *
 * A historical act may lie further back. An act of the law itself lies where the facts put it.
 */
export function breachesByDate(
  { act, historical }: Request,
  at: string,
  onRecord: boolean,
  { commandable }: Pick<Definitions, 'commandable'>,
): Breach[] {
  if (commandable(act.type)?.byLaw) return [];
  const moved = act.type === correct.type ? daysOfCorrection(act.data as ActOf<'correct'>['data']) : [];
  const days = [[act.on, ['on']] as const, ...moved];
  const year = Number(at.slice(0, 4));
  const rest = at.slice(4, 10);
  const isHistorical = historical || onRecord;
  const first = isHistorical ? FIRST : yearOf(year - YEARS_BEFORE, rest);
  const last = yearOf(year + YEARS_AFTER, rest);
  return days.flatMap(([on, path]): Breach[] => {
    if (on >= first && on <= last) return [];
    const advice = on < first && !isHistorical ? '; `historical: true` says that the act lies so far back' : '';
    return [{ rule: 'TIME-1', path, message: `${on} is not between ${first} and ${last}${advice}` }];
  });
}

function daysOfCorrection({ change }: ActOf<'correct'>['data']): readonly (readonly [string, readonly string[]])[] {
  return 'on' in change && change.on !== undefined ? [[change.on, ['change', 'on']]] : [];
}

/** A day of a year; 28 February for a leap day, and the last legal date beyond it. */
function yearOf(year: number, rest: string): string {
  return year > 9999 ? LAST : `${String(year).padStart(4, '0')}${rest === '-02-29' ? '-02-28' : rest}`;
}
