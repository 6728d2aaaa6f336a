import { headers, type MsgHdrs } from '@nats-io/transport-node';
import type { RecordedEvent } from '@statecraft/core';
import { damaged, foreign, newer } from './faults.ts';

/** How messages are laid out, as their headers say. */
const layout = '1';

const header = { layout: 'Statecraft-Layout', id: 'Statecraft-Message' } as const;

/** Bytes that a message's headers take at most: ours, and those that say what it rests on. */
export const headerRoom = 512;

/** A message of the stream: events that were recorded together, each a line of JSON, in the order of their positions. */
export interface Message {
  /** Unique to the try that published it. */
  readonly id: string;
  readonly lines: readonly string[];
}

export function headersOf({ id }: Message): MsgHdrs {
  const made = headers();
  made.set(header.layout, layout);
  made.set(header.id, id);
  return made;
}

export function bodyOf({ lines }: Message): Uint8Array {
  return new TextEncoder().encode(lines.join('\n'));
}

/** Reads a message of the stream; throws `log-foreign` or `log-newer` for one that this library did not write. */
export function readMessage(log: string, sequence: number, given: MsgHdrs | undefined, data: Uint8Array): Message {
  const found = given?.get(header.layout) ?? '';
  if (found === '') throw foreign(log, `message ${sequence} does not say how it is laid out`);
  if (found !== layout) throw newer(log, found, layout);
  return { id: given?.get(header.id) ?? '', lines: new TextDecoder().decode(data).split('\n') };
}

/** The event of a line; throws `log-corrupt` when there is none. */
export function eventIn(log: string, sequence: number, line: string | undefined): RecordedEvent {
  try {
    return JSON.parse(line ?? '') as RecordedEvent;
  } catch (error) {
    throw damaged(log, sequence, 'a line is not JSON', error);
  }
}
