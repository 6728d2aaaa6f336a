import type { CalendarEntry, KeptEntry } from '../notice/calendar-entry.ts';
import type { Notice } from '../notice/notice.ts';
import type { Posting } from '../posting/posting.ts';
import type { Subscription } from '../subscription/subscription.ts';

/** One notice that is to go to one subscription. Its key is made of event, subscription and channel. */
export interface DeliveryDraft {
  readonly key: string;
  readonly notice: string;
  readonly subscription: string;
  /** Keys of the topics for which it goes there. */
  readonly reasons: readonly string[];
  /** For a digest: the instant it leaves, or `meeting:BODY`. */
  readonly slot?: string | undefined;
  /** For what goes by itself. */
  readonly message?: MessageDraft | undefined;
}

/** A message that is to leave. */
export interface MessageDraft {
  readonly id: string;
  readonly kind: MessageKind;
  readonly channel: string;
  readonly statutory: boolean;
  /** The first instant at which it may leave. */
  readonly due: string;
  /** The position of what it tells of: of what is due together, the earlier leaves first. */
  readonly rank: number;
}

/** What a message is: a notice by itself, a digest of several, or the question whether somebody wants them. */
export type MessageKind = 'notice' | 'digest' | 'confirmation';

/** How far a message is. `dead` waits for a command; `cancelled`, `superseded` and `withheld` never leave. */
export type MessageState = 'pending' | 'sent' | 'dead' | 'cancelled' | 'superseded' | 'withheld';

/** What was read of the log, and what is to be told of it: recorded together, or not at all. */
export interface Reading {
  /** The position that was read before; if another reader has gone on meanwhile, nothing is recorded. */
  readonly after: number;
  readonly position: number;
  readonly notices: readonly Notice[];
  readonly deliveries: readonly DeliveryDraft[];
  readonly entries: readonly CalendarEntry[];
  /** Measures that are, or are not any more, on their way. */
  readonly open: Readonly<Record<string, boolean>>;
  /** Events whose notices are wrong: of these, what has not left is dropped. */
  readonly wrong: readonly string[];
  /** The instant of recording, RFC 3339 in UTC. */
  readonly at: string;
}

/** A message under lease: nobody else may send it before the lease ends. */
export interface ClaimedMessage {
  readonly id: string;
  readonly kind: MessageKind;
  readonly statutory: boolean;
  /** Which attempt this is, counted from 1. */
  readonly attempt: number;
  /** Proof of the lease, to be shown when it is settled. */
  readonly lease: string;
  readonly subscription: Subscription;
  readonly stopToken: string;
  readonly confirmToken?: string | undefined;
  /** The address and the secrets that go with it; absent when it was erased. */
  readonly address?: string | undefined;
  readonly secrets: readonly Secret[];
  readonly failingSince?: string | undefined;
  readonly notices: readonly { readonly notice: Notice; readonly reasons: readonly string[] }[];
}

/** A secret that signs what goes to an address; one with `until` is being replaced and signs up to then. */
export interface Secret {
  readonly secret: string;
  readonly until?: string | undefined;
}

/** An attempt to send a message. */
export interface Attempt {
  readonly at: string;
  readonly milliseconds: number;
  readonly outcome: 'delivered' | 'failed' | 'refused' | 'gone';
  /** What the other side said; it never holds the address. */
  readonly answer: string;
}

/** What becomes of a claimed message. */
export type Settlement =
  | { readonly state: 'sent' | 'dead'; readonly attempt: Attempt }
  | { readonly state: 'pending'; readonly due: string; readonly attempt: Attempt }
  /** Not sent, and not counted as an attempt: quiet hours began. */
  | { readonly state: 'pending'; readonly due: string }
  | { readonly state: 'cancelled' | 'superseded' | 'withheld' };

/** A message as the ledger has it. */
export interface LedgerEntry {
  readonly id: string;
  readonly kind: MessageKind;
  readonly subscription: string;
  readonly state: MessageState;
  readonly due: string;
  readonly made: string;
  readonly settled?: string | undefined;
  readonly deliveries: readonly string[];
  readonly attempts: readonly Attempt[];
}

/** Which messages are asked for. */
export interface LedgerQuery {
  readonly state?: MessageState;
  readonly subscription?: string;
  /** At most so many, those made first first; 100 when left out. */
  readonly limit?: number;
}

