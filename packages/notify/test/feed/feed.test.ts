import type { Command } from '@statecraft/core';
import Parser from 'rss-parser';
import { expect, test } from 'vitest';
import { type Feed, feedEntries, printAtom, printJsonFeed, printRss } from '../../src/feed/feed.ts';
import { city, cityHall, life } from '../city.ts';

const address = 'https://city.example/notices/feed.atom?topic=measure:kc-1&x=y';
const acts = life('kc-1', 'Cats & <Dogs> ]]> "act"');
const vote = { ...(acts[4] as Command), commandId: 'the-vote' } as Command;

async function hallWithRecord() {
  const hall = cityHall();
  await hall.record(...acts.slice(0, 4), vote);
  await hall.notifier.once();
  const feed = async (): Promise<Feed> => ({
    title: 'Ordinance & <friends>',
    address,
    home: 'https://city.example/measure/kc-1',
    city,
    voice: { city, words: hall.notifier.words() },
    entries: await feedEntries(hall.notifier, 'measure:kc-1'),
  });
  return { ...hall, feed };
}

/** What parsers that are not ours read in the three formats: id, title, and when it changed. */
async function readAll(feed: Feed) {
  const parser = new Parser({ customFields: { item: ['id', 'updated', 'published', 'guid'] } });
  const [atom, rss] = [await parser.parseString(printAtom(feed)), await parser.parseString(printRss(feed))];
  const json = JSON.parse(printJsonFeed(feed)) as {
    version: string;
    title: string;
    feed_url: string;
    items: {
      id: string;
      title: string;
      date_modified: string;
      date_published: string;
      content_html: string;
      tags: string[];
    }[];
  };
  return { atom, rss, json };
}

test('[NOTIFY-44] the three formats are read by other parsers, and have the same entries under the same ids', async () => {
  const { feed } = await hallWithRecord();
  const { atom, rss, json } = await readAll(await feed());
  expect([atom.title, rss.title, json.title]).toEqual(Array(3).fill('Ordinance & <friends>'));
  expect(atom.feedUrl).toBe(address);
  expect(json.version).toBe('https://jsonfeed.org/version/1.1');
  const ids = json.items.map(({ id }) => id);
  expect(ids).toHaveLength(5);
  expect(new Set(ids).size).toBe(5);
  expect(ids).toContain('tag:city.example,2026:the-vote');
  expect(atom.items.map(({ id }) => id)).toEqual(ids);
  expect(rss.items.map(({ guid }) => guid)).toEqual(ids);
  const titles = json.items.map(({ title }) => title);
  expect(titles).toContain('260001, Cats & <Dogs> ]]> "act": Passage: carried 8–2');
  expect(atom.items.map(({ title }) => title)).toEqual(titles);
  expect(rss.items.map(({ title }) => title)).toEqual(titles);
  for (const { content_html } of json.items) expect(content_html).not.toContain('<Dogs>');
  for (const { content } of atom.items) expect(content).toContain('Cats &amp; &lt;Dogs&gt;');
});

test('[NOTIFY-44] of acts recorded at one instant the last ones are in the feed, the last of all first', async () => {
  const { notifier } = await hallWithRecord();
  const newest = async (limit: number) =>
    (await feedEntries(notifier, 'measure:kc-1', limit)).map(({ notice }) => notice.position);
  const all = await newest(50);
  expect(all).toEqual(all.toSorted((a, b) => b - a));
  expect(all).toHaveLength(5);
  expect(await newest(2)).toEqual(all.slice(0, 2));
});

test('[NOTIFY-45] a corrected act keeps its entry: the same id and publication, a later change, a mark', async () => {
  const { feed, record, notifier, clock } = await hallWithRecord();
  const before = (await readAll(await feed())).json.items.find(({ id }) => id.endsWith('the-vote'));
  clock.pass(60_000);
  await record({
    type: 'correct',
    measure: 'kc-1',
    on: '2026-01-23',
    event: 'the-vote',
    change: { data: { method: { kind: 'tally', ayes: 6, nays: 7 }, announced: 'lost' } },
    reason: 'Misread.',
  });
  await notifier.once();
  const { json, atom, rss } = await readAll(await feed());
  expect(json.items).toHaveLength(5);
  const [after] = json.items;
  expect(after?.id).toBe(before?.id);
  expect(after?.date_published).toBe(before?.date_published);
  expect((after?.date_modified ?? '') > (before?.date_modified ?? '')).toBe(true);
  expect(after?.tags).toContain('corrected');
  expect(after?.title).toMatch(/^Correction: .* lost 6–7$/);
  expect(atom.items[0]).toMatchObject({
    id: before?.id,
    updated: after?.date_modified,
    published: before?.date_published,
  });
  expect(rss.items[0]?.categories).toContain('corrected');
  expect(rss.items[0]?.isoDate).toBe('2026-01-08T15:01:00.000Z');
});

test('[NOTIFY-45] an act that never happened stays in the feeds, marked, in those of the topics that it was of as well', async () => {
  const { record, notifier, clock } = await hallWithRecord();
  clock.pass(60_000);
  await record({
    type: 'correct',
    measure: 'kc-1',
    on: '2026-01-23',
    event: 'the-vote',
    change: { strike: true },
    reason: 'Of another measure.',
  });
  await notifier.once();
  for (const topic of ['measure:kc-1', 'votes-of:ellington', 'stage:enacted', 'everything']) {
    const [entry] = await feedEntries(notifier, topic);
    expect(entry).toMatchObject({ id: 'the-vote', mark: 'withdrawn', updated: '2026-01-08T15:01:00.000Z' });
  }
});

test('[NOTIFY-44] a feed of nothing is a feed, and control characters in a title break none', async () => {
  const { log, notifier, feed } = await hallWithRecord();
  await readAll({ ...(await feed()), entries: [] });
  // No command can say such a title any more, and a record may hold one.
  const elsewhere = cityHall();
  await elsewhere.record({ type: 'introduce', measure: 'kc-2', on: '2026-01-08', kind: 'ordinance', title: 'A b c' });
  for (const { position: _position, version: _version, ...event } of await elsewhere.log.readStream('measure/kc-2'))
    await log.append({ events: [{ ...event, data: { ...event.data, title: 'a\u0000b\u0008\uFFFE c' } }], expect: {} });
  await notifier.once();
  const { atom, rss, json } = await readAll({
    ...(await feed()),
    entries: await feedEntries(notifier, 'measure:kc-2'),
  });
  expect([atom.items[0]?.title, rss.items[0]?.title, json.items[0]?.title]).toEqual(Array(3).fill('a b c: Introduced'));
});
