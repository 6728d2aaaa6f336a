import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Channel, OutgoingMessage } from '../delivery/channel.ts';
import { htmlPage } from '../template/document.ts';
import { noticeBlocks } from '../template/notice-blocks.ts';
import type { Words } from '../template/words.ts';

/** Where notices are posted. */
export interface PostedNoticeOptions {
  /** The folder that the city's web server shows; made if it is missing. */
  readonly folder: string;
  /** The words in a language: those of the notifier, `(locale) => notifier.words(locale)`. */
  readonly words: (locale: string) => Words;
}

/**
 * Posts notices as HTML pages in a folder, one to a message. The ledger keeps proof of each: when it was posted, and the
 * digest of the page exactly as it was.
 *
 * The address of a subscription is the name of the board, a folder below: `front-door`.
 */
export function postedNoticeChannel({ folder, words }: PostedNoticeOptions): Channel {
  return {
    name: 'posted',
    check: (address) =>
      /^[a-z0-9][a-z0-9-]{0,63}$/.test(address)
        ? undefined
        : 'expected the name of a board: small letters, digits and hyphens',
    async send(message) {
      if (message.kind === 'confirmation')
        return { outcome: 'refused', answer: 'a board is the city’s own; subscribe it as confirmed' };
      const content = page(message, words(message.subscription.locale));
      const place = `${message.address}/${message.id}.html`;
      try {
        await mkdir(join(folder, message.address), { recursive: true });
        await writeWhole(join(folder, place), content);
      } catch (error) {
        return { outcome: 'failed', answer: error instanceof Error ? error.message : String(error) };
      }
      return { outcome: 'delivered', answer: 'posted', posted: { content, place } };
    },
  };
}

/** What is posted is for everybody: it says nothing of who asked for it, or where they would stop it. */
function page({ notices, city, now, subscription }: OutgoingMessage, words: Words): string {
  const voice = { city, words };
  const [first] = notices;
  return htmlPage({
    locale: words.locale,
    title: city.name,
    blocks: [
      ...(notices.length > 1 || !first ? [{ kind: 'heading' as const, level: 1 as const, text: city.name }] : []),
      ...notices.flatMap(({ notice }) => noticeBlocks(notice, voice, notices.length > 1 ? 2 : 1)),
      { kind: 'paragraph', text: `${city.name}, ${words.instant(now, subscription.zone)}` },
    ],
  });
}

/** Whoever reads it gets the whole page or none, and it is on disk when it is said to be posted. */
async function writeWhole(path: string, content: string): Promise<void> {
  const file = await open(`${path}.part`, 'w');
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.part`, path);
}
