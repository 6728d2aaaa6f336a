import type { City } from '../notice/city.ts';
import { nextPosting } from '../posting/posting.ts';
import type { Attempt, ClaimedMessage, Settlement, Store } from '../store/store.ts';
import type { Subscription } from '../subscription/subscription.ts';
import { topicKey } from '../subscription/topic.ts';
import { later, millisecondsBetween } from '../subscription/wall-clock.ts';
import { composeConfirmation, composeNotices } from '../template/compose.ts';
import { render } from '../template/document.ts';
import type { Words } from '../template/words.ts';
import { type Backoff, waitAfter } from './backoff.ts';
import { blotted } from './blot.ts';
import type { Channel, OutgoingMessage, Receipt } from './channel.ts';
import { leavesAt } from './drafts.ts';

/** How many times longer than an attempt a lease lasts at the least: whoever is still at it has it still. */
const LEASE_FACTOR = 1.5;

/** How messages are sent. Times in milliseconds. */
export interface DeliveryOptions {
  readonly backoff: Backoff;
  /** The longest an attempt may take, by a channel that has no time of its own. */
  readonly timeout: number;
  /** How long a claimed message is left to its worker; longer than an attempt may take. */
  readonly lease: number;
  /** How many messages are under way at once by each channel; a quarter of them, and at least one, to addresses that failed last. */
  readonly concurrency: number;
  /** How long an address may fail, without once going through, before its subscription is disabled. */
  readonly disableAfter: number;
}

/** What a worker works with. */
export interface Workshop {
  readonly store: Store;
  readonly city: City;
  readonly channels: readonly Channel[];
  readonly words: (locale: string) => Words;
  readonly clock: () => string;
  readonly random: () => number;
  /** Whether what a notice tells of is still public. */
  readonly isPublic: (notice: ClaimedMessage['notices'][number]['notice']) => Promise<boolean>;
  readonly options: DeliveryOptions;
}

/** The messages of a channel under way: those to addresses that failed last apart from the others. */
interface Lanes {
  readonly usual: Set<Promise<void>>;
  readonly failing: Set<Promise<void>>;
}

/** Sends what is due. Any number of workers may share a store; each message is under the lease of one. */
export class Worker {
  readonly #shop: Workshop;
  readonly #underWay: ReadonlyMap<Channel, Lanes>;
  /** The subscriptions of which a message is under way. */
  readonly #busy = new Set<string>();

  constructor(shop: Workshop) {
    this.#shop = shop;
    this.#underWay = new Map(shop.channels.map((channel) => [channel, { usual: new Set(), failing: new Set() }]));
  }

  /** Puts together the digests whose time has come. */
  async gather(): Promise<void> {
    const { store, clock } = this.#shop;
    const now = clock();
    await store.ledger.gather(now, (subscription) => leavesAt(subscription, false, now));
  }

