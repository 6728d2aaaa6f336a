import type { Command } from '@statecraft/core';
import { memoryLog } from '@statecraft/core';
import { describe, expect, test } from 'vitest';
import { brokenPosting } from '../../src/posting/posting.ts';
import { Clock, cityHall, life, Mailbox } from '../city.ts';

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
const all = { topics: [{ kind: 'everything' as const }] };
const kc1 = { topics: [{ kind: 'measure' as const, id: 'kc-1' }] };

test('[NOTIFY-23] a message has the same id in every repeat, and another for another event or subscription', async () => {
  const { notifier, mailbox, follow, record, clock } = cityHall();
  await follow(kc1);
  await follow(kc1);
  mailbox.answer = () => ({ outcome: 'failed', answer: 'no' });
  await record(...life('kc-1').slice(0, 2));
  await notifier.once();
  clock.pass(hour);
  await notifier.once();
  const ids = mailbox.got.map(({ id }) => id);
  expect(ids).toHaveLength(8);
  expect(new Set(ids).size).toBe(4);
});

test('[NOTIFY-22] a second notifier over the same log and store tells nothing again', async () => {
  const hall = cityHall();
  await hall.follow(kc1);
  await hall.record(...life('kc-1'));
  await hall.notifier.once();
  const other = cityHall({ log: hall.log, store: hall.store, time: hall.clock });
  expect(await other.notifier.once()).toEqual({ read: 0, attempts: 0 });
  expect(hall.mailbox.got).toHaveLength(5);
  expect(await other.notifier.counts()).toEqual({ sent: 5 });
});

test('[NOTIFY-22] what a notice says does not rest on which of several notifiers read the acts before it', async () => {
  const hall = cityHall();
  const other = cityHall({ log: hall.log, store: hall.store, time: hall.clock, channels: [hall.mailbox] });
  await hall.follow(kc1);
  await hall.record(
    { type: 'seat', body: 'council', on: '2026-01-01', member: 'lucas', name: 'Quinton Lucas' },
    ...life('kc-1').slice(0, 1),
  );
  await hall.notifier.once();
  await hall.record({ type: 'seat', body: 'council', on: '2026-01-02', member: 'mayor', name: 'Carol Mayor' });
  await other.notifier.once();
  await hall.record(...life('kc-1').slice(1, 2));
  await hall.notifier.once();
  expect(hall.mailbox.got.at(-1)?.notices[0]?.notice.by?.name).toBe('Carol Mayor');
});

test('[NOTIFY-22] two notifiers that read at once tell each thing once', async () => {
  const hall = cityHall();
  const other = cityHall({ log: hall.log, store: hall.store, time: hall.clock, channels: [hall.mailbox] });
  await hall.follow(all);
  for (let n = 0; n < 12; n += 1) await hall.record(...life(`kc-${n}`));
  await Promise.all([hall.notifier.once(), other.notifier.once()]);
  await hall.notifier.once();
  const ids = hall.mailbox.got.map(({ id }) => id);
  expect(ids).toHaveLength(60);
  expect(new Set(ids).size).toBe(60);
  // What a notice says does not rest on which of them read the acts before it.
  const stages = hall.mailbox.got.map(({ notices }) => notices[0]?.notice.stage?.to);
  expect(stages.filter((stage) => stage === 'enacted')).toHaveLength(12);
});

test('[NOTIFY-28] of one subscription one message is under way at a time, in the order of the log', async () => {
  const { notifier, mailbox, follow, record } = cityHall();
  for (let n = 0; n < 3; n += 1) await follow({ ...kc1, address: `person-${n}` });
  let underWay = 0;
  mailbox.answer = async ({ address }) => {
    if (address !== 'person-0') return { outcome: 'delivered', answer: 'ok' };
    underWay += 1;
    const most = underWay;
    await new Promise((resolve) => setImmediate(resolve));
    underWay -= 1;
    return { outcome: most === 1 ? 'delivered' : 'refused', answer: `${most} at a time` };
  };
  await record(...life('kc-1'));
  await notifier.once();
  expect(mailbox.toldTo('person-0')).toEqual(['introduced', 'referred', 'reported', 'read', 'voted']);
  expect(await notifier.counts()).toEqual({ sent: 15 });
});

