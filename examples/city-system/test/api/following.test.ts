import type { RecordedEvent } from '@statecraft/core';
import { expect, test } from 'vitest';
import { introduction } from '../acts.ts';
import { onEveryStore, openService, type Service } from '../service.ts';

onEveryStore('following the record', (opening) => {
  test('acts come as they are recorded, and after a cut from where it stopped: each once, none missed', async () => {
    const service = await opening();
    const head = await service.city.log.head();
    const first = await listen(service, {});
    await introduce(service, 1, 5);
    const heard = await first.take(3);
    first.hangUp();
    // While nobody listens, and while the next reader catches up, it goes on.
    await introduce(service, 6, 10);
    const writing = introduce(service, 11, 20);
    const second = await listen(service, { headers: { 'last-event-id': String(heard.at(-1)?.position) } });
    const rest = await second.take(17);
    await writing;
    second.hangUp();
    expect([...heard, ...rest].map(({ position }) => position)).toEqual(
      Array.from({ length: 20 }, (_, index) => head + 1 + index),
    );
  });

  test('everything from the beginning, or of one measure alone', async () => {
    const service = await opening();
    await introduce(service, 1, 3);
    const whole = await listen(service, { query: '?after=0' });
    const positions = (await whole.take(77)).map(({ position }) => position);
    expect(positions).toEqual(Array.from({ length: 77 }, (_, index) => index + 1));
    whole.hangUp();
    const one = await listen(service, { query: '?after=0&measure=kc-n2' });
    expect(await one.take(1)).toMatchObject([{ stream: 'measure/kc-n2' }]);
    one.hangUp();
  });
});

test('a reader who only listens is told the position at once, and hangs up when the service ends', async () => {
  const service = await openService();
  const response = await service.app.request('/api/events');
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  expect(response.headers.get('cache-control')).toBe('no-cache');
  const reader = (response.body as ReadableStream<Uint8Array<ArrayBuffer>>)
    .pipeThrough(new TextDecoderStream())
    .getReader();
  expect((await reader.read()).value).toContain('id: 74\nevent: following');
  await service.city.endFollowing();
  expect((await reader.read()).done).toBe(true);
});

test('nobody holds more streams open than are allowed, and who leaves makes room', async () => {
  const service = await openService({ limits: { streams: 2 } });
  const [one] = await Promise.all([listen(service, {}), listen(service, {})]);
  expect((await service.get('/api/events')).status).toBe(429);
  one.hangUp();
  // Whoever hangs up is gone a moment later.
  let status = 429;
  while (status === 429) {
    const response = await service.app.request('/api/events');
    await response.body?.cancel();
    status = response.status;
  }
  expect(status).toBe(200);
});

test.each(['/api/events', '/notices/events'])('asking for the headers alone takes no place: %s', async (path) => {
  const { app } = await openService({ limits: { streams: 1 } });
  const head = async () => app.request(path, { method: 'HEAD' });
  for (const { status, headers } of [await head(), await head()]) {
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/event-stream');
    expect(headers.get('x-accel-buffering')).toBe('no');
  }
  const followed = await app.request(path);
  expect(followed.status).toBe(200);
  await followed.body?.cancel();
});

test.each(['?after=-1', '?after=x', '?measure=../x'])('a question that is none is refused: %s', async (query) => {
  expect((await (await openService()).get(`/api/events${query}`)).status).toBe(400);
});

/** Records introductions of measures by their numbers, one after the other. */
async function introduce({ city }: Service, from: number, until: number): Promise<void> {
  for (let number = from; number <= until; number += 1)
    await city.engine.execute({ ...introduction, measure: `kc-n${number}` } as Parameters<
      typeof city.engine.execute
    >[0]);
}

/** Listens to the stream of a service. */
async function listen(
  { app }: Service,
  { query = '', headers = {} }: { query?: string; headers?: Record<string, string> },
) {
  const response = await app.request(`/api/events${query}`, { headers });
  expect(response.status).toBe(200);
  const reader = (response.body as ReadableStream<Uint8Array<ArrayBuffer>>)
    .pipeThrough(new TextDecoderStream())
    .getReader();
  let text = '';
  const events: RecordedEvent[] = [];
  return {
    /** The next so many acts. */
    async take(count: number): Promise<RecordedEvent[]> {
      while (events.length < count) {
        const { value, done } = await reader.read();
        if (done) throw new Error('the stream ended');
        text += value;
        const blocks = text.split('\n\n');
        text = blocks.pop() ?? '';
        for (const block of blocks) if (block.includes('event: recorded')) events.push(actIn(block));
      }
      return events.splice(0, count);
    },
    hangUp: () => void reader.cancel(),
  };
}

function actIn(block: string): RecordedEvent {
  const event = JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? '') as RecordedEvent;
  expect(block).toContain(`id: ${event.position}`);
  return event;
}
