import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { until } from '@statecraft/test-kit';
import { expect, onTestFinished, test } from 'vitest';
import { introduction } from '../acts.ts';
import { onEveryStore } from '../service.ts';

onEveryStore('being told', (opening) => {
  test('a system that the clerk subscribed is told of an act, signed, and not any more once it is ended', async () => {
    const service = await opening({ privateWebhooks: true });
    const { address, received } = await receiver();
    const { status, json } = await service.ask('POST', '/api/subscriptions', {
      as: 'clerk',
      json: { subscriber: 'archive', channel: 'webhook', address, topics: [{ kind: 'everything' }] },
    });
    expect(status).toBe(201);
    expect(json).toMatchObject({
      subscription: { state: 'active', channel: 'webhook' },
      secret: expect.stringMatching(/^whsec_/),
    });
    expect(JSON.stringify(json.subscription)).not.toContain(address);

    await service.act('clerk', introduction);
    await until(() => received.length === 1);
    expect(received[0]?.headers['webhook-signature']).toMatch(/^v1,/);
    expect(JSON.parse(received[0]?.body ?? '')).toMatchObject({ type: 'statecraft.measure.introduced' });

    const listed = await service.get('/api/subscriptions?subscriber=archive', { as: 'clerk' });
    expect(listed.json.subscriptions).toMatchObject([{ id: json.subscription.id }]);
    const ended = await service.ask('DELETE', `/api/subscriptions/${json.subscription.id}`, { as: 'clerk' });
    expect(ended.json).toMatchObject({ state: 'stopped' });
    expect((await service.ask('DELETE', '/api/subscriptions/sub_none', { as: 'clerk' })).status).toBe(404);
    expect((await service.get('/api/subscriptions?subscriber=archive')).status).toBe(401);
  });

  test('feeds and calendars are there for everybody', async () => {
    const service = await opening();
    await service.act('clerk', introduction);
    await service.city.notifier.once();
    const types = {
      'feed.atom': 'application/atom+xml',
      'feed.rss': 'application/rss+xml',
      'feed.json': 'application/feed+json',
      'calendar.ics': 'text/calendar',
    };
    for (const [file, type] of Object.entries(types)) {
      const { status, headers, text } = await service.get(`/notices/${file}`);
      expect(status, file).toBe(200);
      expect(headers.get('content-type'), file).toContain(type);
      expect(headers.get('x-content-type-options'), file).toBe('nosniff');
      if (file !== 'calendar.ics') expect(text, file).toContain('200999');
    }
    expect((await service.get('/notices/calendar.ics')).text).toContain('BEGIN:VCALENDAR');
  });

  test('notices come as a stream, which takes a place as long as somebody reads it', async () => {
    const service = await opening({ limits: { streams: 1 } });
    const stream = async () => service.app.request('/notices/events?topic=measure:kc-200162');
    const first = await stream();
    const reader = (first.body as ReadableStream<Uint8Array<ArrayBuffer>>)
      .pipeThrough(new TextDecoderStream())
      .getReader();
    expect((await reader.read()).value).toMatch(/^id: \d+\nevent: following\n/);
    expect((await stream()).status).toBe(429);
    await reader.cancel();
    const again = await stream();
    expect(again.status).toBe(200);
    await again.body?.cancel();
  });

  test('no mail leaves a service that has no mail server', async () => {
    const service = await opening();
    const json = { subscriber: 'ann', channel: 'email', address: 'ann@example.org', topics: [{ kind: 'everything' }] };
    expect(await service.ask('POST', '/api/subscriptions', { as: 'clerk', json })).toMatchObject({
      status: 400,
      json: { errors: [{ pointer: '/channel' }] },
    });
  });
});

/** A web server that takes whatever it is sent. */
async function receiver() {
  const received: { headers: IncomingMessage['headers']; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => {
      body += chunk;
    });
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      response.writeHead(204).end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, received };
}
