import type { City } from '../notice/city.ts';
import type { MessageKind, Secret } from '../store/store.ts';
import type { Subscription } from '../subscription/subscription.ts';
import type { Addressed, StopLinks } from '../template/compose.ts';
import type { Rendered } from '../template/document.ts';

/** A message as a channel gets it. */
export interface OutgoingMessage {
  /** The same in every repeat. */
  readonly id: string;
  readonly kind: MessageKind;
  readonly subscription: Subscription;
  /** Where it goes. It is not to be logged, and not to be in a receipt. */
  readonly address: string;
  readonly secrets: readonly Secret[];
  /** Empty for a confirmation. */
  readonly notices: readonly Addressed[];
  readonly stop: StopLinks;
  /** Where the subscription is confirmed, for a confirmation. */
  readonly confirm?: string | undefined;
  readonly city: City;
  /** The message in the reader's words. */
  readonly rendered: Rendered;
  /** The instant of sending, RFC 3339 in UTC. */
  readonly now: string;
}

/**
 * What came of an attempt: `delivered`; `failed`, to be tried again; `refused`, this message never; `gone`, this address never.
 */
export interface Receipt {
  readonly outcome: 'delivered' | 'failed' | 'refused' | 'gone';
  /** What the other side said, in a line; addresses in it are blotted out before it is kept. */
  readonly answer: string;
  /** Milliseconds that the other side asks to be left alone. */
  readonly retryAfter?: number | undefined;
  /** Exactly what was posted, and where, for proof; the message's HTML when left out. */
  readonly posted?: { readonly content: string | Uint8Array; readonly place: string } | undefined;
}

/** A way to reach subscribers. */
export interface Channel {
  /** As subscriptions name it: `email`, `webhook`. */
  readonly name: string;
  /** The longest an attempt may take, in milliseconds; what the notifier is told when left out. */
  readonly timeout?: number;
  /** What is wrong with an address, in a sentence; `undefined` for one that can be used. */
  check(address: string): string | undefined;
  /** A secret to sign with, for a channel that signs. */
  secret?(): string;
  /**
   * Sends a message. It settles within the time of the signal, whatever the other side does, and throws nothing that
   * is the other side's fault.
   */
  send(message: OutgoingMessage, signal: AbortSignal): Promise<Receipt>;
  close?(): Promise<void>;
}
