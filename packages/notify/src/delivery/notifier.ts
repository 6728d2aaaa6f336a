import { Bell, type EventLog, isFault, type Procedure } from '@statecraft/core';
import type { KeptEntry } from '../notice/calendar-entry.ts';
import { type City, isPublic } from '../notice/city.ts';
import type { Notice } from '../notice/notice.ts';
import type { LedgerEntry, LedgerQuery, MessageState, Store } from '../store/store.ts';
import { Registry, type Subscribed, type SubscribeOptions } from '../subscription/registry.ts';
import type { Subscription, SubscriptionRequest } from '../subscription/subscription.ts';
import { localDay, millisecondsBetween } from '../subscription/wall-clock.ts';
import { type Templates, type Words, wordsFrom } from '../template/words.ts';
import { type Backoff, usualBackoff } from './backoff.ts';
import type { Channel } from './channel.ts';
import { tellDaysAhead } from './days-ahead.ts';
import { LogReader } from './log-reader.ts';
import { Worker } from './worker.ts';

/** What a notifier is made of. */
export interface NotifierOptions {
  /** The record that is told of. It is only read. */
  readonly log: EventLog;
  /** The law it is under, for what comes next and by when. */
  readonly procedures: readonly Procedure[];
  readonly store: Store;
  readonly channels: readonly Channel[];
  readonly city: City;
  /** The city's own words, by language. */
  readonly templates?: Templates;
  /** The present instant, RFC 3339 in UTC with milliseconds; the system's clock when left out. */
  readonly clock?: () => string;
  /** A number by chance, from 0 up to 1. */
  readonly random?: () => number;
  readonly backoff?: Partial<Backoff>;
  /** Milliseconds an attempt may take, by a channel that has no time of its own; 10 000 unless told. */
  readonly timeout?: number;
  /** Milliseconds after which another worker takes up what a worker that died had begun, at least; 60 000 unless told. */
  readonly lease?: number;
  /** How many messages are under way at once by each channel; 16 unless told. */
  readonly concurrency?: number;
  /** Milliseconds an address may fail without once going through before its subscription is disabled; 5 days unless told. */
  readonly disableAfter?: number;
}

/** What a round of work came to. */
export interface Round {
  /** How many events were read. */
  readonly read: number;
  /** How many attempts were made to send something. */
  readonly attempts: number;
}

/** Tells those who follow the record of what is on it, and keeps account of it. */
export interface Notifier {
  readonly city: City;
  /** The zone of the city's clocks, an IANA name. */
  readonly zone: string;
  /** The words in a language, a BCP 47 tag. */
  words(locale?: string): Words;
  /** Takes a request to subscribe. Nothing but the request to confirm it is sent before it is confirmed. Throws `channel-unknown`. */
  subscribe(request: SubscriptionRequest, options?: SubscribeOptions): Promise<Subscribed>;
  /** Confirms by the token of the request; `undefined` when it is unknown, used or older than seven days. */
  confirm(token: string): Promise<Subscription | undefined>;
  /** The subscription that waits to be confirmed by a token. */
  awaiting(token: string): Promise<Subscription | undefined>;
  /** The subscription of a stop token, which stands in every message. */
  find(token: string): Promise<Subscription | undefined>;
  /** Ends a subscription by its stop token, or one topic of it by its key. Done again, it does nothing. */
  stop(token: string, topic?: string): Promise<Subscription | undefined>;
  /** Ends a subscription by its id: for whoever keeps the store. */
  end(subscription: string): Promise<Subscription | undefined>;
  /** Erases a subscriber: addresses, secrets, what they followed. Gives how many subscriptions there were. */
  erase(subscriber: string): Promise<number>;
  /** The subscriptions of a subscriber. */
  subscriptionsOf(subscriber: string): Promise<readonly Subscription[]>;
  /** A new secret to sign with; the old one signs beside it for `overlap` milliseconds, a day unless told. */
  rotateSecret(subscription: string, overlap?: number): Promise<string | undefined>;
  /** Says that what was sent to a subscription came back for good: it is disabled. */
  bounced(subscription: string, reason: string): Promise<Subscription | undefined>;
  /** Takes up again a subscription that was disabled. */
  enable(subscription: string): Promise<Subscription | undefined>;
  /** The position up to which the log has been read. */
  position(): Promise<number>;
  /** Reads the log to its end and sends everything that is due. */
  once(): Promise<Round>;
  /** Does so again and again as the log grows and messages fall due, until the signal aborts; then lets what is under way end. */
  watch(signal: AbortSignal, options?: WatchOptions): Promise<void>;
  /** The ledger's messages, those made first first. */
  messages(query?: LedgerQuery): Promise<readonly LedgerEntry[]>;
  counts(): Promise<Readonly<Partial<Record<MessageState, number>>>>;
  /** Puts dead messages back to be sent under their own ids: those named, or all. Gives how many. */
  redeliver(messages?: readonly string[]): Promise<number>;
  /** What may be told of a topic by its key, newest first; for feeds. */
  noticesOf(topic: string, limit?: number): Promise<readonly Notice[]>;
  /** What may be told behind a position, in the order of the log; for streams. */
  noticesAfter(position: number, limit?: number): Promise<readonly Notice[]>;
  /** A notice by its id. */
  notice(id: string): Promise<Notice | undefined>;
  /** The calendar of a topic by its key. */
  calendarOf(topic: string, limit?: number): Promise<readonly KeptEntry[]>;
}

