import { randomBytes } from 'node:crypto';
import { type EventLog, type Malformation, StatecraftError } from '@statecraft/core';
import type { Channel } from '../delivery/channel.ts';
import { messageId } from '../delivery/message-id.ts';
import type { Store } from '../store/store.ts';
import { type Subscription, type SubscriptionRequest, subscriptionRequest } from './subscription.ts';
import { topicKey } from './topic.ts';
import { later } from './wall-clock.ts';

/** How a subscription is to be taken. */
export interface SubscribeOptions {
  /** It is known to be wanted, as a system of the city's own is: it need not be confirmed. */
  readonly confirmed?: boolean;
  /** Tell of what is recorded behind this position, also where that was read before; when left out, of what comes after it is confirmed. */
  readonly after?: number;
}

/** What came of a request to subscribe: it waits for its confirmation, or every place of it that is wrong. */
export type Subscribed =
  | {
      readonly ok: true;
      readonly subscription: Subscription;
      /** The secret with which messages are signed, where the channel signs: to be handed to whoever receives them. */
      readonly secret?: string | undefined;
    }
  | { readonly ok: false; readonly malformations: readonly Malformation[] };

/** What the registry works with. */
interface Office {
  readonly store: Store;
  readonly log: EventLog;
  readonly channels: readonly Channel[];
  readonly zone: string;
  readonly locale: string;
  readonly clock: () => string;
}

const DAY = 86_400_000;
/** How long a request waits to be confirmed, in milliseconds. */
const PATIENCE = 7 * DAY;

/** Takes subscriptions, and ends them. */
export class Registry {
  readonly #office: Office;

  constructor(office: Office) {
    this.#office = office;
  }

  async subscribe(request: SubscriptionRequest, options: SubscribeOptions = {}): Promise<Subscribed> {
    const parsed = subscriptionRequest.safeParse(request);
    if (!parsed.success) {
      return {
        ok: false,
        malformations: parsed.error.issues.map(({ path, message }) => ({
          path: path.map((key) => (typeof key === 'symbol' ? String(key) : key)),
          message,
        })),
      };
    }
    const { address, ...wish } = parsed.data;
    const { store, log, zone, locale, clock } = this.#office;
    const channel = this.#channel(wish.channel);
    const problem = channel.check(address);
    if (problem !== undefined) return { ok: false, malformations: [{ path: ['address'], message: problem }] };
    const now = clock();
    const { confirmed = false, after } = options;
    const subscription: Subscription = {
      id: `sub_${token(12)}`,
      ...wish,
      zone: wish.zone ?? zone,
      locale: wish.locale ?? locale,
      state: confirmed ? 'active' : 'unconfirmed',
      // Set again when it is confirmed, unless it was asked for.
      after: after ?? (confirmed ? await log.head() : NOT_YET),
      ...(after !== undefined && { behind: after }),
    };
    const secret = channel.secret?.();
    await store.addresses.put(subscription, address, secret === undefined ? [] : [{ secret }]);
    await store.subscriptions.add(
      subscription,
      { confirm: token(24), stop: token(24), until: later(now, PATIENCE) },
      confirmed
        ? undefined
        : {
            id: messageId('confirmation', subscription.id),
            kind: 'confirmation',
            channel: channel.name,
            statutory: false,
            due: now,
            rank: 0,
          },
    );
    return { ok: true, subscription, secret };
  }

  /** Confirms the subscription of a token; `undefined` when there is none, its time is over, or it is confirmed already. */
  async confirm(token: string): Promise<Subscription | undefined> {
    const { store, log, clock } = this.#office;
    const subscription = await store.subscriptions.byConfirmToken(token, clock());
    if (!subscription) return undefined;
    const after = subscription.after === NOT_YET ? await log.head() : subscription.after;
    const active: Subscription = { ...subscription, state: 'active', after };
    await store.subscriptions.put(active);
    return active;
  }

  /** The subscription that a stop token belongs to. */
  async find(token: string): Promise<Subscription | undefined> {
    return this.#office.store.subscriptions.byStopToken(token);
  }

  /** The subscription that waits to be confirmed by a token. */
  async awaiting(token: string): Promise<Subscription | undefined> {
    return this.#office.store.subscriptions.byConfirmToken(token, this.#office.clock());
  }

  /** Ends the subscription of a token, or one topic of it; the last topic ends it. `undefined` for an unknown token. */
  async stop(token: string, topic?: string): Promise<Subscription | undefined> {
    const { store } = this.#office;
    const subscription = await store.subscriptions.byStopToken(token);
    return subscription && this.#stop(subscription, topic);
  }

  /** Ends a subscription by its id: for whoever keeps the store. */
  async end(id: string): Promise<Subscription | undefined> {
    const subscription = await this.#office.store.subscriptions.get(id);
    return subscription && this.#stop(subscription);
  }

  async #stop(subscription: Subscription, topic?: string): Promise<Subscription> {
    if (subscription.state === 'stopped' || subscription.state === 'erased') return subscription;
    const topics = topic === undefined ? [] : subscription.topics.filter((each) => topicKey(each) !== topic);
    const left: Subscription = { ...subscription, topics, ...(topics.length === 0 && { state: 'stopped' as const }) };
    await this.#office.store.subscriptions.put(left);
    return left;
  }

  /** Says that an address bounced what was sent to it: it is sent nothing more. */
  async bounced(id: string, reason: string): Promise<Subscription | undefined> {
    return this.#disable(id, reason);
  }

  /** Takes up again a subscription that was disabled. */
  async enable(id: string): Promise<Subscription | undefined> {
    const { store } = this.#office;
    const subscription = await store.subscriptions.get(id);
    if (subscription?.state !== 'disabled') return undefined;
    const { reason: _over, ...rest } = subscription;
    const active: Subscription = { ...rest, state: 'active' };
    await store.subscriptions.put(active);
    return active;
  }

  /**
   * Gives a subscription a new secret. Messages are signed with both for as long as the old one is still to be known.
   *
   * @param overlap milliseconds for which the old secret signs as well; a day unless told
   */
  async rotateSecret(id: string, overlap = DAY): Promise<string | undefined> {
    const { store, clock } = this.#office;
    const [subscription, kept] = [await store.subscriptions.get(id), await store.addresses.get(id)];
    const secret = subscription && this.#channel(subscription.channel).secret?.();
    if (!subscription || !kept || secret === undefined) return undefined;
    const now = clock();
    const old = kept.secrets
      .filter(({ until }) => until === undefined || until > now)
      .map((each) => ({ ...each, until: each.until ?? later(now, overlap) }));
    await store.addresses.put(subscription, kept.address, [{ secret }, ...old]);
    return secret;
  }

  async #disable(id: string, reason: string): Promise<Subscription | undefined> {
    const { store } = this.#office;
    const subscription = await store.subscriptions.get(id);
    if (subscription?.state !== 'active' && subscription?.state !== 'unconfirmed') return undefined;
    const disabled: Subscription = { ...subscription, state: 'disabled', reason };
    await store.subscriptions.put(disabled);
    return disabled;
  }

  #channel(name: string): Channel {
    const { channels } = this.#office;
    const channel = channels.find((each) => each.name === name);
    if (channel) return channel;
    throw new StatecraftError(
      'channel-unknown',
      `There is no channel ${name}; there is ${channels.map((each) => each.name).join(', ') || 'none'}.`,
      { details: { channel: name } },
    );
  }
}

/** Stands for the position at which a subscription will begin once it is confirmed. */
const NOT_YET = Number.MAX_SAFE_INTEGER;

function token(bytes: number): string {
  return randomBytes(bytes).toString('base64url');
}