describe('retries', () => {
  test('[NOTIFY-26] waits grow, are stated, and end: then the message is dead', async () => {
    const { notifier, mailbox, follow, record, clock } = cityHall({ backoff: { attempts: 4 } });
    await follow(kc1);
    mailbox.answer = () => ({ outcome: 'failed', answer: '500 sorry' });
    await record(...life('kc-1').slice(0, 1));
    await notifier.once();
    for (const [wait, sent] of [
      [4_999, 1],
      [1, 2],
      [19_999, 2],
      [1, 3],
      [80_000, 4],
      [400 * hour, 4],
    ] as const) {
      clock.pass(wait);
      await notifier.once();
      expect(mailbox.got).toHaveLength(sent);
    }
    const [dead] = await notifier.messages({ state: 'dead' });
    expect(dead?.attempts.map(({ outcome, answer }) => `${outcome} ${answer}`)).toEqual(
      Array(4).fill('failed 500 sorry'),
    );
  });

  test('[NOTIFY-26] half of a wait is by chance, and what the other side asks for is heard', async () => {
    const { notifier, mailbox, follow, record, clock } = cityHall({ random: () => 0 });
    await follow(kc1);
    await record(...life('kc-1').slice(0, 1));
    mailbox.answer = () => ({ outcome: 'failed', answer: '503', retryAfter: 600_000 });
    await notifier.once();
    clock.pass(599_999);
    await notifier.once();
    expect(mailbox.got).toHaveLength(1);
    mailbox.answer = () => ({ outcome: 'failed', answer: '503' });
    clock.pass(1);
    await notifier.once();
    expect(mailbox.got).toHaveLength(2);
    clock.pass(10_000);
    await notifier.once();
    expect(mailbox.got).toHaveLength(3);
  });

  test('[NOTIFY-27] a dead message is sent again by command, under its own id, from the first attempt on', async () => {
    const { notifier, mailbox, follow, record } = cityHall({ backoff: { attempts: 1 } });
    await follow(kc1);
    mailbox.answer = () => ({ outcome: 'failed', answer: 'no' });
    await record(...life('kc-1').slice(0, 1));
    await notifier.once();
    const [dead] = await notifier.messages({ state: 'dead' });
    mailbox.answer = () => ({ outcome: 'delivered', answer: 'yes' });
    expect(await notifier.redeliver([dead?.id ?? ''])).toBe(1);
    expect(await notifier.redeliver()).toBe(0);
    await notifier.once();
    expect(mailbox.got.map(({ id }) => id)).toEqual([dead?.id, dead?.id]);
    expect(await notifier.counts()).toEqual({ sent: 1 });
  });

  test('[NOTIFY-30] an answer is kept without the address, in one line, and not at any length', async () => {
    const { notifier, mailbox, follow, record } = cityHall();
    await follow({ ...kc1, address: 'Ann.Smith@example.org' });
    mailbox.answer = () => ({
      outcome: 'failed',
      answer: `550 <ann.smith@EXAMPLE.org>:\r\n no such user ann.smith ${'x'.repeat(9000)}`,
    });
    await record(...life('kc-1').slice(0, 1));
    await notifier.once();
    const answer = (await notifier.messages())[0]?.attempts[0]?.answer ?? '';
    expect(answer).toMatch(/^550 <\[address\]>: no such user \[address\] x+$/);
    expect(answer.length).toBeLessThanOrEqual(500);
  });

  test('[NOTIFY-28] a channel that throws, and one that hangs, cost a bounded time and nobody else', async () => {
    const { notifier, mailbox, follow, record } = cityHall({ timeout: 50, concurrency: 8 });
    for (let n = 0; n < 6; n += 1) await follow({ ...kc1, address: `hangs-${n}` });
    await follow({ ...kc1, address: 'throws' });
    for (let n = 0; n < 6; n += 1) await follow({ ...kc1, address: `fine-${n}` });
    mailbox.answer = ({ address }) => {
      if (address === 'throws') throw new Error('out of paper');
      return address.startsWith('hangs') ? new Promise(() => undefined) : { outcome: 'delivered', answer: 'ok' };
    };
    await record(...life('kc-1').slice(0, 3));
    await notifier.once();
    for (let n = 0; n < 6; n += 1) expect(mailbox.toldTo(`fine-${n}`)).toEqual(['introduced', 'referred', 'reported']);
    const answers = (await notifier.messages({ state: 'pending' })).flatMap(({ attempts }) =>
      attempts.map(({ answer }) => answer),
    );
    expect(new Set(answers)).toEqual(new Set(['no answer in time', 'out of paper']));
  });

  test('[NOTIFY-40] an address that fails for longer than is borne is disabled, and what waits for it is dead', async () => {
    const { notifier, mailbox, follow, record, clock } = cityHall({ backoff: { attempts: 999, longest: hour } });
    const { id, subscriber } = await follow(kc1);
    mailbox.answer = () => ({ outcome: 'failed', answer: '500' });
    await record(...life('kc-1').slice(0, 2));
    for (let passed = 0; passed < 5 * day; passed += hour) {
      await notifier.once();
      clock.pass(hour);
    }
    const before = mailbox.got.length;
    await notifier.once();
    await notifier.once();
    expect((await notifier.subscriptionsOf(subscriber))[0]?.state).toBe('disabled');
    expect(await notifier.counts()).toEqual({ dead: 2 });
    expect(mailbox.got.length).toBeLessThanOrEqual(before + 2);
    mailbox.answer = () => ({ outcome: 'delivered', answer: 'ok' });
    await notifier.enable(id);
    expect(await notifier.redeliver()).toBe(2);
    await notifier.once();
    expect(await notifier.counts()).toEqual({ sent: 2 });
  });

  test('[NOTIFY-29] acts go on record, as fast as ever, while every channel fails and the store is gone', async () => {
    const { notifier, mailbox, follow, record, store, log } = cityHall();
    await follow(kc1);
    mailbox.answer = () => new Promise(() => undefined);
    await record(...life('kc-1').slice(0, 1));
    const round = notifier.once();
    await record(...life('kc-1').slice(1));
    await store.close();
    await record(...life('kc-2'));
    expect(await log.head()).toBe(10);
    await expect(notifier.once()).rejects.toMatchObject({ code: 'ledger-unavailable' });
    await round.catch(() => undefined);
  });
});

