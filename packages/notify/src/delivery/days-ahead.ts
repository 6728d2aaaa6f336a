import type { TopicIndex } from '../matching/topic-index.ts';
import type { Announcer } from '../notice/announcer.ts';
import type { KeptEntry } from '../notice/calendar-entry.ts';
import type { Notice } from '../notice/notice.ts';
import type { DeliveryDraft, Store } from '../store/store.ts';
import { addDays, localDay } from '../subscription/wall-clock.ts';
import { draftDelivery } from './drafts.ts';

/** What is needed to tell of days ahead. */
interface Outlook {
  readonly store: Store;
  readonly announcer: Announcer;
  readonly index: TopicIndex;
  readonly zone: string;
}

/**
 * Tells of the days that the law sets and that lie as near as somebody asked to be told. Each is told once for each number of
 * days ahead; one that is moved is another day, and is told of anew. Where they are, the calendar knows.
 */
export async function tellDaysAhead({ store, announcer, index, zone }: Outlook, now: string): Promise<number> {
  const most = index.daysAhead.at(-1);
  if (most === undefined) return 0;
  const today = localDay(now, zone);
  const position = await store.ledger.position();
  const notices: Notice[] = [];
  const deliveries: DeliveryDraft[] = [];
  for (const measure of measuresIn(await store.ledger.calendarBetween(today, addDays(today, most)))) {
    const { deadlines, standing } = await announcer.days(measure, position, today);
    for (const deadline of deadlines) {
      for (const day of [deadline.date ?? deadline.candidates ?? []].flat()) {
        for (const days of index.daysAhead) {
          if (day < today || day > addDays(today, days)) continue;
          const notice = announcer.ahead(measure, standing, deadline, { day, days, position, at: now });
          // Whoever follows from a later position on still wants to know of a day that is yet to come.
          const matches = index.match({ ...notice, position: Number.MAX_SAFE_INTEGER });
          if (matches.length === 0) continue;
          notices.push(notice);
          deliveries.push(...matches.map((match) => draftDelivery(notice, match, now)));
        }
      }
    }
  }
  if (notices.length > 0) await store.ledger.add(notices, deliveries, now);
  return notices.length;
}

/** The measures for which the law sets a day among calendar entries. */
function measuresIn(entries: readonly KeptEntry[]): string[] {
  const parts = entries.map(({ uid }) => uid.split('/'));
  return [
    ...new Set(parts.flatMap(([kind, measure]) => (kind === 'deadline' && measure !== undefined ? [measure] : []))),
  ];
}
