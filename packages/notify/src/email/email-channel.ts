import { createTransport } from 'nodemailer';
import type { Channel, Receipt } from '../delivery/channel.ts';
import { mailHeaders } from './mail-headers.ts';

/** How mail is sent. */
export interface EmailOptions {
  /** The server that takes mail: `smtps://user:password@mail.example.org`. */
  readonly server: string;
  /** Who signs: `City Clerk <notices@kcmo.example>`. */
  readonly from: string;
  /** Where answers go, when not to `from`. */
  readonly replyTo?: string;
  /** The address to which mail comes back that cannot be delivered; `{id}` in it stands for the message's id, so that it tells which. */
  readonly bounces?: string;
  /** How many connections are held to the server; 16 unless told, as many as there are messages under way. */
  readonly connections?: number;
  /** Milliseconds that the server may take for a mail; 60 000 unless told: one that is given up too soon comes twice. */
  readonly timeout?: number;
}

/** Codes by which a server says that there is no such mailbox: RFC 3463 5.1.x, and the plain replies 550 and 553. */
const noSuchMailbox = /\b5\.1\.\d+\b/;

/**
 * Sends notices by e-mail, as text and HTML. The address of a subscription is a mail address.
 *
 * A reply 4xx is tried again; 5xx is a bounce: the message is refused, and where the mailbox does not exist the address is gone.
 */
export function emailChannel({
  server,
  from,
  replyTo,
  bounces,
  connections = 16,
  timeout = 60_000,
}: EmailOptions): Channel {
  const transport = createTransport({
    url: server,
    pool: true,
    maxConnections: connections,
    // A message that was cut off is tried again by its worker, who keeps account of it.
    maxRequeues: 0,
    // A connection is no use any more once an attempt over it has been given up.
    connectionTimeout: Math.min(timeout, 10_000),
    greetingTimeout: Math.min(timeout, 10_000),
    socketTimeout: timeout,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    name: 'email',
    timeout,
    check: (address) =>
      /^[^\s@<>",;:\\()[\]]+@[^\s@<>",;:\\()[\]]+$/u.test(address) && address.length <= 254
        ? undefined
        : 'expected one mail address, such as ann@example.org',
    async send(message) {
      const { id, address, rendered } = message;
      const { messageId, inReplyTo, references, list } = mailHeaders(message);
      const mail = {
        from,
        to: { name: '', address },
        ...(replyTo !== undefined && { replyTo }),
        ...(bounces !== undefined && { envelope: { from: bounces.replaceAll('{id}', id), to: [address] } }),
        subject: rendered.subject,
        text: rendered.text,
        html: rendered.html,
        messageId,
        ...(inReplyTo !== undefined && { inReplyTo, references }),
        date: new Date(message.now),
        headers: {
          ...Object.fromEntries(Object.entries(list).map(([name, value]) => [name, { prepared: true, value }])),
          'Auto-Submitted': 'auto-generated',
        },
      };
      try {
        const { response } = await transport.sendMail(mail);
        return { outcome: 'delivered', answer: response };
      } catch (error) {
        return receiptOf(error);
      }
    },
    async close() {
      transport.close();
    },
  };
}

function receiptOf(error: unknown): Receipt {
  const { responseCode, response, code, message, command } = error as {
    responseCode?: number;
    response?: string;
    code?: string;
    message?: string;
    command?: string;
  };
  const answer = response ?? [code, message].filter(Boolean).join(': ');
  if (responseCode === undefined || responseCode < 500) return { outcome: 'failed', answer };
  const isMailbox = command === 'RCPT TO' || noSuchMailbox.test(answer);
  // A server that refuses to let us in says nothing of the mailbox, and may think better of it.
  if (!isMailbox && command !== 'DATA') return { outcome: 'failed', answer };
  return { outcome: noSuchMailbox.test(answer) ? 'gone' : 'refused', answer };
}