/** The record of what was told, to whom, when, and with what answer. Instants are RFC 3339 in UTC. */
export interface Ledger {
  /** The position up to which the log has been read. */
  position(): Promise<number>;
  /** Records a reading; `false`, and nothing recorded, when another reader was there first. */
  record(reading: Reading): Promise<boolean>;
  /** Records notices that come of the clock and not of an event, and their deliveries; what is there already stays. */
  add(notices: readonly Notice[], deliveries: readonly DeliveryDraft[], at: string): Promise<void>;
  /** Who was told of events, or is to be, and why: each subscription once. */
  told(
    events: readonly string[],
  ): Promise<readonly { readonly subscription: string; readonly reasons: readonly string[] }[]>;
  /** Makes messages of the digests that are due. Gives how many. */
  gather(now: string, dueFor: (subscription: Subscription) => string): Promise<number>;
  /**
   * Takes messages of a channel that are due, those due first first: at most `most`, and one of each subscription, so that its
   * messages keep their order and none of them holds up others. `busy` are subscriptions of which one is under way.
   * Either of subscriptions that fail, or of the others.
   */
  claim(options: {
    readonly channel: string;
    readonly now: string;
    readonly until: string;
    readonly most: number;
    readonly failing: boolean;
    readonly busy: readonly string[];
  }): Promise<readonly ClaimedMessage[]>;
  /** Says what became of a message; `false` when the lease had run out and somebody else has it. */
  settle(
    message: Pick<ClaimedMessage, 'id' | 'lease' | 'subscription'>,
    settlement: Settlement,
    now: string,
  ): Promise<boolean>;
  /** When the next message is due; `undefined` when none waits. */
  nextDue(): Promise<string | undefined>;
  /** Puts dead messages back, all or those named, under their own ids. Gives how many. */
  redeliver(now: string, messages?: readonly string[]): Promise<number>;
  messages(query?: LedgerQuery): Promise<readonly LedgerEntry[]>;
  /** How many messages there are, by state. */
  counts(): Promise<Readonly<Partial<Record<MessageState, number>>>>;
  /** Notices of a topic, newest first, or all in the order of the log from a position. */
  noticesOf(topic: string, limit: number): Promise<readonly Notice[]>;
  noticesAfter(position: number, limit: number): Promise<readonly Notice[]>;
  /** Notices of events behind a position, up to and with another, in the order of the log, without those that turned out wrong. */
  soundNotices(after: number, upTo: number): Promise<readonly Notice[]>;
  notice(id: string): Promise<Notice | undefined>;
  calendarOf(topic: string, limit: number): Promise<readonly KeptEntry[]>;
  /** The measures that are on their way. */
  openMeasures(): Promise<readonly string[]>;
  /** Entries that are not cancelled, from a day up to and with another. */
  calendarBetween(from: string, to: string): Promise<readonly KeptEntry[]>;
  /** Adds a proof of posting, made of the one before it. */
  post(notice: string, make: (last: Posting | undefined) => Posting): Promise<Posting>;
  postings(notice?: string): Promise<readonly Posting[]>;
}

/** What is kept of subscriptions. */
export interface Subscriptions {
  add(
    subscription: Subscription,
    tokens: { readonly confirm: string; readonly until: string; readonly stop: string },
    message: MessageDraft | undefined,
  ): Promise<void>;
  get(id: string): Promise<Subscription | undefined>;
  of(subscriber: string): Promise<readonly Subscription[]>;
  /** The unconfirmed subscription of a token, unless its time is over. */
  byConfirmToken(token: string, now: string): Promise<Subscription | undefined>;
  byStopToken(token: string): Promise<Subscription | undefined>;
  stopToken(id: string): Promise<string | undefined>;
  /** Writes a subscription anew; when it is not to be told any more, what waits for it is cancelled. */
  put(subscription: Subscription): Promise<void>;
  /** Writes how far a subscription has been caught up, `undefined` for wholly, unless it says something else than `from` meanwhile. */
  caughtUp(id: string, from: number, to: number | undefined): Promise<void>;
  /** Those that changed after a count, and the count now; 0 for all. */
  changedSince(count: number): Promise<{ readonly count: number; readonly subscriptions: readonly Subscription[] }>;
}

/** Where subscribers are reached. It is the only place that knows, and what is erased from it is gone. */
export interface Addresses {
  put(
    subscription: Pick<Subscription, 'id' | 'subscriber'>,
    address: string,
    secrets: readonly Secret[],
  ): Promise<void>;
  get(subscription: string): Promise<{ readonly address: string; readonly secrets: readonly Secret[] } | undefined>;
  /** Erases every address of a subscriber, and with it every subscription. Gives how many there were. */
  erase(subscriber: string): Promise<number>;
}

/** Subscriptions, addresses and the ledger of deliveries, in one database. */
export interface Store {
  readonly subscriptions: Subscriptions;
  readonly addresses: Addresses;
  readonly ledger: Ledger;
  close(): Promise<void>;
}
