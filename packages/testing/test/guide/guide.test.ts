import { expect, test } from 'vitest';
import { checkProcedure } from '../../src/check/check-procedure.ts';
import { breachOf } from '../../src/living/breach.ts';
import { brockway } from './brockway.ts';

/** How many acts the finding's history has, of those that a code and subject have. */
function found(code: string, subject: string): number | undefined {
  const { findings } = checkProcedure(brockway);
  return findings.find((each) => each.code === code && each.subject === subject)?.example.length;
}

test('[GUIDE-1] what a committee holds and never gives back', () => {
  expect(found('dead-end', 'committee.held')).toBe(3);
});

test('[GUIDE-1] as many votes override as pass', () => {
  expect(found('override-no-harder', 'overridden')).toBeLessThanOrEqual(8);
});

test('[GUIDE-1] the mayor’s silence counts from the wrong day', async () => {
  const breach = await breachOf(
    brockway,
    ({ acts, facts: { dates } }) => {
      const lapsed = acts.find(({ command, accepted }) => accepted && command.type === 'lapse');
      if (!lapsed || dates.present === undefined) return true;
      return Date.parse(lapsed.command.on) - Date.parse(dates.present) > 10 * 86_400_000;
    },
    { runs: 500 },
  );
  expect(breach?.history.map(({ type }) => type)).toEqual(['introduce', 'refer', 'report', 'vote', 'present', 'lapse']);
  expect(breach?.message).toMatch(
    /the invariant does not hold\n[\s\S]*> 6\. .* lapse -> enacted\nseed -?\d+, path [\d:]+/,
  );
});

test('[SUITE-4] a breach is seen again from its seed and path', async () => {
  const held = ({ stage }: { stage: string }) => stage !== 'committee.held';
  const breach = await breachOf(brockway, held);
  const again = await breachOf(brockway, held, { seed: breach?.seed ?? 0, path: breach?.path ?? '' });
  expect(again?.history).toEqual(breach?.history);
  expect(await breachOf(brockway, () => undefined, { runs: 20 })).toBeUndefined();
  const thrown = await breachOf(brockway, () => {
    throw new Error('no history pleases');
  });
  expect(thrown?.message).toMatch(/^no history pleases\n/);
  expect((await breachOf(brockway, () => 'not even this one'))?.message).toMatch(/^not even this one/);
});
