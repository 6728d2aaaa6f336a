import type { ServerResponse } from 'node:http';
import type { LookupFunction } from 'node:net';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import type { NotifierOptions } from '../../src/delivery/notifier.ts';
import type { CloudEvent } from '../../src/webhook/cloud-event.ts';
import { isPublicAddress } from '../../src/webhook/public-address.ts';
import { newSecret, signatures } from '../../src/webhook/signature.ts';
import { type WebhookOptions, webhookChannel } from '../../src/webhook/webhook-channel.ts';
import { Clock, cityHall, life } from '../city.ts';
import { type Received, startReceiver } from '../receiver.ts';

const open = { allowHttp: true, allowPrivate: true };

/** A city hall with webhooks, of which the one at `address` follows a measure. */
async function hallWith(
  address: string,
  options: WebhookOptions = open,
  how: Partial<Omit<NotifierOptions, 'clock'>> = {},
) {
  // Signatures are checked against the time of day.
  const hall = cityHall({ channels: [webhookChannel(options)], time: new Clock(new Date().toISOString()), ...how });
  const subscribed = await hall.notifier.subscribe(
    { subscriber: 'ann', channel: 'webhook', address, topics: [{ kind: 'measure', id: 'kc-1' }] },
    { confirmed: true },
  );
  if (!subscribed.ok) throw new Error(JSON.stringify(subscribed.malformations));
  await hall.record(...life('kc-1').slice(0, 1));
  const answers = async () =>
    (await hall.notifier.messages()).flatMap(({ attempts }) =>
      attempts.map(({ outcome, answer }) => `${outcome}: ${answer}`),
    );
  return { ...hall, ...subscribed, answers };
}

test('[NOTIFY-36] [NOTIFY-38] a signature holds by another library, and the body is a CloudEvent', async () => {
  const receiver = await startReceiver();
  const { notifier, secret } = await hallWith(receiver.url('/hook?x=1'));
  await notifier.once();
  const [request] = receiver.got;
  const event = new Webhook(secret ?? '').verify(request?.body ?? '', request?.headers ?? {}) as CloudEvent;
  expect(request?.path).toBe('/hook?x=1');
  expect(request?.headers['content-type']).toBe('application/cloudevents+json');
  expect(request?.headers['webhook-id']).toBe((await notifier.messages())[0]?.id);
  expect(event).toMatchObject({
    specversion: '1.0',
    source: 'https://city.example/statecraft',
    type: 'statecraft.measure.introduced',
    subject: 'measure/kc-1',
    datacontenttype: 'application/json',
    data: { topics: ['measure:kc-1'], notice: { act: 'introduced', stage: { from: 'unfiled', to: 'introduced' } } },
  });
  expect(() => new Webhook(newSecret()).verify(request?.body ?? '', request?.headers ?? {})).toThrow();
});

test('[NOTIFY-36] while a secret is replaced, either verifies; then the new one alone', async () => {
  const receiver = await startReceiver();
  const { notifier, secret, subscription, record, clock } = await hallWith(receiver.url());
  const fresh = await notifier.rotateSecret(subscription.id, 3_600_000);
  await notifier.once();
  const verifies = (index: number, with_: string | undefined) => {
    const { body, headers } = receiver.got[index] as Received;
    // The library looks at the clock; here only the signature is of interest.
    const seconds = Number(headers['webhook-timestamp']);
    return (
      headers['webhook-signature']
        ?.split(' ')
        .includes(signatures([with_ ?? ''], headers['webhook-id'] ?? '', seconds, body)) ?? false
    );
  };
  expect([verifies(0, secret), verifies(0, fresh)]).toEqual([true, true]);
  clock.pass(3_600_000);
  await record(...life('kc-1').slice(1, 2));
  await notifier.once();
  expect([verifies(1, secret), verifies(1, fresh)]).toEqual([false, true]);
});

test('[NOTIFY-36] any message is signed so that another library takes it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.uint8Array({ minLength: 24, maxLength: 64 }), (text, bytes) => {
      const [body, secret] = [text.toWellFormed(), `whsec_${Buffer.from(bytes).toString('base64')}`];
      const seconds = Math.floor(Date.now() / 1000);
      expect(new Webhook(secret).sign('msg_1', new Date(seconds * 1000), body)).toBe(
        signatures([secret], 'msg_1', seconds, body),
      );
    }),
  );
});

test('[NOTIFY-38] a digest is a batch of events', async () => {
  const receiver = await startReceiver();
  const hall = cityHall({ channels: [webhookChannel(open)] });
  await hall.follow({
    channel: 'webhook',
    address: receiver.url(),
    topics: [{ kind: 'everything' }],
    schedule: { kind: 'daily' },
  });
  await hall.record(...life('kc-1').slice(0, 3));
  await hall.notifier.once();
  hall.clock.pass(86_400_000);
  await hall.notifier.once();
  expect(receiver.got).toHaveLength(1);
  expect(receiver.got[0]?.headers['content-type']).toBe('application/cloudevents-batch+json');
  expect((JSON.parse(receiver.got[0]?.body ?? '') as CloudEvent[]).map(({ type }) => type)).toEqual([
    'statecraft.measure.introduced',
    'statecraft.measure.referred',
    'statecraft.measure.reported',
  ]);
});

