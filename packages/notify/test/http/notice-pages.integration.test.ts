import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import ICAL from 'ical.js';
import Parser from 'rss-parser';
import { expect, onTestFinished, test, vi } from 'vitest';
import { eventStream } from '../../src/http/event-stream.ts';
import { nodeListener, noticePages } from '../../src/http/notice-pages.ts';
import { city, cityHall, life } from '../city.ts';

/** A city hall whose pages are served on loopback. */
async function served() {
  let listener: ReturnType<typeof nodeListener> = () => undefined;
  const server = createServer((request, response) => listener(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const pages = `http://127.0.0.1:${(server.address() as AddressInfo).port}/notices/`;
  const hall = cityHall({ city: { ...city, pages } });
  listener = nodeListener(noticePages(hall.notifier, { pollInterval: 5 }));
  return { ...hall, pages };
}

test('[NOTIFY-50] opening the address to confirm changes nothing; the button does', async () => {
  const { notifier, mailbox } = await served();
  await notifier.subscribe({ subscriber: 'ann', channel: 'mailbox', address: 'ann', topics: [{ kind: 'everything' }] });
  await notifier.once();
  const address = mailbox.got[0]?.confirm ?? '';
  const state = async () => (await notifier.subscriptionsOf('ann'))[0]?.state;
  for (const method of ['GET', 'HEAD']) expect((await fetch(address, { method })).status).toBe(200);
  const page = await (await fetch(address)).text();
  expect(page).toContain('<form method="post" action=');
  expect(await state()).toBe('unconfirmed');
  expect((await fetch(address, { method: 'DELETE' })).status).toBe(405);
  expect((await fetch(address, { method: 'POST' })).status).toBe(200);
  expect(await state()).toBe('active');
  expect((await fetch(address, { method: 'POST' })).status).toBe(404);
});

test('[NOTIFY-50] [NOTIFY-3] one click ends a subscription, or one topic of it; opening the address does not', async () => {
  const { notifier, mailbox, follow, record } = await served();
  await follow({
    subscriber: 'ann',
    topics: [
      { kind: 'measure', id: 'kc-1' },
      { kind: 'measure', id: 'kc-2' },
    ],
  });
  await record(...life('kc-1').slice(0, 1));
  await notifier.once();
  const { all = '', topics = {} } = mailbox.got[0]?.stop ?? {};
  const state = async () => (await notifier.subscriptionsOf('ann'))[0];
  expect(await (await fetch(topics['measure:kc-1'] ?? '')).text()).toContain('Stop notices about 260001');
  await fetch(all);
  expect((await state())?.topics).toHaveLength(2);
  // As a mail program does it: RFC 8058.
  const click = {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
  };
  expect((await fetch(topics['measure:kc-1'] ?? '', click)).status).toBe(200);
  expect((await state())?.topics).toEqual([{ kind: 'measure', id: 'kc-2' }]);
  const answer = await fetch(all, click);
  expect(await answer.text()).toContain('You get no more notices.');
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect((await state())?.state).toBe('stopped');
  expect((await fetch(all, click)).status).toBe(200);
  expect((await fetch(all.replace(/token=.*/, 'token=nobody'), click)).status).toBe(404);
});

test('[NOTIFY-44] feeds and calendars are read from their addresses', async () => {
  const { notifier, record, pages } = await served();
  await record(...life('kc-1'));
  await notifier.once();
  const query = `?topic=${encodeURIComponent('measure:kc-1')}`;
  const get = async (path: string) => {
    const response = await fetch(`${pages}${path}${query}`);
    return { type: response.headers.get('content-type'), text: await response.text() };
  };
  const [atom, rss, json, calendar] = [
    await get('feed.atom'),
    await get('feed.rss'),
    await get('feed.json'),
    await get('calendar.ics'),
  ];
  expect([atom.type, rss.type, json.type, calendar.type]).toEqual([
    'application/atom+xml; charset=utf-8',
    'application/rss+xml; charset=utf-8',
    'application/feed+json; charset=utf-8',
    'text/calendar; charset=utf-8',
  ]);
  const parser = new Parser();
  expect((await parser.parseString(atom.text)).title).toBe('260001, City of Testing');
  expect((await parser.parseString(rss.text)).items).toHaveLength(5);
  expect(JSON.parse(json.text).feed_url).toBe(`${pages}feed.json?topic=measure%3Akc-1`);
  expect(
    new ICAL.Component(ICAL.parse(calendar.text) as [string, unknown[], unknown[]]).getAllSubcomponents('vevent'),
  ).toHaveLength(1);
});

test('[NOTIFY-54] HEAD is answered with what GET has but its body, and begins no stream', async () => {
  const { notifier, record } = cityHall();
  await record(...life('kc-1').slice(0, 1));
  await notifier.once();
  const read = vi.spyOn(notifier, 'noticesAfter');
  const pages = noticePages(notifier);
  for (const path of ['feed.atom', 'calendar.ics', 'events', 'nothing']) {
    const ask = (method: string) => pages(new Request(`${city.pages}/${path}`, { method }));
    const [head, get] = [await ask('HEAD'), await ask('GET')];
    await get.body?.cancel();
    expect(head.body, path).toBeNull();
    expect([head.status, ...head.headers], path).toEqual([get.status, ...get.headers]);
  }
  expect(read).not.toHaveBeenCalled();
});

test.each(['feed.atom', 'feed.rss', 'feed.json', 'calendar.ics'])(
  '[NOTIFY-55] %s is sent again only when it has changed',
  async (path) => {
    const { notifier, record } = cityHall();
    const pages = noticePages(notifier);
    const ask = (etag?: string) =>
      pages(new Request(`${city.pages}/${path}`, { headers: etag === undefined ? {} : { 'if-none-match': etag } }));
    const acts = life('kc-1');
    await record(...acts.slice(0, 1));
    await notifier.once();
    const first = await ask();
    const etag = first.headers.get('etag') ?? '';
    expect(first.headers.get('cache-control')).toBe('no-cache');
    for (const had of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await ask(had);
      expect([again.status, again.headers.get('etag'), again.body], had).toEqual([304, etag, null]);
    }
    expect((await ask('"other"')).status).toBe(200);
    await record(...acts.slice(1));
    await notifier.once();
    const changed = await ask(etag);
    expect(changed.status).toBe(200);
    expect(await changed.text()).not.toBe(await first.text());
  },
);

test.each(['', 'nothing', 'feed.atom/..', '../', 'feed.xml'])('[NOTIFY-50] there is nothing at %j', async (path) => {
  const { pages } = await served();
  expect((await fetch(`${pages}${path}`)).status).toBe(404);
});

/** Reads a stream of events until there are as many as asked for; gives id and type of each. */
/** Reads so many events; `opened` is told when the stream has begun, and so has settled where. */
async function readEvents(
  address: string,
  count: number,
  last?: string,
  opened = () => {},
): Promise<[id: string, type: string][]> {
  const ended = new AbortController();
  const response = await fetch(address, {
    signal: ended.signal,
    ...(last !== undefined && { headers: { 'last-event-id': last } }),
  });
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const events: [string, string][] = [];
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    opened();
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    const parts = text.split('\n\n');
    text = parts.pop() ?? '';
    for (const part of parts.filter((each) => each.includes('event: notice'))) {
      const fields = Object.fromEntries(
        part.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
      );
      events.push([fields.id ?? '', JSON.parse(fields.data ?? '{}').type]);
    }
    if (events.length >= count) break;
  }
  ended.abort();
  return events;
}

test('[NOTIFY-49] a stream goes on behind the id that was seen last, and tells what is recorded while it is open', async () => {
  const { notifier, record, pages } = await served();
  const address = `${pages}events?topic=measure%3Akc-1`;
  await record(...life('kc-1').slice(0, 2), ...life('kc-2').slice(0, 2));
  await notifier.once();
  expect(await readEvents(address, 2, '0')).toEqual([
    ['1', 'statecraft.measure.introduced'],
    ['2', 'statecraft.measure.referred'],
  ]);
  const open = Promise.withResolvers<void>();
  const later = readEvents(address, 2, '1', open.resolve);
  await open.promise;
  await record(...life('kc-1').slice(2, 3));
  await notifier.once();
  expect(await later).toEqual([
    ['2', 'statecraft.measure.referred'],
    ['5', 'statecraft.measure.reported'],
  ]);
});

test('[NOTIFY-49] without an id a stream begins with what comes next', async () => {
  const { notifier, record, pages } = await served();
  await record(...life('kc-1').slice(0, 2));
  await notifier.once();
  const open = Promise.withResolvers<void>();
  const next = readEvents(`${pages}events`, 1, 'no id of ours', open.resolve);
  await open.promise;
  await record(...life('kc-1').slice(2, 3));
  await notifier.once();
  expect(await next).toEqual([['3', 'statecraft.measure.reported']]);
});

test('[NOTIFY-49] a reader who is cut off before a first notice misses none', async () => {
  const { notifier, record, pages } = await served();
  const address = `${pages}events?topic=measure%3Akc-1`;
  await record(...life('kc-1').slice(0, 2));
  await notifier.once();
  const cutOff = await fetch(address);
  const { value } = (await cutOff.body?.getReader().read()) ?? {};
  const last = /^id: (\d+)$/m.exec(new TextDecoder().decode(value))?.[1];
  expect(last).toBe('2');
  await record(...life('kc-1').slice(2, 3));
  await notifier.once();
  expect(await readEvents(address, 1, last)).toEqual([['3', 'statecraft.measure.reported']]);
});

test('[NOTIFY-49] where nothing happens the position is told, also of what others follow', async () => {
  const { notifier, record } = cityHall();
  const stream = eventStream(notifier, { topic: 'measure:kc-2', pollInterval: 1, keepAlive: 5 });
  const reader = stream.getReader();
  const next = async () => new TextDecoder().decode((await reader.read()).value);
  expect(await next()).toContain('id: 0\nevent: following\n');
  await record(...life('kc-1').slice(0, 2));
  await notifier.once();
  let told = '';
  while (!told.includes('id: 2\n')) told = await next();
  expect(told).toBe('id: 2\nevent: following\ndata: {"after":2}\n\n');
  await reader.cancel();
});

test('[NOTIFY-49] a reader who comes anew says in the address behind what to go on', async () => {
  const { notifier, record, pages } = await served();
  await record(...life('kc-1').slice(0, 2));
  await notifier.once();
  const address = `${pages}events?topic=measure%3Akc-1&after=1`;
  expect(await readEvents(address, 1)).toEqual([['2', 'statecraft.measure.referred']]);
  expect(await readEvents(address, 2, '0')).toHaveLength(2);
});
