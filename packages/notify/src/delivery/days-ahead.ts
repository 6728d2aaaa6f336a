import type { Engine } from '@statecraft/core';
import type { TopicIndex } from '../matching/topic-index.ts';
import type { Announcer } from '../notice/announcer.ts';
import type { Notice } from '../notice/notice.ts';
import type { DeliveryDraft, Store } from '../store/store.ts';
import { addDays, localDay } from '../subscription/wall-clock.ts';
import { draftDelivery } from './drafts.ts';

/** What is needed to tell of days ahead. */
interface Outlook {
  readonly engine: Engine;
  readonly store: Store;
  readonly announcer: Announcer;
  readonly index: TopicIndex;
  readonly zone: string;
}

/**
 * Tells of the days that the law sets and that lie as near as somebody asked to be told. Each is told once for each number of
 * days ahead; one that is moved is another day, and is told of anew.
 */
export async function tellDaysAhead({ engine, store, announcer, index, zone }: Outlook, now: string): Promise<number> {
  const most = index.daysAhead.at(-1);
  if (most === undefined) return 0;
  const today = localDay(now, zone);
  const position = await store.ledger.position();
  const notices: Notice[] = [];
  const deliveries: DeliveryDraft[] = [];
  for (const deadline of await engine.deadlines({ until: addDays(today, most) })) {
    for (const day of [deadline.date ?? deadline.candidates ?? []].flat()) {
      for (const days of index.daysAhead) {
        if (day < today || day > addDays(today, days)) continue;
        const notice = await announcer.ahead(deadline.measure, deadline, day, days, position, now);
        // Whoever follows from a later position on still wants to know of a day that is yet to come.
        const matches = index.match({ ...notice, position: Number.MAX_SAFE_INTEGER });
        if (matches.length === 0) continue;
        notices.push(notice);
        deliveries.push(...matches.map((match) => draftDelivery(notice, match, now)));
      }
    }
  }
  if (notices.length > 0) await store.ledger.add(notices, deliveries, now);
  return notices.length;
}
