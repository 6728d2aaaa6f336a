import type { OutgoingMessage } from '../delivery/channel.ts';
import { oneLine } from '../template/document.ts';

/** The headers by which mail programs thread, sort and unsubscribe. */
export interface MailHeaders {
  readonly messageId: string;
  readonly inReplyTo?: string | undefined;
  readonly references?: string | undefined;
  readonly list: {
    readonly 'List-Id': string;
    readonly 'List-Unsubscribe': string;
    readonly 'List-Unsubscribe-Post': string;
  };
}

/**
 * What a message's headers say. Everything on one measure is one thread, whichever mail of it came first.
 *
 * `List-Unsubscribe` with `List-Unsubscribe-Post` is RFC 8058; `List-Id` RFC 2919.
 */
export function mailHeaders({ id, notices, city, stop, kind }: OutgoingMessage): MailHeaders {
  const [only, ...others] = notices;
  const subject = only && others.length === 0 ? only.notice.subject : undefined;
  const thread = subject && `<${subject.kind}.${label(subject.id)}@${city.domain}>`;
  const list = subject ? `${subject.kind}-${label(subject.id)}` : kind;
  const name = oneLine(subject ? (subject.file ?? subject.title ?? subject.id) : city.name).replace(
    /[^\p{L}\p{N} .-]/gu,
    ' ',
  );
  return {
    messageId: `<${id}@${city.domain}>`,
    inReplyTo: thread,
    references: thread,
    list: {
      'List-Id': `${/^[\x20-\x7E]*$/.test(name) ? `"${name.slice(0, 100)}" ` : ''}<${list}.notices.${city.domain}>`,
      'List-Unsubscribe': `<${stop.all}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  };
}

/** An id as a part of a domain or a local part: letters, digits and hyphens; what else it holds by its number. */
function label(id: string): string {
  return id.replace(/[^A-Za-z0-9-]/g, (character) => `_${character.codePointAt(0)?.toString(16)}_`).slice(0, 120);
}
