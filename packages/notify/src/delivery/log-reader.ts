import type { EventLog, Procedure, RecordedEvent } from '@statecraft/core';
import { type Match, TopicIndex } from '../matching/topic-index.ts';
import { Announcer } from '../notice/announcer.ts';
import type { CalendarEntry } from '../notice/calendar-entry.ts';
import type { City } from '../notice/city.ts';
import { meaningOf } from '../notice/meaning.ts';
import type { Notice } from '../notice/notice.ts';
import type { DeliveryDraft, Store } from '../store/store.ts';
import type { Subscription } from '../subscription/subscription.ts';
import { catchUp } from './catch-up.ts';
import { draftDelivery } from './drafts.ts';

/** How many events are recorded as read at a time. */
const TOGETHER = 50;

/** What the reader works with. */
interface Desk {
  readonly log: EventLog;
  readonly procedures: readonly Procedure[];
  readonly store: Store;
  readonly city: City;
  readonly clock: () => string;
}

/** Reads the log onward from its position in the ledger, and records with each position what is to be told. Several may read at once: one of them records. */
export class LogReader {
  readonly #desk: Desk;
  readonly #index = new TopicIndex();
  /** Active subscriptions that are to be told of what was read before they were known. */
  readonly #behind = new Map<string, Subscription & { readonly behind: number }>();
  #announcer: Announcer;
  #position = -1;
  #changes = 0;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#announcer = this.#newAnnouncer();
  }

  /** Counts the changes of subscriptions that were taken in. */
  get changes(): number {
    return this.#changes;
  }

  get announcer(): Announcer {
    return this.#announcer;
  }

  /** Reads to the end of the log. Gives how many events were read. */
  async readOn(signal?: AbortSignal): Promise<number> {
    const { log, store } = this.#desk;
    await this.#catchUp();
    let count = 0;
    for (;;) {
      const position = await store.ledger.position();
      // Another reader went on meanwhile: what is remembered of streams may lack what it read.
      if (position !== this.#position) this.#announcer = this.#newAnnouncer();
      this.#position = position;
      const batch = new Batch(position);
      let read = 0;
      for await (const event of log.read({ after: position, limit: TOGETHER })) {
        if (signal?.aborted) return count;
        read += 1;
        const announcement = await this.#announcer.announce(event);
        // What a correction puts right, and what a meeting moves, must be on record before it is asked for.
        const looksBack = announcement?.notice.correction !== undefined || movesDays(event);
        if (looksBack && read > 1) break;
        batch.position = event.position;
        if (!announcement) continue;
        if (announcement.measure) batch.open[announcement.measure.id] = announcement.measure.open;
        batch.notices.push(await this.#withTopicsTold(announcement.notice));
        batch.entries.push(...announcement.entries, ...(await this.#movedByBody(event)));
        if (looksBack) break;
      }
      if (batch.position === position) return count;
      await this.refreshIndex();
      for (const notice of batch.notices) batch.deliveries.push(...(await this.#deliveriesOf(notice)));
      const { notices, deliveries, entries, open } = batch;
      const wrong = notices.flatMap(({ correction }) => correction?.acts ?? []);
      const reading = {
        after: position,
        position: batch.position,
        notices,
        deliveries,
        entries,
        open,
        wrong,
        at: this.#desk.clock(),
      };
      if (await store.ledger.record(reading)) {
        count += batch.position - position;
        // The announcer has seen one event more where the batch broke off before a correction; it takes it in again, which is nothing new.
        this.#position = batch.position;
      } else this.#position = -1;
    }
  }

  /** Takes in the subscriptions that changed. */
  async refreshIndex(): Promise<TopicIndex> {
    const { count, subscriptions } = await this.#desk.store.subscriptions.changedSince(this.#changes);
    for (const subscription of subscriptions) {
      const { id, state, behind } = subscription;
      this.#index.put(subscription);
      if (state === 'active' && behind !== undefined) this.#behind.set(id, { ...subscription, behind });
      else this.#behind.delete(id);
    }
    this.#changes = count;
    return this.#index;
  }

  async #catchUp(): Promise<void> {
    const { store, clock } = this.#desk;
    await this.refreshIndex();
    if (this.#behind.size === 0) return;
    const position = await store.ledger.position();
    for (const subscription of this.#behind.values())
      if (subscription.behind < position) await catchUp(store, subscription, position, clock());
  }

  async #deliveriesOf(notice: Notice): Promise<DeliveryDraft[]> {
    const now = this.#desk.clock();
    const matches = this.#index.match(notice);
    const told = notice.correction ? await this.#toldOf(notice, matches) : [];
    return [...matches, ...told].map((match) => draftDelivery(notice, match, now));
  }

  /** Those who got a notice that was wrong and do not follow what the correction is about. */
  async #toldOf({ correction, topics }: Notice, matches: readonly Match[]): Promise<Match[]> {
    const { ledger, subscriptions } = this.#desk.store;
    const found = new Set(matches.map(({ subscription }) => subscription.id));
    const told: Match[] = [];
    for (const { subscription: id, reasons } of await ledger.told(correction?.acts ?? [])) {
      if (found.has(id)) continue;
      const subscription = await subscriptions.get(id);
      if (subscription?.state === 'active') told.push({ subscription, topics: reasons.length > 0 ? reasons : topics });
    }
    return told;
  }

  /** What a meeting that is called or cancelled makes of the days ahead of measures: some days are counted by meetings. */
  async #movedByBody(event: RecordedEvent): Promise<CalendarEntry[]> {
    if (!movesDays(event)) return [];
    const { position, at } = event;
    const today = at.slice(0, 10);
    const entries: CalendarEntry[] = [];
    for (const measure of await this.#desk.store.ledger.openMeasures())
      entries.push(...(await this.#announcer.days(measure, position, today)).entries);
    return entries;
  }

  /** A correction is also of the topics under which the wrong notices were told. */
  async #withTopicsTold(notice: Notice): Promise<Notice> {
    if (!notice.correction) return notice;
    const topicNames = { ...notice.topicNames };
    for (const act of notice.correction.acts)
      Object.assign(topicNames, { ...(await this.#desk.store.ledger.notice(act))?.topicNames, ...topicNames });
    return { ...notice, topics: Object.keys(topicNames), topicNames };
  }

  #newAnnouncer(): Announcer {
    const { log, procedures, city } = this.#desk;
    return new Announcer(log, procedures, city);
  }
}

/** Whether an act may move days that are counted by meetings: it calls or cancels one that is yet to come, or corrects a body's record. */
function movesDays(event: RecordedEvent): boolean {
  const { stream, data, at } = event;
  if (!stream.startsWith('body/')) return false;
  const { tells, putsRight } = meaningOf(event);
  if (tells !== 'meeting-called' && tells !== 'meeting-cancelled') return putsRight;
  const { startsAt, day = startsAt } = data as { startsAt?: string; day?: string };
  return day === undefined || day.slice(0, 10) >= at.slice(0, 10);
}

class Batch {
  position: number;
  readonly notices: Notice[] = [];
  readonly deliveries: DeliveryDraft[] = [];
  readonly entries: CalendarEntry[] = [];
  readonly open: Record<string, boolean> = {};

  constructor(position: number) {
    this.position = position;
  }
}
