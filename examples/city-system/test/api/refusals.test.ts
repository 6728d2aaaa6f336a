import { StatecraftError } from '@statecraft/core';
import { expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { introduction, referral } from '../acts.ts';
import { type Answered, type Asking, onEveryStore, openService, type Service, tokenOf } from '../service.ts';

/** What is sent, and the status and kind of problem that is answered. */
type Refusal = readonly [
  what: string,
  asking: Asking & { readonly method?: string; readonly path?: string },
  status: number,
  problem: string,
];

const json = JSON.stringify(introduction);
const jsonType = { 'content-type': 'application/json' };

const refusals: readonly Refusal[] = [
  ['no token', { json: introduction }, 401, 'no-token'],
  ['no token over many measures', { json: {}, path: '/api/acts/many' }, 401, 'no-token'],
  ['a public token', { as: 'reader', json: introduction }, 403, 'forbidden'],
  ['a forged token', { as: 'nobody', json: introduction }, 401, 'unknown-token'],
  [
    'a token with a letter too many',
    { json: introduction, headers: { authorization: `Bearer ${tokenOf('clerk')}x` } },
    401,
    'unknown-token',
  ],
  [
    'no bearer token at all',
    { json: introduction, headers: { authorization: 'Basic Y2xlcms6Y2xlcms=' } },
    401,
    'unknown-token',
  ],
  ['an expired token', { as: 'former', json: introduction }, 401, 'expired-token'],
  ['an oversized body', { as: 'clerk', json: { ...introduction, title: 'x'.repeat(300_000) } }, 413, 'too-large'],
  ['an oversized body of unknown length', { as: 'clerk', headers: jsonType, body: endless }, 413, 'too-large'],
  ['a form', { as: 'clerk', body: new URLSearchParams({ type: 'introduce' }) }, 415, 'wrong-content-type'],
  [
    'JSON that says it is text',
    { as: 'clerk', body: json, headers: { 'content-type': 'text/plain' } },
    415,
    'wrong-content-type',
  ],
  [
    'JSON in another encoding',
    { as: 'clerk', body: json, headers: { 'content-type': 'application/json; charset=utf-16' } },
    415,
    'wrong-content-type',
  ],
  ['no content type', { as: 'clerk', body: new TextEncoder().encode(json) }, 415, 'wrong-content-type'],
  ['half of a JSON text', { as: 'clerk', body: json.slice(0, 40), headers: jsonType }, 400, 'not-well-formed'],
  [
    'bytes that are no UTF-8',
    { as: 'clerk', body: new Uint8Array([0x7b, 0xff, 0x7d]), headers: jsonType },
    400,
    'not-well-formed',
  ],
  ['a list', { as: 'clerk', json: [introduction] }, 400, 'not-well-formed'],
  [
    'a deep nest',
    { as: 'clerk', body: `{"type":"introduce","by":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, headers: jsonType },
    400,
    'not-well-formed',
  ],
  ['an unknown field', { as: 'clerk', json: { ...introduction, urgent: true } }, 400, 'not-well-formed'],
  [
    'an unknown field in a part',
    { as: 'clerk', json: { ...introduction, by: { ...introduction.by, party: 'x' } } },
    400,
    'not-well-formed',
  ],
  [
    'a prototype',
    { as: 'clerk', body: `${json.slice(0, -1)},"__proto__":{"role":"clerk"}}`, headers: jsonType },
    400,
    'not-well-formed',
  ],
  [
    'who recorded it, as somebody else',
    { as: 'clerk', json: { ...introduction, recordedBy: 'mayor' } },
    400,
    'not-well-formed',
  ],
  [
    'a command id in the body',
    { as: 'clerk', json: { ...introduction, commandId: 'kc-200162/file' } },
    400,
    'not-well-formed',
  ],
  ['an unknown act', { as: 'clerk', json: { ...introduction, type: 'enact' } }, 400, 'not-well-formed'],
  ['a day that is none', { as: 'clerk', json: { ...introduction, on: '2020-02-30' } }, 400, 'not-well-formed'],
  [
    'what is hypothetical',
    { as: 'clerk', json: { ...introduction, basis: 'hypothetical', source: { reason: 'x' } } },
    400,
    'not-well-formed',
  ],
  [
    'an id that climbs',
    { as: 'clerk', json: { ...introduction, measure: '../../etc/passwd' } },
    400,
    'not-well-formed',
  ],
  [
    'an id that climbs, encoded',
    { as: 'clerk', json: { ...introduction, measure: '..%2f..%2fbody%2fcouncil' } },
    400,
    'not-well-formed',
  ],
  [
    'an id of another stream',
    { as: 'clerk', json: { ...introduction, measure: 'x/../body/council' } },
    400,
    'not-well-formed',
  ],
  [
    'an id that ends in nothing',
    { as: 'clerk', json: { ...introduction, measure: 'kc-1\u0000' } },
    400,
    'not-well-formed',
  ],
  [
    'script in a title',
    { as: 'clerk', json: { ...introduction, title: '<script>alert(1)</script>' } },
    400,
    'not-well-formed',
  ],
  [
    'a picture that runs',
    { as: 'clerk', json: { ...introduction, title: 'A sign <img src=x onerror=alert(1)>' } },
    400,
    'not-well-formed',
  ],
  [
    'script in a source',
    { as: 'clerk', json: { ...introduction, source: { says: '</script><script>alert(1)</script>' } } },
    400,
    'not-well-formed',
  ],
  ['a control character', { as: 'clerk', json: { ...introduction, title: 'A\u0000B' } }, 400, 'not-well-formed'],
  [
    'half of a character',
    { as: 'clerk', body: json.replace('A stop', '\\ud800 stop'), headers: jsonType },
    400,
    'not-well-formed',
  ],
  [
    'a key that is none',
    { as: 'clerk', json: introduction, headers: { 'idempotency-key': 'a b' } },
    400,
    'not-well-formed',
  ],
  [
    'a version that is none',
    { as: 'clerk', json: introduction, headers: { 'if-match': 'W/"1"' } },
    400,
    'not-well-formed',
  ],
  [
    'a version of many measures',
    {
      as: 'clerk',
      path: '/api/acts/many',
      json: { act: { type: 'read', on: '2020-04-02', reading: 2 }, measures: ['kc-doxing-2020'] },
      headers: { 'if-match': '"1"' },
    },
    400,
    'not-well-formed',
  ],
  ['a query that there is not', { as: 'clerk', json: introduction, path: '/api/acts?force=1' }, 400, 'not-well-formed'],
  [
    'a member for another member',
    { as: 'ellington', json: { ...introduction, by: { id: 'shields', role: 'member' } } },
    403,
    'forbidden',
  ],
  [
    'a member as the mayor',
    { as: 'ellington', json: { ...introduction, by: { id: 'ellington', role: 'mayor' } } },
    403,
    'forbidden',
  ],
  [
    'a member’s act that is the council’s',
    { as: 'ellington', json: { ...referral, measure: 'kc-doxing-2020', by: undefined } },
    403,
    'forbidden',
  ],
  [
    'a roster by the mayor',
    { as: 'lucas', json: { type: 'seat', body: 'council', on: '2020-04-02', member: 'lucas2' } },
    403,
    'forbidden',
  ],
  [
    'an act that the law has no place for',
    { as: 'clerk', json: { ...referral, measure: 'kc-unheard' } },
    422,
    'unlawful',
  ],
  ['a subscription by a member', { as: 'ellington', json: {}, path: '/api/subscriptions' }, 403, 'forbidden'],
  [
    'a webhook without encryption',
    {
      as: 'clerk',
      path: '/api/subscriptions',
      json: { subscriber: 'ann', channel: 'webhook', address: 'http://10.0.0.1/', topics: [{ kind: 'everything' }] },
    },
    400,
    'not-well-formed',
  ],
  ['another method', { as: 'clerk', method: 'PUT', json: introduction }, 405, 'method-not-allowed'],
  ['an address that there is not', { as: 'clerk', path: '/api/act', json: introduction }, 404, 'not-found'],
];

onEveryStore('what is refused', (opening) => {
  test('has its status and a problem document, is reported with its reason, and leaves the record as it was', async () => {
    const service = await opening();
    const head = await service.city.log.head();
    const wrong: string[] = [];
    for (const [what, { method = 'POST', path = '/api/acts', ...asking }, status, problem] of refusals) {
      const answered = await service.ask(method, path, asking);
      const differs = departureFrom(answered, service, status, problem);
      if (differs) wrong.push(`${what}: ${differs}`);
      if ((await service.city.log.head()) !== head) wrong.push(`${what}: was recorded`);
    }
    expect(wrong).toEqual([]);
    expect(service.said).toHaveLength(refusals.length);
    // What was refused was refused for what it was: the same without it goes on record.
    expect((await service.act('clerk', introduction)).status).toBe(201);
  });
});

test.each([
  ['made here', false, '11111111-1111-4111-8111-111111111111', false],
  ['that of the proxy of the city’s own', true, '11111111-1111-4111-8111-111111111111', true],
  ['made here where the proxy’s is none', true, 'deadbeef', false],
])('the id of a request is %s', async (_, behindProxy, given, kept) => {
  const service = await openService({ behindProxy });
  const { headers, json } = await service.get('/api/nothing', { headers: { 'x-request-id': given } });
  const id = headers.get('x-request-id') ?? '';
  expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(id === given).toBe(kept);
  expect(json.instance).toBe(`urn:uuid:${id}`);
});

test('a record that has no room is told of as what does not pass by itself', async () => {
  const full = new StatecraftError('log-full', 'the log has no room left');
  const service = await openService();
  const app = createApp({ ...service.city, engine: { ...service.city.engine, execute: () => Promise.reject(full) } });
  const answer = await app.request('/api/acts', {
    method: 'POST',
    headers: { authorization: `Bearer ${tokenOf('clerk')}`, 'content-type': 'application/json' },
    body: JSON.stringify(introduction),
  });
  expect([answer.status, answer.headers.has('retry-after')]).toEqual([503, false]);
  expect((await answer.json()).detail).toMatch(/^There is no room left where the record is kept\./);
});

/** How an answer is not the problem that it should be. */
function departureFrom(
  { status, headers, json: document, text }: Answered,
  { said }: Service,
  expected: number,
  problem: string,
): string | undefined {
  const last = said.at(-1);
  if (status !== expected) return `status ${status}: ${text}`;
  if (headers.get('content-type') !== 'application/problem+json') return `of type ${headers.get('content-type')}`;
  if (document.type !== `/api/problems/${problem}` || document.status !== expected)
    return `a problem ${document.type}: ${text}`;
  if (!document.title || !document.detail || !/^urn:uuid:/.test(document.instance)) return `says too little: ${text}`;
  if (/token-of-/.test(text)) return `says a token: ${text}`;
  if (last?.values.request !== document.instance.slice('urn:uuid:'.length) || last?.values.reason !== document.detail)
    return `is reported as ${JSON.stringify(last)}`;
  return undefined;
}

function endless(): ReadableStream<Uint8Array> {
  let sent = 0;
  return new ReadableStream({
    pull(controller) {
      sent += 1;
      if (sent > 1000) controller.close();
      else controller.enqueue(new TextEncoder().encode(' '.repeat(10_000)));
    },
  });
}
