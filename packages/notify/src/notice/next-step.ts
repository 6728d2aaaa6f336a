import type { Deadline, Lifecycle } from '@statecraft/core';
import type { MeetingTold, NextStep } from './notice.ts';

/** How many steps ahead are told. */
const MOST = 4;

/** What comes next after a legal date: the days that the law sets and the meetings that are called, soonest first; else what may be done. */
export function nextSteps(
  on: string,
  deadlines: readonly Deadline[],
  meetings: readonly MeetingTold[],
  lifecycle: Lifecycle | undefined,
  stage: string,
): NextStep[] {
  const steps = [
    ...deadlines.flatMap(({ title, when, date, candidates, citation }): NextStep[] =>
      [date ?? candidates ?? []].flat().map((day) => ({ title, date: day, when, citation })),
    ),
    ...meetings.flatMap(({ body, startsAt, cancelled }): NextStep[] =>
      startsAt === undefined || cancelled ? [] : [{ title: body.name, date: startsAt, when: 'on' }],
    ),
  ]
    .filter(({ date = '' }) => date >= on)
    .sort((a, b) => (a.date ?? '').localeCompare(b.date ?? ''));
  if (steps.length > 0) return steps.slice(0, MOST);
  // What leads on comes first.
  const rows = [...(lifecycle?.at(stage) ?? [])].sort((a, b) => Number(a.to === 'same') - Number(b.to === 'same'));
  const titles = [...new Set(rows.map(({ title }) => title))];
  return titles.slice(0, MOST).map((title) => ({ title, when: 'possible' }));
}
