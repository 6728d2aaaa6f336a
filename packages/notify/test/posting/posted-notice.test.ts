import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from '@statecraft/core';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { postedNoticeChannel } from '../../src/posting/posted-notice.ts';
import { brokenPosting, digest, nextPosting, type Posting } from '../../src/posting/posting.ts';
import { wordsFrom } from '../../src/template/words.ts';
import { Clock, cityHall } from '../city.ts';
import { newFolder } from '../folder.ts';

const call = {
  type: 'call',
  body: 'council',
  on: '2026-01-08',
  meeting: 'm1',
  startsAt: '2026-01-15T15:00',
  postedAt: '2026-01-08T15:00',
  place: 'City <Hall>',
} as Command;

function board() {
  const folder = newFolder();
  onTestFinished(folder.remove);
  const channel = postedNoticeChannel({ folder: join(folder.path, 'boards'), words: wordsFrom() });
  return { folder: join(folder.path, 'boards'), channel };
}

test('[NOTIFY-51] [NOTIFY-33] a notice is posted as a page, at night too, and the proof is of the page as it is', async () => {
  const { folder, channel } = board();
  const { follow, record, notifier, store } = cityHall({
    channels: [channel],
    time: new Clock('2026-01-09T05:00:00.000Z'),
  });
  await follow({
    channel: 'posted',
    address: 'front-door',
    topics: [{ kind: 'everything' }],
    schedule: { kind: 'weekly', weekday: 1 },
    quietHours: { from: '22:00', to: '07:00' },
  });
  await record(call);
  await notifier.once();
  const files = readdirSync(join(folder, 'front-door'));
  expect(files).toHaveLength(1);
  const page = readFileSync(join(folder, 'front-door', files[0] ?? ''), 'utf8');
  expect(page).toContain('City &lt;Hall&gt;');
  expect(page).toContain('Thursday, January 15, 2026');
  expect(page).toMatch(/Thursday, January 8, 2026 at 11:00:00.PM CST/);
  // It is for everybody: nothing in it ends anybody's subscription.
  expect(page).not.toContain('token');
  const [posting] = await store.ledger.postings();
  expect(posting).toMatchObject({
    number: 1,
    channel: 'posted',
    place: `front-door/${files[0]}`,
    at: '2026-01-09T05:00:00.000Z',
    content: digest(page),
    previous: '',
  });
});

test('[NOTIFY-51] a folder that cannot be written is tried again', async () => {
  const { folder, channel } = board();
  const { follow, record, notifier, clock } = cityHall({ channels: [channel] });
  await follow({ channel: 'posted', address: 'front-door', topics: [{ kind: 'everything' }] });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'front-door'), 'in the way');
  await record(call);
  await notifier.once();
  clock.pass(60_000);
  expect(await notifier.counts()).toEqual({ pending: 1 });
});

test.each(['', '..', '../up', 'a/b', 'A', `${'a'.repeat(65)}`])('[NOTIFY-1] %j is no board', (address) => {
  expect(board().channel.check(address)).toBeTypeOf('string');
});

test('[NOTIFY-51] a chain of proofs holds, and wherever one is changed, left out or put elsewhere, it says where', () => {
  const chain: Posting[] = [];
  for (let n = 0; n < 6; n += 1) {
    const posted = { notice: `e${n}`, channel: 'posted', place: 'board', at: '2026-01-08T15:00:00.000Z' };
    chain.push(nextPosting(chain.at(-1), posted, `page ${n}`));
  }
  expect(brokenPosting(chain)).toBeUndefined();
  fc.assert(
    fc.property(
      fc.nat({ max: 5 }),
      fc.constantFrom('notice', 'channel', 'place', 'at', 'content', 'previous', 'hash' as const),
      (index, field) => {
        const changed = chain.map((each, n) => (n === index ? { ...each, [field]: 'another' } : each));
        expect(brokenPosting(changed)).toBe(index + 1);
      },
    ),
  );
  // Of the last one nothing that comes after tells.
  for (let index = 0; index < 5; index += 1) expect(brokenPosting(chain.toSpliced(index, 1))).toBe(index + 1);
});
