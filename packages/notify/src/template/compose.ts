import type { Notice } from '../notice/notice.ts';
import type { Document } from './document.ts';
import { noticeBlocks, titleOf, type Voice } from './notice-blocks.ts';

/** Where a reader ends what they get. */
export interface StopLinks {
  readonly all: string;
  /** By the key of a topic. */
  readonly topics: Readonly<Record<string, string>>;
}

/** A notice on its way to somebody, with the keys of the topics for which they get it. */
export interface Addressed {
  readonly notice: Notice;
  readonly reasons: readonly string[];
}

/** Puts one notice or several into a message: what changed, what comes next, how to be heard, why it came, where to stop it. */
export function composeNotices(told: readonly Addressed[], stop: StopLinks, voice: Voice): Document {
  const { words, city } = voice;
  const [only, ...others] = told;
  const single = only && others.length === 0 ? only.notice : undefined;
  const title = single
    ? titleOf(single, voice)
    : words.say('subject.digest', { city: city.name, count: words.number(told.length) });
  const names = new Map(
    told.flatMap(({ notice, reasons }) => reasons.map((key) => [key, nameOfTopic(notice, key, voice)])),
  );
  return {
    locale: words.locale,
    title,
    blocks: [
      ...(single ? [] : [{ kind: 'heading' as const, level: 1 as const, text: title }]),
      ...told.flatMap(({ notice }) => noticeBlocks(notice, voice, single ? 1 : 2)),
      { kind: 'heading', level: 2, text: words.say('heading.why') },
      { kind: 'paragraph', text: words.say('why', { topics: words.list([...names.values()]) }) },
      { kind: 'heading', level: 2, text: words.say('heading.stop') },
      ...[...names].flatMap(([key, topic]) => {
        const href = stop.topics[key];
        return href === undefined ? [] : [{ kind: 'link' as const, text: words.say('stop.topic', { topic }), href }];
      }),
      { kind: 'link', text: words.say('stop.all'), href: stop.all },
      { kind: 'paragraph', text: city.name },
    ],
  };
}

/** The message that asks whether a subscription is wanted. */
export function composeConfirmation(link: string, { city, words }: Voice): Document {
  const title = words.say('subject.confirm', { city: city.name });
  return {
    locale: words.locale,
    title,
    blocks: [
      { kind: 'heading', level: 1, text: title },
      { kind: 'paragraph', text: words.say('confirm', { city: city.name }) },
      { kind: 'link', text: words.say('confirm.link'), href: link },
      { kind: 'paragraph', text: words.say('confirm.until') },
    ],
  };
}

function nameOfTopic({ topicNames }: Notice, key: string, { words }: Voice): string {
  if (key === 'everything') return words.say('everything');
  if (key.startsWith('query:')) return `“${key.slice('query:'.length)}”`;
  return topicNames[key] ?? key;
}