/** How to watch. */
export interface WatchOptions {
  /** Milliseconds between looks where nothing wakes it sooner; 1000 unless told. */
  readonly pollInterval?: number;
  /** Told what went wrong in a round; it goes on after it. */
  readonly onFault?: (fault: unknown) => void;
}

const DAY = 86_400_000;

/**
 * Makes a notifier. Log, store and channels are its owner's to close. Throws `template-invalid`.
 *
 * @example
 * const notifier = createNotifier({ log, procedures: [kansasCity], store: sqliteStore('city.notify.db'), channels: [webhookChannel()], city });
 * await notifier.subscribe({ subscriber: 'ann', channel: 'webhook', address: 'https://ann.example/hook', topics: [{ kind: 'measure', id: 'kc-1' }] });
 * await notifier.watch(signal);
 */
export function createNotifier(options: NotifierOptions): Notifier {
  const { log, procedures, store, channels, city } = options;
  const clock = options.clock ?? (() => new Date().toISOString());
  const zone = procedures[0]?.zone ?? 'UTC';
  const locale = city.locale ?? 'en-US';
  const words = wordsFrom(options.templates);
  const registry = new Registry({ store, log, channels, zone, locale, clock });
  const reader = new LogReader({ log, procedures, store, city, clock });
  const stillPublic = (notice: Notice) => isStillPublic(log, city, notice);
  const worker = new Worker({
    store,
    city,
    channels,
    words,
    clock,
    random: options.random ?? Math.random,
    isPublic: stillPublic,
    options: {
      backoff: { ...usualBackoff, ...options.backoff },
      timeout: options.timeout ?? 10_000,
      lease: options.lease ?? 60_000,
      concurrency: options.concurrency ?? 16,
      disableAfter: options.disableAfter ?? 5 * DAY,
    },
  });
  const outlook = async () => ({
    store,
    announcer: reader.announcer,
    index: await reader.refreshIndex(),
    zone,
  });
  let looked = '';

  /** Looks ahead when the log has grown, the day has changed, or subscriptions have. */
  async function lookAhead(): Promise<void> {
    const now = clock();
    const ahead = await outlook();
    const sight = [localDay(now, zone), await store.ledger.position(), reader.changes].join('/');
    if (sight === looked) return;
    await tellDaysAhead(ahead, now);
    looked = sight;
  }

  async function onlyPublic(notices: readonly Notice[]): Promise<Notice[]> {
    const shown: Notice[] = [];
    for (const notice of notices) if (await stillPublic(notice)) shown.push(notice);
    return shown;
  }

  return {
    city,
    zone,
    words: (asked = locale) => words(asked),
    subscribe: (request, how) => registry.subscribe(request, how),
    confirm: (token) => registry.confirm(token),
    awaiting: (token) => registry.awaiting(token),
    find: (token) => registry.find(token),
    stop: (token, topic) => registry.stop(token, topic),
    end: (id) => registry.end(id),
    erase: (subscriber) => store.addresses.erase(subscriber),
    subscriptionsOf: (subscriber) => store.subscriptions.of(subscriber),
    rotateSecret: (id, overlap) => registry.rotateSecret(id, overlap),
    bounced: (id, reason) => registry.bounced(id, reason),
    enable: (id) => registry.enable(id),
    position: () => store.ledger.position(),
    async once() {
      const read = await reader.readOn();
      await lookAhead();
      await worker.gather();
      let attempts = 0;
      for (;;) {
        const taken = await worker.start();
        attempts += taken;
        if (taken === 0) {
          await worker.idle();
          // What was under way may have made room for more.
          const more = await worker.start();
          attempts += more;
          if (more === 0) return { read, attempts };
        }
        await worker.oneDone();
      }
    },
    async watch(signal, { pollInterval = 1000, onFault } = {}) {
      const bell = new Bell();
      const followed = ringAsItGrows(log, await store.ledger.position(), bell, signal);
      while (!signal.aborted) {
        let busy = false;
        try {
          await reader.readOn(signal);
          await lookAhead();
          await worker.gather();
          while (!signal.aborted && (await worker.start()) > 0) busy = true;
        } catch (fault) {
          if (isFault(fault, 'log-closed')) break;
          onFault?.(fault);
        }
        if (signal.aborted) break;
        const pause = busy ? 0 : pauseUntil(await store.ledger.nextDue().catch(() => undefined), clock(), pollInterval);
        await Promise.race([
          bell.wait(signal, Math.max(5, pause)),
          ...(busy ? [worker.oneDone().catch((fault: unknown) => onFault?.(fault))] : []),
        ]);
      }
      bell.close();
      await worker.idle().catch((fault: unknown) => onFault?.(fault));
      await followed;
    },
    messages: (query) => store.ledger.messages(query),
    counts: () => store.ledger.counts(),
    redeliver: (messages) => store.ledger.redeliver(clock(), messages),
    noticesOf: async (topic, limit = 200) => onlyPublic(await store.ledger.noticesOf(topic, limit)),
    async noticesAfter(position, limit = 200) {
      for (let after = position; ; ) {
        const found = await store.ledger.noticesAfter(after, limit);
        const shown = await onlyPublic(found);
        // Where all of them were withheld since, what may be told lies behind them.
        if (shown.length > 0 || found.length < limit) return shown;
        after = found.at(-1)?.position ?? after;
      }
    },
    notice: async (id) => (await onlyPublic([await store.ledger.notice(id)].flatMap((each) => each ?? [])))[0],
    calendarOf: (topic, limit = 1000) => store.ledger.calendarOf(topic, limit),
  };
}

/** Whether the event of a notice may still be told of: it may have been withheld since. */
async function isStillPublic(log: EventLog, city: City, { id, position }: Notice): Promise<boolean> {
  if (!city.withheld) return true;
  for await (const event of log.read({ after: position - 1, limit: 1 }))
    return event.id !== id || isPublic(city, event);
  return true;
}

async function ringAsItGrows(log: EventLog, after: number, bell: Bell, signal: AbortSignal): Promise<void> {
  try {
    for await (const _event of log.subscribe({ after, signal })) bell.ring();
  } catch {
    // The rounds read the log themselves, and tell what is wrong with it.
  }
}

function pauseUntil(due: string | undefined, now: string, most: number): number {
  return due === undefined ? most : Math.min(most, Math.max(0, millisecondsBetween(now, due)));
}
