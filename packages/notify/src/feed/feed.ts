import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith';
import type { Notifier } from '../delivery/notifier.ts';
import type { City } from '../notice/city.ts';
import type { Notice } from '../notice/notice.ts';
import { cleaned, htmlFragment, oneLine } from '../template/document.ts';
import { noticeBlocks, titleOf, type Voice } from '../template/notice-blocks.ts';

/** One entry of a feed: an act as it is told now. Its id stays the same when it is corrected. */
export interface FeedEntry {
  /** The event's id. */
  readonly id: string;
  /** When it was first told, and when what is told last changed; RFC 3339 in UTC. */
  readonly published: string;
  readonly updated: string;
  /** What is told of it now: its own notice, or the one that put it right. */
  readonly notice: Notice;
  /** Whether it was corrected, or never happened. A withdrawn entry stays, marked, so that readers who have it learn of it. */
  readonly mark?: 'corrected' | 'withdrawn' | undefined;
}

/** What a feed says of itself. */
export interface Feed {
  readonly title: string;
  /** Where the feed itself is read. */
  readonly address: string;
  /** Where people read of the same. */
  readonly home?: string | undefined;
  readonly city: Pick<City, 'name' | 'domain'>;
  readonly voice: Voice;
  readonly entries: readonly FeedEntry[];
}

/** The newest entries of a topic, those that changed last first; corrections stand in the entry of what they correct. */
export async function feedEntries(
  notifier: Pick<Notifier, 'noticesOf' | 'notice'>,
  topic: string,
  limit = 50,
): Promise<FeedEntry[]> {
  const entries = new Map<string, FeedEntry>();
  // As many again may be corrections, which stand in no entry of their own.
  for (const notice of (await notifier.noticesOf(topic, limit * 2)).toReversed()) {
    const { correction } = notice;
    if (!correction) {
      entries.set(notice.id, { id: notice.id, published: notice.at, updated: notice.at, notice });
      continue;
    }
    for (const id of correction.acts) {
      const known = entries.get(id) ?? (await firstTold(notifier, id));
      if (!known) continue;
      entries.set(id, {
        ...known,
        updated: notice.at,
        // Of the other acts that it changed, their own words stay, and the mark says that there is more to it.
        notice: id === correction.of ? notice : { ...known.notice, correction: { ...correction, withdrawn: false } },
        mark: id === correction.of && correction.withdrawn ? 'withdrawn' : 'corrected',
      });
    }
  }
  // Acts of one commit share an instant: of these the one recorded last comes first, and the oldest fall away.
  return [...entries.values()]
    .sort((a, b) => b.updated.localeCompare(a.updated) || b.notice.position - a.notice.position)
    .slice(0, limit);
}

/** Prints a feed as Atom, RFC 4287. */
export function printAtom(feed: Feed): string {
  const { title, address, home, city, entries } = feed;
  return snug(
    generateAtomFeed({
      id: tag(city, `feed/${address}`),
      title: { value: oneLine(title), type: 'text' },
      updated: new Date(newest(entries)),
      authors: [{ name: oneLine(city.name) }],
      links: [
        { href: address, rel: 'self', type: 'application/atom+xml' },
        ...(home ? [{ href: home, rel: 'alternate' }] : []),
      ],
      entries: entries.map((entry) => ({
        id: tag(city, entry.id),
        title: { value: titleOf(entry.notice, feed.voice), type: 'text' as const },
        published: new Date(entry.published),
        updated: new Date(entry.updated),
        ...(entry.notice.link !== undefined && { links: [{ href: entry.notice.link, rel: 'alternate' }] }),
        categories: categoriesOf(entry).map((term) => ({ term })),
        content: { value: contentOf(entry, feed.voice), type: 'html' as const },
      })),
    }),
  );
}

/** Prints a feed as RSS 2.0. RSS has no date of change: `pubDate` is when the entry last changed, so that readers look again. */
export function printRss(feed: Feed): string {
  const { title, address, home, city, entries, voice } = feed;
  return snug(
    generateRssFeed({
      title: oneLine(title),
      link: home ?? address,
      description: oneLine(`${title}, ${city.name}`),
      language: voice.words.locale,
      lastBuildDate: new Date(newest(entries)),
      atom: { links: [{ href: address, rel: 'self', type: 'application/rss+xml' }] },
      items: entries.map((entry) => ({
        title: titleOf(entry.notice, voice),
        ...(entry.notice.link !== undefined && { link: entry.notice.link }),
        guid: { value: tag(city, entry.id), isPermaLink: false },
        pubDate: new Date(entry.updated),
        categories: categoriesOf(entry).map((name) => ({ name })),
        description: contentOf(entry, voice),
      })),
    }),
  );
}

/** Prints a feed as JSON Feed 1.1. */
export function printJsonFeed(feed: Feed): string {
  const { title, address, home, city, entries, voice } = feed;
  return JSON.stringify(
    generateJsonFeed({
      title: oneLine(title),
      feed_url: address,
      ...(home !== undefined && { home_page_url: home }),
      language: voice.words.locale,
      authors: [{ name: oneLine(city.name) }],
      items: entries.map((entry) => ({
        id: tag(city, entry.id),
        ...(entry.notice.link !== undefined && { url: entry.notice.link }),
        title: titleOf(entry.notice, voice),
        content_html: contentOf(entry, voice),
        date_published: new Date(entry.published),
        date_modified: new Date(entry.updated),
        tags: categoriesOf(entry),
      })),
    }),
    null,
    2,
  );
}

async function firstTold(notifier: Pick<Notifier, 'notice'>, id: string): Promise<FeedEntry | undefined> {
  const notice = await notifier.notice(id);
  return notice && { id, published: notice.at, updated: notice.at, notice };
}

function contentOf({ notice }: FeedEntry, voice: Voice): string {
  return cleaned(htmlFragment({ blocks: noticeBlocks(notice, voice, 1) }));
}

function categoriesOf({ mark, notice }: FeedEntry): string[] {
  return [...(mark ? [mark] : []), notice.act];
}

/** A URI that names a thing of the city's for good: a `tag:` by RFC 4151. */
function tag({ domain }: Pick<City, 'domain'>, name: string): string {
  return `tag:${domain},2026:${encodeURIComponent(name.toWellFormed())}`;
}

function newest(entries: readonly FeedEntry[]): string {
  return entries[0]?.updated ?? '1970-01-01T00:00:00.000Z';
}

/** XML whose texts begin and end with their elements: not every reader cuts off the white space of the printer. */
function snug(xml: string): string {
  return xml.replace(/>\s+<!\[CDATA\[/g, '><![CDATA[').replace(/\]\]>\s+<\//g, ']]></');
}