test('[NOTIFY-2] a webhook that was not confirmed by its operator is sent the request to confirm, and nothing else', async () => {
  const receiver = await startReceiver();
  const { notifier, record } = cityHall({ channels: [webhookChannel(open)] });
  await notifier.subscribe({
    subscriber: 'ann',
    channel: 'webhook',
    address: receiver.url(),
    topics: [{ kind: 'everything' }],
  });
  await record(...life('kc-1').slice(0, 2));
  await notifier.once();
  expect(receiver.got.map(({ body }) => JSON.parse(body).type)).toEqual(['statecraft.subscription.requested']);
});

describe('addresses', () => {
  test.each([
    ['not a url', false],
    ['ftp://example.org/', false],
    ['http://example.org/', false],
    ['https://user:secret@example.org/', false],
    ['https://example.org/hook', true],
    ['javascript:alert(1)', false],
    ['https://', false],
  ])('[NOTIFY-1] %s', (address, fine) => {
    expect(webhookChannel().check(address) === undefined).toBe(fine);
  });

  test.each([
    ['127.0.0.1', false],
    ['10.1.2.3', false],
    ['169.254.169.254', false],
    ['172.31.0.1', false],
    ['192.168.1.1', false],
    ['100.64.0.1', false],
    ['0.0.0.0', false],
    ['224.0.0.1', false],
    ['255.255.255.255', false],
    ['8.8.8.8', true],
    ['172.32.0.1', true],
    ['::1', false],
    ['::', false],
    ['fe80::1', false],
    ['fd00::1', false],
    ['::ffff:127.0.0.1', false],
    ['64:ff9b::7f00:1', false],
    ['2002:7f00:1::', false],
    ['2606:4700::1111', true],
    ['2001:db8::1', false],
    ['example.org', false],
  ])('[NOTIFY-37] %s is public: %s', (address, isPublic) => {
    expect(isPublicAddress(address)).toBe(isPublic);
  });

  test.each(['127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1', '127.1', 'localhost'])(
    '[NOTIFY-37] %s is not connected to',
    async (host) => {
      const receiver = await startReceiver();
      const port = new URL(receiver.url()).port;
      const { notifier, answers } = await hallWith(`http://${host}:${port}/`, { allowHttp: true });
      await notifier.once();
      expect(receiver.got).toEqual([]);
      expect((await answers())[0]).toMatch(/^refused: .*not of the public Internet$/);
      expect(await notifier.counts()).toEqual({ dead: 1 });
    },
  );

  test('[NOTIFY-37] a name that stands for a private address when it is connected to is refused, whatever it stood for before', async () => {
    const receiver = await startReceiver();
    const port = new URL(receiver.url()).port;
    const answers_ = ['8.8.8.8', '127.0.0.1'];
    const lookup = ((
      _name: string,
      options: { all?: boolean },
      callback: (error: null, address: unknown, family?: number) => void,
    ) => {
      // The second address given, private, is the one that a connection would fall back on.
      callback(null, options.all ? answers_.map((address) => ({ address, family: 4 })) : answers_[1], 4);
    }) as unknown as LookupFunction;
    const { notifier, answers } = await hallWith(`http://rebind.example:${port}/`, { allowHttp: true, lookup });
    await notifier.once();
    expect(receiver.got).toEqual([]);
    expect(await answers()).toEqual(['refused: the name stands for an address that is not of the public Internet']);
  });

  test.each([301, 302, 303, 307, 308])('[NOTIFY-37] a redirect %i to another place is not followed', async (status) => {
    const inside = await startReceiver();
    const receiver = await startReceiver((_request, response) =>
      response.writeHead(status, { location: inside.url() }).end(),
    );
    const { notifier, answers } = await hallWith(receiver.url());
    await notifier.once();
    expect(inside.got).toEqual([]);
    expect(await answers()).toEqual([`failed: ${status}: redirects are not followed`]);
  });
});

