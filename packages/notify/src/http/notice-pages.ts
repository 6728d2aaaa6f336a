import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Notifier } from '../delivery/notifier.ts';
import type { Subscription } from '../subscription/subscription.ts';
import { topicKey } from '../subscription/topic.ts';
import { escapeHtml, htmlPage } from '../template/document.ts';
import type { TemplateName } from '../template/english.ts';
import { eventStream } from './event-stream.ts';

/** What the pages show. */
export interface NoticePagesOptions {
  /** Milliseconds between looks for something new to stream; 1000 unless told. */
  readonly pollInterval?: number;
}

/** Feeds by the end of their address. */
const feeds = {
  '/feed.atom': 'application/atom+xml',
  '/feed.rss': 'application/rss+xml',
  '/feed.json': 'application/feed+json',
} as const;

/**
 * Answers at the city's `pages` address: `confirm` and `stop` with the token of a message, `feed.atom`, `feed.rss`,
 * `feed.json`, `calendar.ics` and `events` with the key of a topic (`?topic=measure:kc-1`; everything when left out). Events go
 * on behind the position of `Last-Event-ID`, or of `?after=`.
 *
 * Opening an address changes nothing, for programs that look through mails open them all: it shows a button. A POST
 * changes, also that of one click (RFC 8058).
 *
 * @example
 * createServer(nodeListener(noticePages(notifier))).listen(8080);
 */
export function noticePages(
  notifier: Notifier,
  { pollInterval = 1000 }: NoticePagesOptions = {},
): (request: Request) => Promise<Response> {
  const answer = async (request: Request): Promise<Response> => {
    const url = new URL(request.url);
    const base = new URL(notifier.city.pages).pathname.replace(/\/$/, '');
    if (!url.pathname.startsWith(`${base}/`)) return notFound();
    const path = url.pathname.slice(base.length);
    const topic = url.searchParams.get('topic') ?? undefined;
    const token = url.searchParams.get('token') ?? '';
    const isPost = request.method === 'POST';
    if (!isPost && request.method !== 'GET' && request.method !== 'HEAD')
      return new Response('Only GET and POST.\n', { status: 405, headers: { allow: 'GET, HEAD, POST' } });
    if (path === '/confirm') return isPost ? confirmed(notifier, token) : askToConfirm(notifier, token);
    if (path === '/stop') return isPost ? stopped(notifier, token, topic) : askToStop(notifier, token, topic);
    if (isPost) return notFound();
    if (Object.hasOwn(feeds, path))
      return asked(request, await feed(notifier, path as keyof typeof feeds, topic ?? 'everything'));
    if (path === '/calendar.ics') return asked(request, await calendar(notifier, topic ?? 'everything', url));
    if (path === '/events') {
      const after = positionIn(request.headers.get('last-event-id')) ?? positionIn(url.searchParams.get('after'));
      return new Response(
        eventStream(notifier, { topic: topic ?? 'everything', after, pollInterval, signal: request.signal }),
        {
          headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
        },
      );
    }
    return notFound();
  };
  return async (request) => {
    const answered = await answer(request);
    if (request.method !== 'HEAD') return answered;
    await answered.body?.cancel();
    return new Response(null, answered);
  };
}