  /** Takes what is due, up to what may be under way at once, and begins to send it. Gives how many it took. */
  async start(): Promise<number> {
    const { store, clock, options } = this.#shop;
    const now = clock();
    let taken = 0;
    // Each channel has places of its own, and what failed before some of them: neither stands in the way of the others.
    const few = Math.max(1, Math.floor(options.concurrency / 4));
    const places = { usual: Math.max(1, options.concurrency - few), failing: few };
    for (const [channel, lanes] of this.#underWay) {
      const until = later(now, Math.max(options.lease, LEASE_FACTOR * this.#timeoutOf(channel)));
      for (const lane of ['usual', 'failing'] as const) {
        const most = places[lane] - lanes[lane].size;
        if (most <= 0) continue;
        const failing = lane === 'failing';
        const claimed = await store.ledger.claim({
          channel: channel.name,
          now,
          until,
          most,
          failing,
          busy: [...this.#busy],
        });
        for (const message of claimed) track(lanes[lane], this.#deliver(message, channel));
        taken += claimed.length;
      }
    }
    return taken;
  }

  /** Settles when one of the messages under way has; at once when none is. */
  async oneDone(): Promise<void> {
    const all = this.#all();
    if (all.length > 0) await Promise.race(all);
  }

  /** Settles when no message is under way. */
  async idle(): Promise<void> {
    await Promise.all(this.#all());
  }

  #all(): Promise<void>[] {
    return [...this.#underWay.values()].flatMap(({ usual, failing }) => [...usual, ...failing]);
  }

  #timeoutOf({ timeout }: Channel): number {
    return timeout ?? this.#shop.options.timeout;
  }

  async #deliver(claimed: ClaimedMessage, channel: Channel): Promise<void> {
    const { store, clock } = this.#shop;
    const { id } = claimed.subscription;
    this.#busy.add(id);
    try {
      const settlement = await this.#attempt(claimed, channel);
      await store.ledger.settle(claimed, settlement, clock());
      if ('attempt' in settlement) await this.#lookAfter(claimed, settlement.attempt);
    } finally {
      this.#busy.delete(id);
    }
  }

  async #attempt(claimed: ClaimedMessage, channel: Channel): Promise<Settlement> {
    const { clock, options, random } = this.#shop;
    const now = clock();
    const { subscription, address, kind, statutory } = claimed;
    const wanted = kind === 'confirmation' ? 'unconfirmed' : 'active';
    if (subscription.state !== wanted || address === undefined) return { state: 'cancelled' };
    const free = kind === 'confirmation' ? now : leavesAt(subscription, statutory, now);
    if (free > now) return { state: 'pending', due: free };
    // All that it told of has turned out wrong since.
    if (kind !== 'confirmation' && claimed.notices.length === 0) return { state: 'superseded' };
    const followed = new Set(subscription.topics.map(topicKey));
    const wished = claimed.notices.filter(({ reasons }) => reasons.some((key) => followed.has(key)));
    if (kind !== 'confirmation' && wished.length === 0) return { state: 'cancelled' };
    const told: typeof wished = [];
    for (const each of wished) if (await this.#shop.isPublic(each.notice)) told.push(each);
    if (kind !== 'confirmation' && told.length === 0) return { state: 'withheld' };
    const begun = performance.now();
    const receipt = await this.#send({ ...claimed, notices: told }, address, channel, now);
    const attempt: Attempt = {
      at: now,
      milliseconds: performance.now() - begun,
      outcome: receipt.outcome,
      answer: blotted(receipt.answer, address),
    };
    if (receipt.outcome === 'delivered') return { state: 'sent', attempt };
    const wait =
      receipt.outcome === 'failed'
        ? waitAfter(claimed.attempt, options.backoff, random(), receipt.retryAfter)
        : undefined;
    if (wait === undefined) return { state: 'dead', attempt };
    return { state: 'pending', due: leavesAt(subscription, statutory, later(clock(), wait)), attempt };
  }

  async #send(claimed: ClaimedMessage, address: string, channel: Channel, now: string): Promise<Receipt> {
    const signal = AbortSignal.timeout(this.#timeoutOf(channel));
    try {
      const message = this.#outgoing(claimed, address, now);
      const receipt = await inTime(channel.send(message, signal), signal);
      if (receipt.outcome === 'delivered') await this.#prove(message, receipt);
      return receipt;
    } catch (error) {
      // A fault of a channel or template is that message's own, and never another's.
      return { outcome: 'failed', answer: error instanceof Error ? error.message : String(error) };
    }
  }

  #outgoing(claimed: ClaimedMessage, address: string, now: string): OutgoingMessage {
    const { city, words } = this.#shop;
    const { id, kind, subscription, secrets, notices, stopToken, confirmToken } = claimed;
    const voice = { city, words: words(subscription.locale) };
    const page = (name: string, values: Readonly<Record<string, string>>) =>
      `${city.pages.replace(/\/$/, '')}/${name}?${new URLSearchParams(values)}`;
    const all = page('stop', { token: stopToken });
    const keys = [...new Set(notices.flatMap(({ reasons }) => reasons))];
    const stop = {
      all,
      topics: Object.fromEntries(keys.map((topic) => [topic, page('stop', { token: stopToken, topic })])),
    };
    const confirm = kind === 'confirmation' ? page('confirm', { token: confirmToken ?? '' }) : undefined;
    const document = confirm === undefined ? composeNotices(notices, stop, voice) : composeConfirmation(confirm, voice);
    const alive = secrets.filter(({ until }) => until === undefined || until > now);
    return {
      id,
      kind,
      subscription,
      address,
      secrets: alive,
      notices,
      stop,
      confirm,
      city,
      rendered: render(document),
      now,
    };
  }

  /** Keeps proof of what the law asks to be made known. */
  async #prove(
    { notices, rendered, id, now, subscription: { channel } }: OutgoingMessage,
    { posted }: Receipt,
  ): Promise<void> {
    const { store } = this.#shop;
    for (const { notice } of notices) {
      if (!notice.statutory && !posted) continue;
      const place = posted?.place ?? id;
      await store.ledger.post(notice.id, (last) =>
        nextPosting(last, { notice: notice.id, channel, place, at: now }, posted?.content ?? rendered.html),
      );
    }
  }

  /** Ends what has no end: an address that is gone, and one that has failed for too long. */
  async #lookAfter(
    { subscription: { id }, failingSince }: ClaimedMessage,
    { outcome, answer, at }: Attempt,
  ): Promise<void> {
    if (outcome === 'gone') return this.#disable(id, answer);
    const failing = failingSince !== undefined && outcome === 'failed';
    if (failing && millisecondsBetween(failingSince, at) >= this.#shop.options.disableAfter)
      await this.#disable(id, `failed since ${failingSince}: ${answer}`);
  }

  async #disable(id: string, reason: string): Promise<void> {
    const { subscriptions } = this.#shop.store;
    const now: Subscription | undefined = await subscriptions.get(id);
    if (now?.state === 'active' || now?.state === 'unconfirmed')
      await subscriptions.put({ ...now, state: 'disabled', reason });
  }
}

function track(lane: Set<Promise<void>>, work: Promise<void>): void {
  const done = work.finally(() => lane.delete(done));
  lane.add(done);
  // Whoever waits for it hears of a fault; until then it is not unheard.
  done.catch(() => undefined);
}

/** Settles with what a channel gives, or at the latest with the signal: a channel that keeps no time costs no more than that. */
function inTime(receipt: Promise<Receipt>, signal: AbortSignal): Promise<Receipt> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => resolve({ outcome: 'failed', answer: 'no answer in time' }), { once: true });
    receipt.then(resolve, reject);
  });
}
