import { createHash } from 'node:crypto';

/** The key of a delivery: one notice, to one subscription, by one channel. */
export function deliveryKey(notice: string, subscription: string, channel: string): string {
  return `${notice}/${subscription}/${channel}`;
}

/** The id of a message, made of what it is: the same parts give the same id, whoever sends it and however often. */
export function messageId(...parts: readonly string[]): string {
  return `msg_${createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 32)}`;
}