function positionIn(text: string | null): number | undefined {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** Puts pages before Node's own HTTP server. */
export function nodeListener(
  pages: (request: Request) => Promise<Response>,
): (request: IncomingMessage, response: ServerResponse) => void {
  return (incoming, outgoing) => {
    const gone = new AbortController();
    outgoing.on('close', () => gone.abort());
    // No page reads a body: what a POST says stands in its address.
    incoming.resume();
    const headers = new Headers();
    for (const [name, value] of Object.entries(incoming.headers))
      if (typeof value === 'string') headers.set(name, value);
    const url = URL.parse(incoming.url ?? '/', 'http://localhost');
    const answer = url
      ? pages(new Request(url, { method: incoming.method ?? 'GET', headers, signal: gone.signal }))
      : Promise.resolve(notFound());
    answer
      .then(async (response) => {
        outgoing.writeHead(response.status, Object.fromEntries(response.headers));
        if (!response.body || incoming.method === 'HEAD') outgoing.end();
        else await pipeline(Readable.fromWeb(response.body as import('node:stream/web').ReadableStream), outgoing);
      })
      .catch(() => {
        // Who asked has gone, or cannot be told any more.
        if (!outgoing.headersSent) outgoing.writeHead(500);
        outgoing.end();
      });
  };
}

async function askToConfirm(notifier: Notifier, token: string): Promise<Response> {
  if (!(await notifier.awaiting(token))) return page(notifier, 'page.closed', 404);
  return form(notifier, 'confirm.link', { token }, 'confirm');
}

async function confirmed(notifier: Notifier, token: string): Promise<Response> {
  const subscription = await notifier.confirm(token);
  return subscription ? page(notifier, 'page.confirmed', 200, subscription) : page(notifier, 'page.closed', 404);
}

async function askToStop(notifier: Notifier, token: string, topic: string | undefined): Promise<Response> {
  const subscription = await notifier.find(token);
  if (!subscription) return page(notifier, 'page.unknown', 404);
  if (topic === undefined) return form(notifier, 'stop.all', { token }, 'stop');
  return form(notifier, 'stop.topic', { token, topic }, 'stop', { topic: await nameOfTopic(notifier, topic) });
}

async function stopped(notifier: Notifier, token: string, topic: string | undefined): Promise<Response> {
  const subscription = await notifier.stop(token, topic);
  if (!subscription) return page(notifier, 'page.unknown', 404);
  const words = notifier.words(subscription.locale);
  const left = await Promise.all(subscription.topics.map((each) => nameOfTopic(notifier, topicKey(each))));
  if (left.length === 0) return page(notifier, 'page.stopped', 200, subscription);
  return page(notifier, 'page.following', 200, subscription, { topics: words.list(left) });
}

/** A topic as notices of it call it; its key where there is none. */
async function nameOfTopic(notifier: Notifier, key: string): Promise<string> {
  const [notice] = await notifier.noticesOf(key, 1);
  return notice?.topicNames[key] ?? key;
}

/** What is read again and again, as one document. */
interface Document {
  readonly body: string;
  readonly type: string;
}

/** A document for whoever has it not; 304 for whoever has it as it is. */
function asked({ headers }: Request, { body, type }: Document): Response {
  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
  const had = headers
    .get('if-none-match')
    ?.split(',')
    .map((each) => each.trim().replace(/^W\//, ''));
  const known = { etag, 'cache-control': 'no-cache' };
  if (had?.some((each) => each === etag || each === '*')) return new Response(null, { status: 304, headers: known });
  return new Response(body, { headers: { ...known, 'content-type': `${type}; charset=utf-8` } });
}

async function feed(notifier: Notifier, path: keyof typeof feeds, topic: string): Promise<Document> {
  const { feedEntries, printAtom, printJsonFeed, printRss } = await import('../feed/feed.ts');
  const { city } = notifier;
  const address = `${city.pages.replace(/\/$/, '')}${path}?${new URLSearchParams({ topic })}`;
  const entries = await feedEntries(notifier, topic);
  const print = { '/feed.atom': printAtom, '/feed.rss': printRss, '/feed.json': printJsonFeed }[path];
  const body = print({
    title: titleOfTopic(notifier, topic, entries[0]?.notice.topicNames),
    address,
    city,
    voice: { city, words: notifier.words() },
    entries,
  });
  return { body, type: feeds[path] };
}

async function calendar(notifier: Notifier, topic: string, url: URL): Promise<Document> {
  const { printCalendar } = await import('../calendar/calendar.ts');
  const { city } = notifier;
  const body = printCalendar(await notifier.calendarOf(topic), {
    title: titleOfTopic(notifier, topic, { [topic]: await nameOfTopic(notifier, topic) }),
    city,
    words: notifier.words(),
    address: `${city.pages.replace(/\/$/, '')}/calendar.ics${url.search}`,
  });
  return { body, type: 'text/calendar' };
}

function titleOfTopic({ city }: Notifier, topic: string, names: Readonly<Record<string, string>> = {}): string {
  return topic === 'everything' ? city.name : `${names[topic] ?? topic}, ${city.name}`;
}

/** A page with one button. The address says what is asked, so that nothing else need be sent. */
function form(
  notifier: Notifier,
  label: 'confirm.link' | 'stop.all' | 'stop.topic',
  query: Readonly<Record<string, string>>,
  path: string,
  values: Readonly<Record<string, string>> = {},
): Response {
  const text = escapeHtml(notifier.words().say(label, values));
  const action = escapeHtml(`${notifier.city.pages.replace(/\/$/, '')}/${path}?${new URLSearchParams(query)}`);
  const body = htmlPage({
    locale: notifier.words().locale,
    title: notifier.city.name,
    blocks: [{ kind: 'heading', level: 1, text: notifier.city.name }],
  }).replace(
    '</main>',
    `<form method="post" action="${action}"><button type="submit">${text}</button></form>\n</main>`,
  );
  return html(body, 200);
}

function page(
  notifier: Notifier,
  name: TemplateName,
  status: number,
  subscription?: Subscription,
  values: Readonly<Record<string, string>> = {},
): Response {
  const words = notifier.words(subscription?.locale);
  return html(
    htmlPage({
      locale: words.locale,
      title: notifier.city.name,
      blocks: [
        { kind: 'heading', level: 1, text: notifier.city.name },
        { kind: 'paragraph', text: words.say(name, values) },
      ],
    }),
    status,
  );
}

function html(body: string, status: number): Response {
  return new Response(body, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
    },
  });
}

function notFound(): Response {
  return new Response('There is nothing here.\n', { status: 404, headers: { 'content-type': 'text/plain' } });
}
