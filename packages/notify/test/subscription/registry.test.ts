import { describe, expect, test } from 'vitest';
import type { SubscriptionRequest } from '../../src/subscription/subscription.ts';
import { cityHall, life } from '../city.ts';

const day = 86_400_000;
const wish: SubscriptionRequest = {
  subscriber: 'ann',
  channel: 'mailbox',
  address: 'ann@example.org',
  topics: [{ kind: 'measure', id: 'kc-1' }],
};

describe('a request that is not of its form', () => {
  test.each<[what: string, change: object, place: string]>([
    ['no topic', { topics: [] }, 'topics'],
    ['a topic that there is not', { topics: [{ kind: 'weather' }] }, 'topics.0.kind'],
    ['a topic with more than it has', { topics: [{ kind: 'measure', id: 'kc-1', body: 'x' }] }, 'topics.0'],
    ['a query without a word', { topics: [{ kind: 'query', words: ' -- ' }] }, 'topics.0.words'],
    ['a deadline before it is due', { topics: [{ kind: 'deadline', days: -1 }] }, 'topics.0.days'],
    ['a zone that there is not', { zone: 'America/Gotham' }, 'zone'],
    ['a language that is none', { locale: 'not a tag' }, 'locale'],
    ['a time that is none', { schedule: { kind: 'daily', at: '25:00' } }, 'schedule.at'],
    ['a weekday that is none', { schedule: { kind: 'weekly', weekday: 8 } }, 'schedule.weekday'],
    ['quiet hours that never end', { quietHours: { from: '08:00', to: '08:00' } }, 'quietHours'],
    ['an address for a subscriber', { subscriber: 'ann@example.org' }, 'subscriber'],
    ['an address that the channel cannot use', { address: 'ann and bob' }, 'address'],
    ['a field that there is not', { admin: true }, ''],
    ['no address', { address: undefined }, 'address'],
  ])('[NOTIFY-1] %s', async (_what, change, place) => {
    const { notifier } = cityHall();
    const result = await notifier.subscribe({ ...wish, ...change } as SubscriptionRequest, { confirmed: true });
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.malformations.map(({ path }) => path.join('.'))).toContain(place);
    expect(await notifier.subscriptionsOf('ann')).toEqual([]);
  });

  test.each([null, 7, 'subscribe', [], {}])('[NOTIFY-1] %j', async (input) => {
    expect((await cityHall().notifier.subscribe(input as unknown as SubscriptionRequest)).ok).toBe(false);
  });

  test('[NOTIFY-1] several wrong places are named together', async () => {
    const result = await cityHall().notifier.subscribe({ ...wish, zone: 'x', topics: [] });
    expect(!result.ok && result.malformations).toHaveLength(2);
  });

  test('[NOTIFY-1] a channel that the notifier was not given is a fault of who set it up', async () => {
    await expect(cityHall().notifier.subscribe({ ...wish, channel: 'pigeon' })).rejects.toMatchObject({
      code: 'channel-unknown',
    });
  });

  test('[NOTIFY-1] a topic that is named twice is one', async () => {
    const { follow } = cityHall();
    const { topics } = await follow({
      topics: [
        { kind: 'place', name: 'Main Street' },
        { kind: 'place', name: 'main street' },
      ],
    });
    expect(topics).toHaveLength(1);
  });
});

/** The token that stands in the request to confirm. */
const tokenIn = (address: string | undefined) => new URL(address ?? '').searchParams.get('token') ?? '';

