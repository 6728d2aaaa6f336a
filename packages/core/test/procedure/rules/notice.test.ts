import { expect, test } from 'vitest';
import type { Command } from '../../../src/index.ts';
import { townHall } from '../../town.ts';

const call = (more: object) =>
  ({
    type: 'call',
    body: 'council',
    on: '2020-09-04',
    meeting: 'a',
    startsAt: '2020-09-08T15:00',
    closed: ['2020-09-07'],
    ...more,
  }) as Command;

test.each([
  ['2020-09-04T15:00', 'holds', '24 hours of notice that count, 24 needed'],
  ['2020-09-04T15:01', 'fails', '23.98 hours of notice that count, 24 needed'],
  ['2020-09-08T16:00', 'fails', '0 hours of notice that count, 24 needed'],
])('[RULE-7] posted at %s over a holiday weekend: %s', async (postedAt, verdict, sentence) => {
  const { engine } = await townHall();
  expect((await engine.explain(call({ postedAt }))).rulings).toMatchObject([{ verdict, sentence }]);
  const result = await engine.execute(call({ postedAt }));
  expect(result.ok).toBe(verdict === 'holds');
  if (!result.ok) expect(result.rejections).toMatchObject([{ code: 'unlawful', rule: 'notice', message: sentence }]);
});

test('[RULE-7] a shorter notice with a cause given is undetermined, and so is one whose posting is not on record', async () => {
  const { engine } = await townHall();
  const { rulings } = await engine.explain(call({ postedAt: '2020-09-08T14:00', goodCause: 'a burst main' }));
  expect(rulings).toMatchObject([
    { verdict: 'undetermined', lacks: ['whether the cause given for a shorter notice is good'] },
  ]);
  expect((await engine.explain(call({}))).rulings).toMatchObject([
    { verdict: 'undetermined', lacks: ['when the notice was posted'] },
  ]);
});