describe('digests and quiet hours', () => {
  test('[NOTIFY-35] a digest holds all that waited for it, and a repeat of it the same', async () => {
    const { notifier, mailbox, follow, record, clock } = cityHall();
    await follow({ ...kc1, schedule: { kind: 'daily', at: '07:00' } });
    await record(...life('kc-1').slice(0, 2));
    await notifier.once();
    expect(mailbox.got).toEqual([]);
    clock.now = '2026-01-09T13:00:00.000Z';
    mailbox.answer = () => ({ outcome: 'failed', answer: 'no' });
    await notifier.once();
    await record(...life('kc-1').slice(2, 3));
    mailbox.answer = () => ({ outcome: 'delivered', answer: 'ok' });
    clock.pass(minute);
    await notifier.once();
    expect(mailbox.got.map(({ notices }) => notices.map(({ notice }) => notice.act))).toEqual([
      ['introduced', 'referred'],
      ['introduced', 'referred'],
    ]);
    expect(mailbox.got[1]?.id).toBe(mailbox.got[0]?.id);
    expect(mailbox.got[0]?.rendered.subject).toBe('City of Testing: 2 notices');
    clock.now = '2026-01-10T13:00:00.000Z';
    await notifier.once();
    expect(mailbox.got[2]?.notices.map(({ notice }) => notice.act)).toEqual(['reported']);
  });

  test('[NOTIFY-31] over a month of hourly rounds across each change of clocks, every act is in one digest, and each day has one', async () => {
    for (const [from, days] of [
      ['2026-02-28T12:00:00.000Z', 16],
      ['2026-10-24T12:00:00.000Z', 16],
    ] as const) {
      const { notifier, mailbox, follow, record, clock } = cityHall({ time: new Clock(from) });
      await follow({ ...all, address: 'daily', schedule: { kind: 'daily', at: '02:30' }, zone: 'America/Chicago' });
      await follow({
        ...all,
        address: 'weekly',
        schedule: { kind: 'weekly', weekday: 7, at: '01:30' },
        zone: 'America/Chicago',
      });
      for (let hours = 0; hours < days * 24; hours += 1) {
        await record({
          type: 'introduce',
          measure: `kc-${hours}`,
          on: clock.now.slice(0, 10),
          kind: 'ordinance',
          title: `T ${hours}`,
        } as Command);
        clock.pass(hour);
        await notifier.once();
      }
      for (const address of ['daily', 'weekly']) {
        const digests = mailbox.got.filter((message) => message.address === address);
        const told = digests.flatMap(({ notices }) => notices.map(({ notice }) => notice.id));
        expect(new Set(told).size).toBe(told.length);
        expect(told.length).toBeGreaterThan((days - 8) * 24);
        expect(digests).toHaveLength(address === 'daily' ? days : 3);
      }
    }
  });

  test('[NOTIFY-32] what comes in quiet hours leaves when they end, retries too', async () => {
    const { notifier, mailbox, follow, record, clock } = cityHall({ time: new Clock('2026-01-09T03:59:00.000Z') });
    await follow({ ...kc1, quietHours: { from: '22:00', to: '07:00' }, zone: 'America/Chicago' });
    mailbox.answer = () => ({ outcome: 'failed', answer: 'no' });
    await record(...life('kc-1').slice(0, 1));
    await notifier.once();
    expect(mailbox.got).toHaveLength(1);
    clock.pass(minute);
    await record(...life('kc-1').slice(1, 2));
    await notifier.once();
    clock.now = '2026-01-09T12:59:59.999Z';
    await notifier.once();
    expect(mailbox.got).toHaveLength(1);
    clock.pass(1);
    mailbox.answer = () => ({ outcome: 'delivered', answer: 'ok' });
    await notifier.once();
    expect(mailbox.got.map(({ notices }) => notices[0]?.notice.act)).toEqual(['introduced', 'introduced', 'referred']);
  });

  test('[NOTIFY-32] what fell due while nobody worked waits when quiet hours have begun since, and counts no attempt', async () => {
    const { notifier, mailbox, follow, record, clock, store } = cityHall({
      time: new Clock('2026-01-09T03:00:00.000Z'),
    });
    await follow({ ...kc1, quietHours: { from: '22:00', to: '07:00' }, zone: 'America/Chicago' });
    mailbox.answer = () => ({ outcome: 'failed', answer: 'no', retryAfter: 30 * minute });
    await record(...life('kc-1').slice(0, 1));
    await notifier.once();
    clock.now = '2026-01-09T05:00:00.000Z';
    await notifier.once();
    expect(mailbox.got).toHaveLength(1);
    expect(await store.ledger.nextDue()).toBe('2026-01-09T13:00:00.000Z');
  });

  test('[NOTIFY-33] what is statutory passes quiet hours and digests, and its posting is proven', async () => {
    const { notifier, mailbox, follow, record, store } = cityHall({ time: new Clock('2026-01-09T05:00:00.000Z') });
    await follow({ ...all, address: 'quiet', quietHours: { from: '22:00', to: '07:00' }, zone: 'America/Chicago' });
    await follow({ ...all, address: 'weekly', schedule: { kind: 'weekly', weekday: 1 } });
    await record(
      { type: 'introduce', measure: 'kc-1', on: '2026-01-08', kind: 'ordinance', title: 'T' },
      {
        type: 'call',
        body: 'council',
        on: '2026-01-08',
        meeting: 'm1',
        startsAt: '2026-01-15T15:00',
        postedAt: '2026-01-08T15:00',
      },
    );
    await notifier.once();
    expect(mailbox.toldTo('quiet')).toEqual(['called']);
    expect(mailbox.toldTo('weekly')).toEqual(['called']);
    expect(mailbox.got[0]?.rendered.subject).toMatch(/^Legal notice: /);
    const postings = await store.ledger.postings();
    expect(postings.map(({ at, channel }) => [at, channel])).toEqual(
      Array(2).fill(['2026-01-09T05:00:00.000Z', 'mailbox']),
    );
    expect(brokenPosting(postings)).toBeUndefined();
  });

  test('[NOTIFY-34] a digest before a meeting waits for one that is called, and not for one that is cancelled', async () => {
    const { notifier, mailbox, follow, record, clock } = cityHall();
    await follow({ ...kc1, schedule: { kind: 'before-meeting', body: 'council', hours: 24 } });
    await record(...life('kc-1').slice(0, 2));
    const meeting = (id: string, day: string): Command =>
      ({
        type: 'call',
        body: 'council',
        on: '2026-01-08',
        meeting: id,
        startsAt: `${day}T15:00`,
        postedAt: '2026-01-08T09:00',
      }) as Command;
    await record(meeting('m1', '2026-01-15'), meeting('m2', '2026-01-22'));
    await record({ type: 'cancel', body: 'council', on: '2026-01-09', meeting: 'm1', reason: 'snow' });
    for (const [now, digests] of [
      ['2026-01-14T21:00:00.000Z', 0],
      ['2026-01-21T20:59:59.999Z', 0],
      ['2026-01-21T21:00:00.000Z', 1],
    ] as const) {
      clock.now = now;
      await notifier.once();
      expect(mailbox.got).toHaveLength(digests);
    }
    expect(mailbox.toldTo(mailbox.got[0]?.address ?? '')).toEqual(['introduced', 'referred']);
  });
});