describe('confirming', () => {
  test('[NOTIFY-2] nothing but the request is sent, until its token comes back; then what comes after', async () => {
    const { notifier, mailbox, record } = cityHall();
    await notifier.subscribe(wish);
    const [introduced, referred] = life('kc-1');
    if (!introduced || !referred) throw new Error('no life');
    await record(introduced);
    await notifier.once();
    expect(mailbox.got.map(({ kind }) => kind)).toEqual(['confirmation']);
    const token = tokenIn(mailbox.got[0]?.confirm);
    expect((await notifier.awaiting(token))?.state).toBe('unconfirmed');
    expect((await notifier.confirm(token))?.state).toBe('active');
    expect(await notifier.confirm(token)).toBeUndefined();
    await record(referred);
    await notifier.once();
    expect(mailbox.toldTo('ann@example.org')).toEqual(['referred']);
  });

  test('[NOTIFY-2] a token is good for seven days, and another is good for nothing', async () => {
    const { notifier, mailbox, clock } = cityHall();
    await notifier.subscribe(wish);
    await notifier.once();
    const token = tokenIn(mailbox.got[0]?.confirm);
    clock.pass(7 * day);
    expect(await notifier.confirm(token)).toBeUndefined();
    expect(await notifier.confirm('')).toBeUndefined();
    clock.pass(-1);
    expect((await notifier.confirm(token))?.state).toBe('active');
  });

  test('[NOTIFY-8] what was recorded before it was confirmed is not told, unless it was asked for', async () => {
    const { notifier, mailbox, record, follow } = cityHall();
    await record(...life('kc-1').slice(0, 2));
    await follow({ ...wish, address: 'new' });
    await follow({ ...wish, subscriber: 'bob', address: 'all' }, { after: 0 });
    await follow({ ...wish, subscriber: 'eve', address: 'second' }, { after: 1 });
    await notifier.once();
    expect(mailbox.toldTo('new')).toEqual([]);
    expect(mailbox.toldTo('all')).toEqual(['introduced', 'referred']);
    expect(mailbox.toldTo('second')).toEqual(['referred']);
  });
});

describe('beginning at a position that was read before', () => {
  const all: SubscriptionRequest['topics'] = [{ kind: 'everything' }];

  test('[NOTIFY-8] what was asked for is told once, also of several readers, and what comes after it too', async () => {
    const { notifier, mailbox, record, follow, log, store, clock } = cityHall();
    await record(...life('kc-1').slice(0, 3));
    await notifier.once();
    await follow({ subscriber: 'all', topics: all }, { after: 0 });
    await follow({ subscriber: 'second', topics: all }, { after: 1 });
    await follow({ subscriber: 'now', topics: all });
    const other = cityHall({ log, store, time: clock });
    await Promise.all([notifier.once(), other.notifier.once()]);
    await record(...life('kc-1').slice(3, 4));
    for (let round = 0; round < 3; round += 1) await notifier.once();
    const told = (to: string) => [...mailbox.toldTo(to), ...other.mailbox.toldTo(to)].sort();
    expect(told('all')).toEqual(['introduced', 'read', 'referred', 'reported']);
    expect(told('second')).toEqual(['read', 'referred', 'reported']);
    expect(told('now')).toEqual(['read']);
    expect((await store.subscriptions.of('all'))[0]?.behind).toBeUndefined();
  });

  test('[NOTIFY-8] what a reader records that did not know of it yet is told as well', async () => {
    const { notifier, mailbox, record, follow, store } = cityHall();
    await record(...life('kc-1').slice(0, 1));
    await notifier.once();
    await record(...life('kc-1').slice(1, 2));
    await follow({ subscriber: 'all', topics: all }, { after: 0 });
    const { record: keep } = store.ledger;
    // As another reader would that took in the subscriptions before.
    store.ledger.record = (reading) => keep({ ...reading, deliveries: [] });
    await notifier.once();
    store.ledger.record = keep;
    await notifier.once();
    expect(mailbox.toldTo('all')).toEqual(['introduced', 'referred']);
  });

  test('[NOTIFY-8] [NOTIFY-2] it waits until it is confirmed', async () => {
    const { notifier, mailbox, record } = cityHall();
    await record(...life('kc-1').slice(0, 1));
    await notifier.once();
    await notifier.subscribe(wish, { after: 0 });
    await notifier.once();
    expect(mailbox.toldTo('ann@example.org')).toEqual([]);
    await notifier.confirm(tokenIn(mailbox.got[0]?.confirm));
    await notifier.once();
    expect(mailbox.toldTo('ann@example.org')).toEqual(['introduced']);
  });

  test('[NOTIFY-8] [NOTIFY-21] of what turned out wrong only the correction is told', async () => {
    const { notifier, mailbox, record, follow } = cityHall();
    const [introduced] = await record(...life('kc-1').slice(0, 1));
    const [referred] = await record(...life('kc-1').slice(1, 2));
    await notifier.once();
    const change = { strike: true } as const;
    await record({
      type: 'correct',
      measure: 'kc-1',
      on: '2026-01-09',
      event: String(referred),
      change,
      reason: 'Twice.',
    });
    await notifier.once();
    await follow({ subscriber: 'all', topics: all }, { after: 0 });
    await notifier.once();
    const told = mailbox.got.flatMap(({ notices }) => notices.map(({ notice }) => notice));
    expect(told.map(({ id }) => id)[0]).toBe(introduced);
    expect(told.map(({ correction }) => correction?.of)).toEqual([undefined, referred]);
  });
});

