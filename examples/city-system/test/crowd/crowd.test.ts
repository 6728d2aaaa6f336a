import { verifyLog } from '@statecraft/core';
import { freePort } from '@statecraft/test-kit';
import { expect, onTestFinished, test } from 'vitest';
import { actsOf, crowd, percentile } from '../../src/crowd/crowd.ts';
import { serveCity } from '../../src/serve.ts';
import { onEveryStore, tokenOf } from '../service.ts';

onEveryStore('a crowd', (opening) => {
  test('is answered without an error, and every act that was accepted is in the log', async () => {
    const port = await freePort();
    const { city } = await opening({ limits: { requests: 100_000 } });
    const served = await serveCity(city, { port });
    onTestFinished(() => served.close());
    const address = `http://127.0.0.1:${port}`;
    const { reads, accepted, errors } = await crowd({
      address,
      readers: 20,
      reads: 4,
      paths: ['/', '/api/docket', '/measures/kc-200162', '/api/measures/kc-200162/history'],
      writers: 5,
      token: tokenOf('clerk'),
      name: 'crowd',
      on: city.today(),
    });
    expect(errors).toEqual([]);
    expect(reads).toHaveLength(80);
    expect(accepted.length).toBeGreaterThanOrEqual(5);
    const acts = await actsOf(address);
    expect(acts.map(({ position }) => position)).toEqual(acts.map((_, index) => index + 1));
    expect(
      acts
        .slice(74)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(accepted.toSorted());
    expect((await verifyLog(city.log, { uses: city.procedure.uses })).defects).toEqual([]);
  });
});

test('a percentile is a value of those there are', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect([50, 99, 100].map((percent) => percentile(hundred, percent))).toEqual([50, 99, 100]);
  expect(percentile([7], 99)).toBe(7);
});