test('[NOTIFY-13] a day ahead is told once for each number of days asked for, and again when it is moved', async () => {
  const { notifier, mailbox, follow, record, clock } = cityHall();
  await follow({
    address: 'clerk',
    topics: [
      { kind: 'deadline', days: 3 },
      { kind: 'deadline', days: 1, measure: 'kc-1' },
    ],
  });
  await follow({ address: 'other', topics: [{ kind: 'deadline', days: 3, measure: 'kc-9' }, { kind: 'everything' }] });
  const acts = life('kc-1');
  await record(...acts.slice(0, 4), { ...(acts[4] as Command), commandId: 'the-vote' } as Command);
  const days = () =>
    mailbox.got
      .filter(({ address }) => address === 'clerk')
      .map(({ notices: [told] }) => `${told?.notice.on} ${told?.reasons.join()}`)
      .sort();
  for (const now of ['2026-01-23', '2026-01-29', '2026-01-29', '2026-01-30', '2026-01-31', '2026-02-01']) {
    clock.now = `${now}T15:00:00.000Z`;
    await notifier.once();
  }
  expect(days()).toEqual(['2026-02-01 deadline:1:measure:kc-1', '2026-02-01 deadline:3']);
  expect(mailbox.toldTo('other')).not.toContain('deadline');
  expect(mailbox.got.at(-1)?.rendered.subject).toContain('Sunday, February 1, 2026');
  await record({
    type: 'correct',
    measure: 'kc-1',
    on: '2026-02-01',
    event: 'the-vote',
    change: { on: '2026-01-23' },
    reason: 'It was Friday.',
  });
  await notifier.once();
  expect(days().slice(2)).toEqual(['2026-02-02 deadline:1:measure:kc-1', '2026-02-02 deadline:3']);
});