describe('receivers that misbehave', () => {
  test('[NOTIFY-39] of megabytes only the beginning is read, and the answer is in', async () => {
    let written = 0;
    const receiver = await startReceiver((_request, response) => {
      response.writeHead(200);
      const chunk = Buffer.alloc(65_536, 'x');
      const more = () => {
        while (written < 200_000_000 && !response.destroyed) {
          written += chunk.length;
          if (!response.write(chunk)) {
            response.once('drain', more);
            return;
          }
        }
        response.end();
      };
      more();
    });
    const { notifier, answers } = await hallWith(receiver.url());
    await notifier.once();
    expect(written).toBeLessThan(20_000_000);
    expect((await answers())[0]).toMatch(/^delivered: 200 x{200}$/);
  });

  test.each<[what: string, answer: Parameters<typeof startReceiver>[0], said: RegExp]>([
    [
      'answers 500',
      (_request, response) => void response.writeHead(500).end('sorry\r\nsorry'),
      /^failed: 500 sorry sorry$/,
    ],
    ['resets', (request) => void request.socket.resetAndDestroy(), /^failed: ECONNRESET$/],
    ['hangs', () => undefined, /^failed: no answer in time$/],
    [
      'answers drop by drop',
      (_request, response) => {
        response.writeHead(200);
        const drip = setInterval(() => response.write('.'), 10);
        response.on('close', () => clearInterval(drip));
      },
      /^failed: no answer in time$/,
    ],
    [
      'sends headers without end',
      (request) => {
        request.socket.write('HTTP/1.1 200 OK\r\n');
        const more = setInterval(() => request.socket.write(`x-${'y'.repeat(1000)}: z\r\n`), 1);
        request.socket.on('close', () => clearInterval(more));
      },
      /^failed: (HPE_HEADER_OVERFLOW|no answer in time)$/,
    ],
    ['answers what is no HTTP', (request) => void request.socket.end('hello?\r\n\r\n'), /^failed: HPE_/],
  ])(
    '[NOTIFY-28] [NOTIFY-39] one that %s is tried again, to the last attempt, and sent anew by command',
    async (_what, answer, said) => {
      let fine = false;
      const receiver = await startReceiver((request, response, received) =>
        fine ? response.writeHead(200).end() : answer?.(request, response, received),
      );
      const { notifier, answers, clock } = await hallWith(receiver.url(), open, {
        timeout: 150,
        backoff: { attempts: 2 },
      });
      await notifier.once();
      clock.pass(5_000);
      await notifier.once();
      const said_ = await answers();
      expect(said_).toHaveLength(2);
      for (const each of said_) expect(each).toMatch(said);
      expect(await notifier.counts()).toEqual({ dead: 1 });
      fine = true;
      expect(await notifier.redeliver()).toBe(1);
      await notifier.once();
      expect(await notifier.counts()).toEqual({ sent: 1 });
      expect(new Set(receiver.got.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    },
  );

  test('[NOTIFY-26] Retry-After is heard', async () => {
    const receiver = await startReceiver(
      (_request, response) => void response.writeHead(429, { 'retry-after': '120' }).end(),
    );
    const { notifier, clock } = await hallWith(receiver.url());
    await notifier.once();
    clock.pass(119_999);
    await notifier.once();
    expect(receiver.got).toHaveLength(1);
    clock.pass(1);
    await notifier.once();
    expect(receiver.got).toHaveLength(2);
  });

  test('[NOTIFY-40] one that says that it is gone is disabled at once', async () => {
    const receiver = await startReceiver((_request, response) => void response.writeHead(410).end());
    const { notifier, record } = await hallWith(receiver.url());
    await notifier.once();
    await record(...life('kc-1').slice(1));
    await notifier.once();
    expect(receiver.got).toHaveLength(1);
    expect((await notifier.subscriptionsOf('ann'))[0]).toMatchObject({ state: 'disabled', reason: '410' });
  });

  test('[NOTIFY-28] forty hanging receivers do not hold up one that is well', async () => {
    const arrived: number[] = [];
    const hanging: ServerResponse[] = [];
    let hangs = false;
    const both = Promise.withResolvers<void>();
    const receiver = await startReceiver((request, response) => {
      if (request.url?.startsWith('/hangs')) {
        if (hangs) hanging.push(response);
        else response.writeHead(500).end();
        return;
      }
      response.writeHead(204).end();
      if (arrived.push(performance.now()) === 2) both.resolve();
    });
    const hall = cityHall({ channels: [webhookChannel(open)], timeout: 60_000, concurrency: 16 });
    for (let n = 0; n < 40; n += 1)
      await hall.follow({ channel: 'webhook', address: receiver.url(`/hangs-${n}`), topics: [{ kind: 'everything' }] });
    await hall.record(...life('kc-1').slice(0, 1));
    await hall.notifier.once();
    await hall.follow({ channel: 'webhook', address: receiver.url('/well'), topics: [{ kind: 'everything' }] });
    // All forty are due again, and are due with the new acts as well; from now on they do not answer.
    hall.clock.pass(60_000);
    await hall.record(...life('kc-1').slice(1, 3));
    hangs = true;
    const begun = performance.now();
    const round = hall.notifier.once();
    await both.promise;
    const delay = Math.max(...arrived) - begun;
    hangs = false;
    for (const response of hanging.splice(0)) response.writeHead(500).end();
    await round;
    expect(arrived).toHaveLength(2);
    process.stdout.write(
      `40 receivers hang: the 2 notices of another arrived within ${Math.round(delay)} ms, before any of the 40 was let go\n`,
    );
  });
});
