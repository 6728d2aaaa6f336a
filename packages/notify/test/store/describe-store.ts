import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deliveryKey, messageId } from '../../src/delivery/message-id.ts';
import type { Notice } from '../../src/notice/notice.ts';
import { nextPosting } from '../../src/posting/posting.ts';
import type { DeliveryDraft, Reading, Store } from '../../src/store/store.ts';
import type { Subscription } from '../../src/subscription/subscription.ts';

/** A place where a store is kept: opened again, it is the same store. */
export interface StorePlace {
  open(): Promise<Store>;
  cleanup?(): Promise<void> | void;
}

const t0 = '2026-01-08T15:00:00.000Z';
const t1 = '2026-01-08T15:01:00.000Z';
const t2 = '2026-01-08T15:02:00.000Z';

/** The rules that every store of deliveries keeps, as tests. */
export function describeStore(name: string, place: () => Promise<StorePlace>): void {
  describe(`the store of deliveries: ${name}`, () => {
    let at: StorePlace;
    let store: Store;
    let others: Store[];
    beforeEach(async () => {
      at = await place();
      store = await at.open();
      others = [];
    });
    afterEach(async () => {
      for (const each of [store, ...others]) await each.close();
      await at.cleanup?.();
    });
    const another = async () => {
      const opened = await at.open();
      others.push(opened);
      return opened;
    };
    const claimAll = (from: Store, now: string, until: string) =>
      from.ledger.claim({ channel: 'mailbox', now, until, most: 100, failing: false, busy: [] });

    test('[NOTIFY-22] a reading is recorded whole, once: the second reader from the same position records nothing', async () => {
      await addSubscription(store, 'sub_a');
      const second = await another();
      const first = reading([notice('e1', 1)], ['sub_a']);
      const results = await Promise.all([store.ledger.record(first), second.ledger.record(first)]);
      expect(results.toSorted()).toEqual([false, true]);
      expect(await second.ledger.position()).toBe(1);
      expect(await store.ledger.messages()).toHaveLength(1);
      expect(await second.ledger.record({ ...reading([notice('e1', 1)], ['sub_a']), after: 0 })).toBe(false);
    });

    test('[NOTIFY-23] a delivery that is added again stays one, and keeps its message', async () => {
      await addSubscription(store, 'sub_a');
      const { notices, deliveries } = reading([notice('e1', 1)], ['sub_a']);
      await store.ledger.add(notices, deliveries, t0);
      const [claimed] = await claimAll(store, t0, t1);
      expect(claimed && (await store.ledger.settle(claimed, sentAt(t0), t0))).toBe(true);
      await store.ledger.add(notices, deliveries, t1);
      expect(await store.ledger.counts()).toEqual({ sent: 1 });
      expect(await claimAll(store, t2, t2)).toEqual([]);
    });

    test('[NOTIFY-8] what was read between two positions is found again, without what was wrong and days ahead', async () => {
      const ahead = { ...notice('deadline/kc-1/rule/2026-02-01/3', 2), act: 'deadline' };
      const right = {
        ...notice('e3', 3),
        correction: { of: 'e1', acts: ['e1'], withdrawn: true, changes: [] },
      };
      await store.ledger.add([notice('e1', 1), notice('e2', 2), ahead, right, notice('e4', 4)], [], t0);
      const found = async (after: number, upTo: number) =>
        (await store.ledger.soundNotices(after, upTo)).map(({ id }) => id);
      expect(await found(0, 4)).toEqual(['e2', 'e3', 'e4']);
      expect(await found(2, 3)).toEqual(['e3']);
    });

    test('[NOTIFY-8] how far a subscription is caught up is written once, and over nothing that changed meanwhile', async () => {
      const subscription = { ...(await addSubscription(store, 'sub_a')), behind: 0 };
      await store.subscriptions.put({ ...subscription, topics: [{ kind: 'measure', id: 'kc-9' }] });
      const second = await another();
      await Promise.all([store.subscriptions.caughtUp('sub_a', 0, 5), second.subscriptions.caughtUp('sub_a', 0, 7)]);
      const now = await store.subscriptions.get('sub_a');
      expect([5, 7]).toContain(now?.behind);
      expect(now?.topics).toEqual([{ kind: 'measure', id: 'kc-9' }]);
      await store.subscriptions.caughtUp('sub_a', 0, undefined);
      expect(await store.subscriptions.get('sub_a')).toEqual(now);
      const { count } = await store.subscriptions.changedSince(0);
      await store.subscriptions.caughtUp('sub_a', now?.behind ?? 0, undefined);
      await store.subscriptions.caughtUp('none', 0, undefined);
      const { subscriptions } = await second.subscriptions.changedSince(count);
      expect(subscriptions.map(({ behind }) => behind)).toEqual([undefined]);
    });

    test('[NOTIFY-24] of several workers one gets a message, until its lease is over; then another, under the same id', async () => {
      await addSubscription(store, 'sub_a');
      await addSubscription(store, 'sub_b');
      await store.ledger.record(reading([notice('e1', 1)], ['sub_a', 'sub_b']));
      const second = await another();
      const taken = await Promise.all([claimAll(store, t0, t1), claimAll(second, t0, t1)]);
      const ids = taken.flat().map(({ id }) => id);
      expect(ids).toHaveLength(2);
      expect(new Set(ids).size).toBe(2);
      expect(await claimAll(second, t0, t1)).toEqual([]);
      const again = await claimAll(second, t1, t2);
      expect(again.map(({ id }) => id).sort()).toEqual(ids.sort());
      expect(again.map(({ attempt }) => attempt)).toEqual([2, 2]);
      // The one that lost its lease has no say any more.
      for (const late of taken.flat()) expect(await store.ledger.settle(late, sentAt(t1), t1)).toBe(false);
      for (const message of again) expect(await second.ledger.settle(message, sentAt(t1), t1)).toBe(true);
      expect(await store.ledger.counts()).toEqual({ sent: 2 });
    });

    test('[NOTIFY-30] every attempt is kept with its time and answer, over repeats and redelivery', async () => {
      await addSubscription(store, 'sub_a');
      await store.ledger.record(reading([notice('e1', 1)], ['sub_a']));
      const attempt = (outcome: 'failed' | 'delivered', answer: string, when: string) => ({
        at: when,
        milliseconds: 12.4,
        outcome,
        answer,
      });
      const [first] = await claimAll(store, t0, t1);
      if (!first) throw new Error('nothing to claim');
      await store.ledger.settle(first, { state: 'pending', due: t1, attempt: attempt('failed', '500 no', t0) }, t0);
      expect(await claimAll(store, t1, t2)).toEqual([]);
      const [second] = await store.ledger.claim({
        channel: 'mailbox',
        now: t1,
        until: t2,
        most: 9,
        failing: true,
        busy: [],
      });
      if (!second) throw new Error('what failed is claimed apart');
      expect(second.failingSince).toBe(t0);
      await store.ledger.settle(second, { state: 'dead', attempt: attempt('failed', '500 never', t1) }, t1);
      expect(await store.ledger.redeliver(t2, ['no such message'])).toBe(0);
      expect(await store.ledger.redeliver(t2)).toBe(1);
      const [third] = await store.ledger.claim({
        channel: 'mailbox',
        now: t2,
        until: '2026-01-08T16:00:00.000Z',
        most: 9,
        failing: true,
        busy: [],
      });
      if (!third) throw new Error('nothing was put back');
      expect(third.attempt).toBe(1);
      await store.ledger.settle(third, { state: 'sent', attempt: attempt('delivered', '200 ok', t2) }, t2);
      const [entry] = await store.ledger.messages({ subscription: 'sub_a' });
      expect(entry).toMatchObject({ state: 'sent', settled: t2, deliveries: [deliveryKey('e1', 'sub_a', 'mailbox')] });
      expect(entry?.attempts.map(({ at, answer }) => [at, answer])).toEqual([
        [t0, '500 no'],
        [t1, '500 never'],
        [t2, '200 ok'],
      ]);
      expect(entry?.attempts[0]?.milliseconds).toBe(12);
    });

    test('[NOTIFY-35] what waits for a digest is gathered once, by whichever worker comes first', async () => {
      await addSubscription(store, 'sub_a');
      const slot = { slot: t1 };
      await store.ledger.record({ ...reading([notice('e1', 1), notice('e2', 2)], ['sub_a'], slot), position: 2 });
      const second = await another();
      expect(await store.ledger.gather(t0, () => t0)).toBe(0);
      expect(await store.ledger.nextDue()).toBe(t1);
      const made = await Promise.all([store.ledger.gather(t1, () => t1), second.ledger.gather(t1, () => t1)]);
      expect(made.toSorted()).toEqual([0, 1]);
      const [digest] = await claimAll(store, t1, t2);
      expect(digest?.kind).toBe('digest');
      expect(digest?.notices.map(({ notice }) => notice.id)).toEqual(['e1', 'e2']);
      // What comes late for the same time makes another digest.
      await store.ledger.record({ ...reading([notice('e3', 3)], ['sub_a'], slot), after: 2, position: 3 });
      expect(await store.ledger.gather(t2, () => t2)).toBe(1);
      const ids = (await store.ledger.messages()).map(({ id }) => id);
      expect(new Set(ids).size).toBe(2);
    });

    test('[NOTIFY-7] what waits for a subscription is cancelled when it ends, digests too', async () => {
      const subscription = await addSubscription(store, 'sub_a');
      await store.ledger.record({ ...reading([notice('e1', 1)], ['sub_a']), position: 1 });
      await store.ledger.record({ ...reading([notice('e2', 2)], ['sub_a'], { slot: t1 }), after: 1, position: 2 });
      await store.subscriptions.put({ ...subscription, state: 'stopped' });
      expect(await store.ledger.gather(t2, () => t2)).toBe(0);
      expect(await claimAll(store, t2, t2)).toEqual([]);
      expect(await store.ledger.counts()).toEqual({ cancelled: 1 });
    });

    test('[NOTIFY-21] of wrong notices, what has not left is dropped; who was told is known', async () => {
      await addSubscription(store, 'sub_a');
      await addSubscription(store, 'sub_b');
      await store.ledger.record(reading([notice('e1', 1)], ['sub_a', 'sub_b']));
      const [one] = await store.ledger.claim({
        channel: 'mailbox',
        now: t0,
        until: t1,
        most: 1,
        failing: false,
        busy: [],
      });
      if (!one) throw new Error('nothing to claim');
      await store.ledger.settle(one, sentAt(t0), t0);
      await store.ledger.record({ ...reading([], []), after: 1, position: 2, wrong: ['e1'] });
      expect(await store.ledger.counts()).toEqual({ sent: 1, superseded: 1 });
      const told = await store.ledger.told(['e1']);
      expect(told.map(({ subscription }) => subscription).sort()).toEqual(['sub_a', 'sub_b']);
    });

    test('[NOTIFY-46] the sequence of an entry is raised when it changes, and only then', async () => {
      const entry = {
        uid: 'meeting/council/m1',
        title: 'Council',
        startsAt: t1,
        cancelled: false,
        lines: ['one'],
        topics: ['everything'],
      };
      const told = (change: object, after: number, when: string) =>
        store.ledger.record({
          ...reading([], []),
          after,
          position: after + 1,
          entries: [{ ...entry, ...change }],
          at: when,
        });
      await told({}, 0, t0);
      await told({}, 1, t1);
      // Where it is found is no news to whoever has it.
      await told({ topics: ['everything', 'body:council'] }, 2, t1);
      expect(await store.ledger.calendarOf('body:council', 10)).toMatchObject([{ sequence: 0, updated: t0 }]);
      await told({ topics: ['everything'] }, 3, t1);
      expect(await store.ledger.calendarOf('everything', 10)).toEqual([{ ...entry, sequence: 0, updated: t0 }]);
      await told({ cancelled: true, reason: 'snow' }, 4, t2);
      expect(await store.ledger.calendarOf('everything', 10)).toEqual([
        { ...entry, cancelled: true, reason: 'snow', sequence: 1, updated: t2 },
      ]);
    });

    test('[NOTIFY-51] proofs of posting are made one over the other, by however many', async () => {
      const second = await another();
      const post = (by: Store, id: string) =>
        by.ledger.post(id, (last) => nextPosting(last, { notice: id, channel: 'posted', place: 'board', at: t0 }, id));
      await Promise.all([post(store, 'e1'), post(second, 'e2'), post(store, 'e3'), post(second, 'e4')]);
      const postings = await store.ledger.postings();
      expect(postings.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
      expect(postings.slice(1).map(({ previous }) => previous)).toEqual(postings.slice(0, -1).map(({ hash }) => hash));
      expect(await store.ledger.postings('e3')).toHaveLength(1);
    });

    test('[NOTIFY-53] what is odd in an id or a text comes back as it was', async () => {
      await addSubscription(store, 'sub_a');
      const odd = 'e\u0000\uD800"\\\n’💡';
      const told = { ...notice(odd, 1), subject: { kind: 'measure' as const, id: 'kc-1', title: `T\u0000 ${odd}` } };
      await store.ledger.record(reading([told], ['sub_a']));
      expect(await store.ledger.notice(odd)).toEqual(told);
      expect(await store.ledger.noticesOf('measure:kc-1', 5)).toEqual([told]);
      expect(await store.ledger.noticesAfter(0, 5)).toEqual([told]);
      const [claimed] = await claimAll(store, t0, t1);
      expect(claimed?.notices).toEqual([{ notice: told, reasons: ['measure:kc-1'] }]);
      expect(await store.ledger.told([odd])).toHaveLength(1);
    });

    test('[NOTIFY-53] what was recorded is there when the store is opened again, and changes of subscriptions are not read over', async () => {
      const subscription = await addSubscription(store, 'sub_a');
      await store.ledger.record(reading([notice('e1', 1)], ['sub_a']));
      const second = await another();
      const { count, subscriptions } = await second.subscriptions.changedSince(0);
      expect(subscriptions).toEqual([subscription]);
      expect((await second.subscriptions.changedSince(count)).subscriptions).toEqual([]);
      await store.subscriptions.put({ ...subscription, topics: [{ kind: 'everything' }] });
      const changed = await second.subscriptions.changedSince(count);
      expect(changed.subscriptions.map(({ topics }) => topics)).toEqual([[{ kind: 'everything' }]]);
      expect(await second.ledger.position()).toBe(1);
      expect(await second.addresses.get('sub_a')).toEqual({ address: 'sub_a@example.org', secrets: [{ secret: 's' }] });
    });

    test('[NOTIFY-5] erasing takes the addresses and what was followed, and what waits is cancelled', async () => {
      await addSubscription(store, 'sub_a');
      await addSubscription(store, 'sub_b');
      await store.ledger.record(reading([notice('e1', 1)], ['sub_a', 'sub_b']));
      expect(await store.addresses.erase('of-sub_a')).toBe(1);
      expect(await store.addresses.get('sub_a')).toBeUndefined();
      expect(await store.subscriptions.get('sub_a')).toMatchObject({ state: 'erased', topics: [] });
      expect(await store.subscriptions.byStopToken('stop-sub_a')).toBeUndefined();
      expect((await claimAll(store, t0, t1)).map(({ subscription }) => subscription.id)).toEqual(['sub_b']);
      expect(await store.addresses.erase('nobody')).toBe(0);
    });
  });
}

/** A notice of no consequence. */
export function notice(id: string, position: number): Notice {
  return {
    id,
    position,
    at: t0,
    on: '2026-01-08',
    act: 'referred',
    subject: { kind: 'measure', id: 'kc-1' },
    details: {},
    next: [],
    statutory: false,
    topics: ['everything', 'measure:kc-1'],
    topicNames: { everything: 'everything', 'measure:kc-1': 'kc-1' },
    words: [],
  };
}

function reading(notices: readonly Notice[], subscriptions: readonly string[], how: { slot?: string } = {}): Reading {
  const deliveries = notices.flatMap(({ id, position }) =>
    subscriptions.map((subscription): DeliveryDraft => {
      const key = deliveryKey(id, subscription, 'mailbox');
      const message = {
        id: messageId('notice', key),
        kind: 'notice' as const,
        channel: 'mailbox',
        statutory: false,
        due: t0,
        rank: position,
      };
      return {
        key,
        notice: id,
        subscription,
        reasons: ['measure:kc-1'],
        ...(how.slot ? { slot: how.slot } : { message }),
      };
    }),
  );
  return {
    after: 0,
    position: notices.at(-1)?.position ?? 1,
    notices,
    deliveries,
    entries: [],
    open: {},
    wrong: [],
    at: t0,
  };
}

function sentAt(at: string) {
  return { state: 'sent' as const, attempt: { at, milliseconds: 1, outcome: 'delivered' as const, answer: 'ok' } };
}

async function addSubscription(store: Store, id: string): Promise<Subscription> {
  const subscription: Subscription = {
    id,
    subscriber: `of-${id}`,
    channel: 'mailbox',
    state: 'active',
    topics: [{ kind: 'measure', id: 'kc-1' }],
    schedule: { kind: 'immediate' },
    zone: 'UTC',
    locale: 'en-US',
    after: 0,
  };
  await store.addresses.put(subscription, `${id}@example.org`, [{ secret: 's' }]);
  await store.subscriptions.add(subscription, { confirm: `confirm-${id}`, stop: `stop-${id}`, until: t2 }, undefined);
  return subscription;
}