test('[NOTIFY-14] what is withheld after it was read does not leave, by message or feed', async () => {
  const secret = new Set<string>();
  const hall = cityHall({ city: { ...cityHall().notifier.city, withheld: ({ id }) => secret.has(id) } });
  await hall.follow({ ...kc1, schedule: { kind: 'daily' } });
  const [first, second] = await hall.record(...life('kc-1').slice(0, 2));
  await hall.notifier.once();
  secret.add(second ?? '');
  hall.clock.pass(day);
  await hall.notifier.once();
  expect(hall.mailbox.got.flatMap(({ notices }) => notices.map(({ notice }) => notice.id))).toEqual([first]);
  expect((await hall.notifier.noticesOf('measure:kc-1')).map(({ id }) => id)).toEqual([first]);
  expect(await hall.notifier.notice(second ?? '')).toBeUndefined();
});

test('[NOTIFY-14] a stream goes on behind as many withheld notices as it reads at once', async () => {
  const secret = new Set<string>();
  const hall = cityHall({ city: { ...cityHall().notifier.city, withheld: ({ id }) => secret.has(id) } });
  const ids = await hall.record(...life('kc-1').slice(0, 4));
  await hall.notifier.once();
  for (const id of ids.slice(0, 3)) secret.add(id);
  for (const limit of [1, 2, 3, 4])
    expect((await hall.notifier.noticesAfter(0, limit)).map(({ id }) => id)).toEqual([ids[3]]);
  secret.add(ids[3] ?? '');
  expect(await hall.notifier.noticesAfter(0, 2)).toEqual([]);
});

