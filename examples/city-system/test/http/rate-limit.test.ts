import { expect, test } from 'vitest';
import { OpenLimit, RateLimit } from '../../src/http/rate-limit.ts';
import { openService, tokenOf } from '../service.ts';

test('so many requests a minute are allowed to each, and the count begins anew', () => {
  let now = 0;
  const limit = new RateLimit(2, () => now);
  expect([1, 2, 3].map(() => limit.take('ann').allowed)).toEqual([true, true, false]);
  expect(limit.take('ben')).toEqual({ allowed: true, left: 1, renewedIn: 60 });
  now = 59_000;
  expect(limit.take('ann')).toMatchObject({ allowed: false, renewedIn: 1 });
  now = 60_000;
  expect(limit.take('ann').allowed).toBe(true);
});

test('places are for each and for all, and leaving twice leaves once', () => {
  const limit = new OpenLimit(2, 3);
  const first = limit.take('ann');
  limit.take('ann');
  expect(limit.take('ann')).toBeUndefined();
  limit.take('ben');
  expect(limit.take('cleo')).toBeUndefined();
  first?.();
  first?.();
  expect(limit.take('cleo')).toBeDefined();
  expect(limit.take('dov')).toBeUndefined();
});

test('whoever asks too often is told when to ask again, and others are not hindered', async () => {
  const service = await openService({ limits: { requests: 3 } });
  const statuses: number[] = [];
  for (let times = 1; times <= 4; times += 1) statuses.push((await service.app.request('/api/health')).status);
  expect(statuses).toEqual([200, 200, 200, 429]);
  const refused = await service.app.request('/api/health');
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await refused.json()).toMatchObject({ type: '/api/problems/too-many-requests', status: 429 });
  expect(service.said.at(-1)).toMatchObject({ event: 'refused', values: { status: 429 } });
  // An officer is counted by name.
  const bearing = { headers: { authorization: `Bearer ${tokenOf('clerk')}` } };
  expect((await service.app.request('/api/health', bearing)).status).toBe(200);
});

test('who tries tokens out is counted by address, and ends as everybody who asks too often', async () => {
  const service = await openService({ limits: { requests: 3 } });
  const statuses: number[] = [];
  for (let times = 1; times <= 5; times += 1)
    statuses.push(
      (await service.app.request('/api/me', { headers: { authorization: `Bearer guess-${times}` } })).status,
    );
  expect(statuses).toEqual([401, 401, 401, 429, 429]);
});
