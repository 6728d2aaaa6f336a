import { holiday } from '../../src/calendar/holiday.ts';

const MONDAY = 1;
const THURSDAY = 4;

/** The legal public holidays of 5 U.S.C. 6103, with their observance by those who work from Monday to Friday. */
export const federal = [
  { name: 'New Year’s Day', month: 1, day: 1, observed: 'nearest-weekday' },
  { name: 'Birthday of Martin Luther King, Jr.', month: 1, weekday: MONDAY, nth: 3, from: 1986 },
  { name: 'Washington’s Birthday', month: 2, weekday: MONDAY, nth: 3, from: 1971 },
  { name: 'Memorial Day', month: 5, weekday: MONDAY, nth: -1, from: 1971 },
  { name: 'Juneteenth', month: 6, day: 19, observed: 'nearest-weekday', from: 2021 },
  { name: 'Independence Day', month: 7, day: 4, observed: 'nearest-weekday' },
  { name: 'Labor Day', month: 9, weekday: MONDAY, nth: 1 },
  { name: 'Columbus Day', month: 10, weekday: MONDAY, nth: 2, from: 1971 },
  { name: 'Veterans Day', month: 11, day: 11, observed: 'nearest-weekday' },
  { name: 'Thanksgiving Day', month: 11, weekday: THURSDAY, nth: 4 },
  { name: 'Christmas Day', month: 12, day: 25, observed: 'nearest-weekday' },
].map((each) => holiday.parse(each));