describe('corrections', () => {
  const acts = life('kc-1');
  const vote = { ...(acts[4] as Command), commandId: 'the-vote' } as Command;
  const correction = (change: object): Command =>
    ({
      type: 'correct',
      measure: 'kc-1',
      on: '2026-01-23',
      event: 'the-vote',
      change: { data: change },
      reason: 'Misread.',
    }) as Command;
  const lost = { method: { kind: 'tally', ayes: 6, nays: 7 }, announced: 'lost' };

  test('[NOTIFY-20] all who were told are told again, also who followed what the act is not of any more, and who followed nothing else', async () => {
    const { notifier, mailbox, follow, record } = cityHall();
    for (const [address, topic] of [
      ['measure', { kind: 'measure', id: 'kc-1' }],
      ['member', { kind: 'votes-of', id: 'ellington' }],
      ['stage', { kind: 'stage', stage: 'enacted' }],
      ['unrelated', { kind: 'measure', id: 'kc-2' }],
    ] as const)
      await follow({ address, topics: [topic] });
    await record(...acts.slice(0, 4), vote);
    await notifier.once();
    mailbox.got.length = 0;
    await record(correction(lost));
    await notifier.once();
    expect(mailbox.got.map(({ address }) => address).sort()).toEqual(['measure', 'member', 'stage']);
    for (const { rendered } of mailbox.got) {
      expect(rendered.subject).toMatch(/^Correction: .*Passage: lost 6–7$/);
      expect(rendered.text).toContain('outcome: it said carried; it is lost');
      expect(rendered.text).toContain('Reason: Misread.');
    }
    mailbox.got.length = 0;
    await record({
      ...correction({ method: { kind: 'tally', ayes: 7, nays: 6 }, announced: 'carried' }),
      on: '2026-01-24',
    } as Command);
    await notifier.once();
    expect(mailbox.got.map(({ address }) => address).sort()).toEqual(['measure', 'member', 'stage']);
  });

  test('[NOTIFY-21] what has not left is dropped for its correction, in digests as well', async () => {
    const { notifier, mailbox, follow, record, clock } = cityHall();
    await follow({ ...kc1, address: 'digest', schedule: { kind: 'daily', at: '07:00' } });
    await follow({ ...kc1, address: 'quiet', quietHours: { from: '00:00', to: '23:00' }, zone: 'UTC' });
    await record(...acts.slice(0, 4), vote);
    await notifier.once();
    await record(correction(lost));
    await notifier.once();
    clock.now = '2026-01-09T23:30:00.000Z';
    await notifier.once();
    for (const address of ['digest', 'quiet']) {
      const told = mailbox.got
        .filter((message) => message.address === address)
        .flatMap(({ notices }) => notices.map(({ notice }) => notice));
      expect(told.filter(({ act }) => act === 'voted').map(({ vote: sum }) => sum?.outcome)).toEqual(['lost']);
    }
  });

  test('[NOTIFY-21] what failed is not tried again once it is known to be wrong, also when it was on its way just then', async () => {
    const { notifier, mailbox, follow, record, clock } = cityHall();
    await follow(kc1);
    await record(...acts.slice(0, 4));
    await notifier.once();
    mailbox.got.length = 0;
    // The correction is recorded and read while the wrong notice is under way.
    mailbox.answer = async () => {
      mailbox.answer = () => ({ outcome: 'delivered', answer: 'ok' });
      await record(correction(lost));
      await notifier.once();
      return { outcome: 'failed', answer: 'no' };
    };
    await record(vote);
    await notifier.once();
    clock.pass(hour);
    await notifier.once();
    expect(mailbox.got.map(({ notices: [told] }) => told?.notice.vote?.outcome)).toEqual(['carried', 'lost']);
    expect(await notifier.counts()).toEqual({ sent: 5, superseded: 1 });
  });

  test('[NOTIFY-20] who was told is told again even when nothing of the correction is what they follow', async () => {
    const { notifier, mailbox, follow, record } = cityHall();
    await follow({ topics: [{ kind: 'query', words: 'stop sign' }] });
    await record({ ...(acts[0] as Command), commandId: 'the-introduction' } as Command);
    await notifier.once();
    await record({
      ...correction({ title: 'A fountain' }),
      event: 'the-introduction',
    } as Command);
    await notifier.once();
    expect(mailbox.got.map(({ rendered }) => rendered.subject)).toEqual([
      '260001, A stop sign at 5th and Main: Introduced',
      'Correction: 260001, A fountain: Introduced',
    ]);
  });

  test('[NOTIFY-20] a stopped subscriber is not told of a correction either', async () => {
    const { notifier, mailbox, follow, record, store } = cityHall();
    const { id } = await follow(kc1);
    await record(...acts.slice(0, 4), vote);
    await notifier.once();
    await notifier.stop((await store.subscriptions.stopToken(id)) ?? '');
    await record(correction(lost));
    await notifier.once();
    expect(mailbox.got).toHaveLength(5);
  });
});

