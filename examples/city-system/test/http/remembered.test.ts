import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { remembered } from '../../src/http/remembered.ts';
import { introduction } from '../acts.ts';
import { onEveryStore, openService, tokenOf } from '../service.ts';

/** An app that counts how often its page is made. */
async function counting() {
  const { city } = await openService();
  let made = 0;
  let day = '2020-04-02';
  const app = new Hono();
  app.use(remembered({ log: city.log, docket: city.docket, today: () => day as ReturnType<typeof city.today> }));
  app.get('*', async (context) => {
    made += 1;
    if (context.req.query('wrong')) return context.text('no', 400);
    return context.text(`made ${made}`, 200, { etag: '"7"' });
  });
  const record = (number: number) =>
    city.engine.execute({ ...introduction, measure: `kc-n${number}` } as Parameters<typeof city.engine.execute>[0]);
  const turn = (to: string) => {
    day = to;
  };
  return { app, record, made: () => made, turn };
}

test('a page is made once until something is recorded or the day changes', async () => {
  const { app, record, turn } = await counting();
  const text = async () => (await app.request('/measures/kc-1')).text();
  expect([await text(), await text()]).toEqual(['made 1', 'made 1']);
  await record(1);
  expect([await text(), await text()]).toEqual(['made 2', 'made 2']);
  turn('2020-04-03');
  expect(await text()).toBe('made 3');
});

test('many who ask at once are given one making, with its headers', async () => {
  const { app, made } = await counting();
  const answers = await Promise.all(Array.from({ length: 20 }, () => app.request('/?stage=vote')));
  expect(made()).toBe(1);
  expect(new Set(answers.map(({ headers }) => headers.get('etag')))).toEqual(new Set(['"7"']));
  await app.request('/?stage=enacted');
  expect(made()).toBe(2);
});

test.each<[string, RequestInit, string]>([
  ['somebody who has signed in', { headers: { cookie: 'session=x' } }, '/'],
  ['a bearer of a token', { headers: { authorization: `Bearer ${tokenOf('clerk')}` } }, '/api/docket'],
  ['who writes', { method: 'POST' }, '/api/docket'],
  ['who asks for what is theirs', {}, '/api/me'],
  ['who follows', {}, '/api/events'],
  ['who asked in vain', {}, '/?wrong=1'],
])('nothing is remembered for %s', async (_, init, path) => {
  const { app, made } = await counting();
  app.post('*', (context) => context.text('posted'));
  const before = made();
  await app.request(path, init);
  await app.request(path, init);
  expect(made() - before).toBe(init.method === 'POST' ? 0 : 2);
});

test('what is remembered has every header of what was made, but the id of the request', async () => {
  const service = await openService();
  for (const path of ['/', '/measures/kc-200162', '/api/measures/kc-200162']) {
    const [first, second] = [await service.get(path), await service.get(path)];
    const named = ({ headers }: typeof first) => [...headers].filter(([name]) => name !== 'x-request-id');
    expect(named(second)).toEqual(named(first));
    expect(second.headers.get('x-request-id')).not.toBe(first.headers.get('x-request-id'));
    expect(second.headers.has('content-security-policy')).toBe(true);
    expect(second.text).toBe(first.text);
  }
});

onEveryStore('what was just recorded', (opening) => {
  test('is on every page and in every answer at once', async () => {
    const service = await opening();
    const paths = ['/', '/api/docket', '/api/measures/kc-doxing-2020'];
    for (const path of paths) await service.get(path);
    await service.act('clerk', { ...introduction, measure: 'kc-200998', title: 'Of benches' });
    await service.act('clerk', {
      type: 'refer',
      measure: 'kc-doxing-2020',
      on: '2020-08-06',
      to: ['finance'],
      by: { id: 'lucas', role: 'mayor' },
    });
    const [home, docket, measure] = await Promise.all(paths.map((path) => service.get(path)));
    expect(home?.text).toContain('Of benches');
    expect(docket?.text).toContain('kc-200998');
    expect(measure?.json.stage).toBe('committee');
  });
});