describe('stopping', () => {
  test('[NOTIFY-3] [NOTIFY-7] the token in a message ends it all, also what failed and would be tried again', async () => {
    const { notifier, mailbox, record, follow, clock } = cityHall();
    await follow(wish);
    mailbox.answer = () => ({ outcome: 'failed', answer: '500' });
    await record(...life('kc-1').slice(0, 1));
    await notifier.once();
    expect(mailbox.got).toHaveLength(1);
    const token = tokenIn(mailbox.got[0]?.stop.all);
    expect((await notifier.stop(token))?.state).toBe('stopped');
    expect((await notifier.stop(token))?.state).toBe('stopped');
    expect(await notifier.stop('another')).toBeUndefined();
    clock.pass(30 * day);
    await record(...life('kc-1').slice(1));
    await notifier.once();
    expect(mailbox.got).toHaveLength(1);
    expect(await notifier.redeliver()).toBe(0);
    expect(await notifier.counts()).toEqual({ cancelled: 1 });
  });

  test('[NOTIFY-4] [NOTIFY-7] one topic is stopped and the others go on; what waits only for it does not leave', async () => {
    const { notifier, mailbox, record, follow, clock, store } = cityHall();
    const { id } = await follow({
      ...wish,
      topics: [
        { kind: 'measure', id: 'kc-1' },
        { kind: 'measure', id: 'kc-2' },
      ],
      schedule: { kind: 'daily', at: '07:00' },
    });
    await record(...life('kc-1').slice(0, 1), ...life('kc-2').slice(0, 1));
    await notifier.once();
    const token = (await store.subscriptions.stopToken(id)) ?? '';
    await notifier.stop(token, 'measure:kc-1');
    clock.pass(day);
    await notifier.once();
    expect(mailbox.got.flatMap(({ notices }) => notices.map(({ notice }) => notice.subject.id))).toEqual(['kc-2']);
    expect(Object.keys(mailbox.got[0]?.stop.topics ?? {})).toEqual(['measure:kc-2']);
    expect((await notifier.stop(token, 'measure:kc-2'))?.state).toBe('stopped');
  });

  test('[NOTIFY-7] whoever is disabled gets nothing until it is taken up again, and then what was dead', async () => {
    const { notifier, mailbox, record, follow } = cityHall();
    const { id } = await follow(wish);
    await notifier.bounced(id, 'mailbox full for good');
    await record(...life('kc-1').slice(0, 1));
    await notifier.once();
    expect(mailbox.got).toEqual([]);
    expect((await notifier.subscriptionsOf('ann'))[0]).toMatchObject({
      state: 'disabled',
      reason: 'mailbox full for good',
    });
    expect((await notifier.enable(id))?.state).toBe('active');
    await record(...life('kc-1').slice(1, 2));
    await notifier.once();
    expect(mailbox.toldTo('ann@example.org')).toEqual(['referred']);
  });

  test('[NOTIFY-7] whoever is erased gets nothing, retries included', async () => {
    const { notifier, mailbox, record, follow, clock } = cityHall();
    await follow(wish);
    mailbox.answer = () => ({ outcome: 'failed', answer: '500' });
    await record(...life('kc-1').slice(0, 1));
    await notifier.once();
    expect(await notifier.erase('ann')).toBe(1);
    clock.pass(30 * day);
    await record(...life('kc-1').slice(1));
    await notifier.once();
    expect(mailbox.got).toHaveLength(1);
  });
});