test('[NOTIFY-28] a channel that hangs does not hold up another', async () => {
  const [mail, hooks] = [new Mailbox('mail'), new Mailbox('hooks')];
  const { follow, record, notifier } = cityHall({ channels: [mail, hooks], timeout: 60, concurrency: 4 });
  mail.answer = () => new Promise(() => undefined);
  for (let n = 0; n < 12; n += 1) await follow({ ...kc1, channel: 'mail' });
  await follow({ ...kc1, channel: 'hooks' });
  await record(...life('kc-1').slice(0, 1));
  let hanging = 0;
  hooks.answer = () => {
    hanging = mail.got.length;
    return { outcome: 'delivered', answer: 'ok' };
  };
  await notifier.once();
  expect(hooks.got).toHaveLength(1);
  // Those that were under way by then, and no other.
  expect(hanging).toBeLessThanOrEqual(4);
});

test('[NOTIFY-28] of a channel that this worker was not given, messages wait for one that was', async () => {
  const pigeons = new Mailbox('pigeon');
  const log = memoryLog();
  const hall = cityHall({ log, channels: [pigeons] });
  await hall.follow({ ...kc1, channel: 'pigeon' });
  await hall.record(...life('kc-1').slice(0, 1));
  const without = cityHall({ log, store: hall.store, time: hall.clock });
  expect(await without.notifier.once()).toEqual({ read: 1, attempts: 0 });
  await hall.notifier.once();
  expect(pigeons.got).toHaveLength(1);
});
