import type { Command } from '@statecraft/core';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { printCalendar } from '../../src/calendar/calendar.ts';
import type { KeptEntry } from '../../src/notice/calendar-entry.ts';
import { wordsFrom } from '../../src/template/words.ts';
import { city, cityHall, life } from '../city.ts';

/** The events of a calendar as a parser that is not ours reads them, by UID. */
function eventsIn(text: string): Map<string, ICAL.Event> {
  const calendar = new ICAL.Component(ICAL.parse(text) as [string, unknown[], unknown[]]);
  return new Map(
    calendar.getAllSubcomponents('vevent').map((each) => {
      const event = new ICAL.Event(each);
      return [event.uid, event];
    }),
  );
}

const print = (entries: readonly KeptEntry[]) =>
  printCalendar(entries, {
    title: 'Notices',
    city,
    words: wordsFrom()('en-US'),
    address: 'https://city.example/notices/calendar.ics',
  });

const call = {
  type: 'call',
  body: 'council',
  on: '2026-01-09',
  meeting: 'm1',
  startsAt: '2026-01-15T15:00',
  postedAt: '2026-01-09T09:00',
  place: 'City Hall; room 26, "east"',
  agenda: ['kc-1'],
} as Command;

test('[NOTIFY-46] [NOTIFY-47] [NOTIFY-48] a meeting from its call to its cancellation', async () => {
  const { record, notifier, clock } = cityHall();
  await record(...life('kc-1').slice(0, 2), call);
  await notifier.once();
  const uid = 'meeting%2Fcouncil%2Fm1@city.example';
  const first = eventsIn(print(await notifier.calendarOf('body:council'))).get(uid);
  expect(first?.sequence).toBe(0);
  expect(first?.startDate.toJSDate().toISOString()).toBe('2026-01-15T21:00:00.000Z');
  expect(first?.summary).toBe('City Council');
  expect(first?.location).toBe('City Hall; room 26, "east"');
  expect(first?.description).toBe('260001: A stop sign at 5th and Main');
  expect(first?.component.getFirstPropertyValue('status')).toBe('CONFIRMED');
  clock.pass(60_000);
  await record({ type: 'cancel', body: 'council', on: '2026-01-14', meeting: 'm1', reason: 'Snow, and no quorum' });
  await notifier.once();
  // It is in the calendars of what is on its agenda too.
  for (const topic of ['body:council', 'measure:kc-1', 'everything']) {
    const cancelled = eventsIn(print(await notifier.calendarOf(topic))).get(uid);
    expect(cancelled?.sequence).toBe(1);
    expect(cancelled?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(cancelled?.summary).toBe('Cancelled: City Council');
    expect(cancelled?.description).toBe('Cancelled: Snow, and no quorum\n260001: A stop sign at 5th and Main');
    expect(cancelled?.startDate.toJSDate().toISOString()).toBe('2026-01-15T21:00:00.000Z');
  }
});

test('[NOTIFY-46] [NOTIFY-48] a day that the law sets is a whole day, and its sequence is raised when a correction moves it', async () => {
  const { record, notifier } = cityHall();
  const acts = life('kc-1');
  await record(...acts.slice(0, 4), { ...(acts[4] as Command), commandId: 'the-vote' } as Command);
  await notifier.once();
  const uid = 'deadline%2Fkc-1%2Fkc.effective@city.example';
  const read = async () => eventsIn(print(await notifier.calendarOf('measure:kc-1'))).get(uid);
  const first = await read();
  expect([first?.startDate.isDate, first?.startDate.toString(), first?.sequence]).toEqual([true, '2026-02-01', 0]);
  // An act that leaves the day where it is raises nothing.
  await record({
    type: 'sponsor',
    measure: 'kc-1',
    on: '2026-01-22',
    change: 'add',
    sponsors: ['hall'],
  } as Command).catch(() => undefined);
  await record({
    type: 'correct',
    measure: 'kc-1',
    on: '2026-01-24',
    event: 'the-vote',
    change: { on: '2026-01-23' },
    reason: 'It was Friday.',
  });
  await notifier.once();
  const moved = await read();
  expect([moved?.startDate.toString(), moved?.sequence]).toEqual(['2026-02-02', 1]);
  await record({
    type: 'correct',
    measure: 'kc-1',
    on: '2026-01-25',
    event: 'the-vote',
    change: { strike: true },
    reason: 'Never held.',
  });
  await notifier.once();
  const gone = await read();
  expect([gone?.component.getFirstPropertyValue('status'), gone?.startDate.toString(), gone?.sequence]).toEqual([
    'CANCELLED',
    '2026-02-02',
    2,
  ]);
});

test('[NOTIFY-17] whatever text an entry holds, another parser reads it back as one event', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const entry: KeptEntry = {
        uid: `meeting/council/${text}`,
        title: `x${text}`,
        startsAt: '2026-01-15T21:00:00.000Z',
        place: `x${text}`,
        cancelled: true,
        reason: `${text}\r\nBEGIN:VEVENT`,
        lines: [`${text}\r\nEND:VCALENDAR`],
        topics: [],
        sequence: 3,
        updated: '2026-01-01T00:00:00.000Z',
      };
      const events = [...eventsIn(print([entry])).values()];
      expect(events).toHaveLength(1);
      expect(events[0]?.sequence).toBe(3);
      expect(events[0]?.startDate.toJSDate().toISOString()).toBe('2026-01-15T21:00:00.000Z');
    }),
  );
});
