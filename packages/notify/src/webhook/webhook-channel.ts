import type { LookupFunction } from 'node:net';
import type { Channel, OutgoingMessage, Receipt } from '../delivery/channel.ts';
import { cloudEvent } from './cloud-event.ts';
import { type Answer, PrivateAddressError, post } from './post.ts';
import { newSecret, signatures } from './signature.ts';

/** How webhooks are sent. */
export interface WebhookOptions {
  /** Connect to addresses that are not of the public Internet too: for receivers in the city's own network, and tests. */
  readonly allowPrivate?: boolean;
  /** Send without encryption too. */
  readonly allowHttp?: boolean;
  /** Bytes of a response that are read; 65 536 unless told. */
  readonly mostBytes?: number;
  /** Resolves names; the system's resolver unless told. */
  readonly lookup?: LookupFunction;
}

/** How much of a response is kept as the answer. */
const ANSWER = 200;
const SECOND = 1_000;

/**
 * Posts notices to web addresses, signed by Standard Webhooks, as CloudEvents: one as `application/cloudevents+json`, a digest
 * as `application/cloudevents-batch+json`.
 *
 * `webhook-id` is the same in every repeat. 2xx is delivered; 410 says that the address is gone for good; redirects are not
 * followed and, as any other answer, tried again. The address of a subscription is its URL.
 */
export function webhookChannel(options: WebhookOptions = {}): Channel {
  const { allowPrivate = false, allowHttp = false, mostBytes = 65_536, lookup } = options;
  return {
    name: 'webhook',
    secret: newSecret,
    check(address) {
      const url = URL.parse(address);
      if (!url || !['https:', 'http:'].includes(url.protocol))
        return 'expected a web address, such as https://example.org/hook';
      if (url.protocol === 'http:' && !allowHttp) return 'expected an address that begins with https://';
      if (url.username !== '' || url.password !== '')
        return 'an address cannot hold a password: the signature says who sends';
      return undefined;
    },
    async send(message, signal) {
      const { id, address, secrets, now } = message;
      const body = bodyOf(message);
      const seconds = Math.floor(Date.parse(now) / SECOND);
      const headers = {
        'content-type':
          message.kind === 'digest' ? 'application/cloudevents-batch+json' : 'application/cloudevents+json',
        'user-agent': 'statecraft-notify',
        'webhook-id': id,
        'webhook-timestamp': String(seconds),
        'webhook-signature': signatures(
          secrets.map(({ secret }) => secret),
          id,
          seconds,
          body,
        ),
      };
      try {
        return receiptOf(
          await post({ url: new URL(address), headers, body, signal, most: mostBytes, allowPrivate, lookup }),
        );
      } catch (error) {
        if (error instanceof PrivateAddressError) return { outcome: 'refused', answer: error.message };
        return { outcome: 'failed', answer: signal.aborted ? 'no answer in time' : wordsFor(error) };
      }
    },
  };
}

function bodyOf({ kind, id, notices, confirm, city, subscription, now }: OutgoingMessage): string {
  if (kind === 'confirmation') {
    return JSON.stringify({
      specversion: '1.0',
      id,
      source: `https://${city.domain}/statecraft`,
      type: 'statecraft.subscription.requested',
      subject: `subscription/${subscription.id}`,
      time: now,
      datacontenttype: 'application/json',
      data: { confirm },
    });
  }
  const events = notices.map(({ notice, reasons }) => cloudEvent(notice, reasons, city));
  return JSON.stringify(kind === 'digest' ? events : events[0]);
}

function receiptOf({ status, retryAfter, text }: Answer): Receipt {
  const answer = `${status} ${text.slice(0, ANSWER)}`.trim();
  if (status >= 200 && status < 300) return { outcome: 'delivered', answer };
  if (status === 410) return { outcome: 'gone', answer };
  if (status >= 300 && status < 400) return { outcome: 'failed', answer: `${status}: redirects are not followed` };
  const asked = retryAfter === undefined ? undefined : Number(retryAfter) * SECOND;
  return { outcome: 'failed', answer, ...(asked !== undefined && Number.isFinite(asked) && { retryAfter: asked }) };
}

function wordsFor(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  return code ?? message ?? 'failed';
}
