import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/index.ts';
import { ordinance, recordAll, townHall } from '../../town.ts';

const { introduce, refer, report, read, pass } = ordinance();
const held = (until: string): Command => ({ type: 'hold', measure: 'm1', on: '2020-01-08', until });
const postponed = (until: string): Command => ({ type: 'postpone', measure: 'm1', on: '2020-01-14', until });
const ruling = async (rule: string, acts: readonly Command[], command: Command) => {
  const { engine } = await townHall({ acts });
  return (await engine.explain(command)).rulings.find((each) => each.rule === rule);
};

describe('a hold in committee', () => {
  test.each([
    ['2020-01-14', 'fails', 'the hold binds until 2020-01-14'],
    ['2020-01-13', 'holds', 'the hold to 2020-01-13 binds no more'],
    ['2020-01-12', 'holds', 'the hold to 2020-01-12 binds no more'],
    ['indefinite', 'fails', 'held indefinitely; release it first'],
  ])('[RULE-2] to %s, reported on 2020-01-13: %s', async (until, verdict, sentence) => {
    expect(await ruling('hold', [introduce, refer, held(until)], report)).toMatchObject({ verdict, sentence });
  });

  test.each<[string, Command]>([
    ['a release', { type: 'release', measure: 'm1', on: '2020-01-09' }],
    ['a re-referral', { type: 're-refer', measure: 'm1', on: '2020-01-09', to: ['streets'], consent: ['ada', 'ben'] }],
  ])('[RULE-2] %s ends it', async (_, act) => {
    expect(await ruling('hold', [introduce, refer, held('indefinite'), act], report)).toBeUndefined();
  });

  test('[RULE-2] a later hold takes the place of an earlier one', async () => {
    const acts = [introduce, refer, held('indefinite'), { ...held('2020-01-10'), on: '2020-01-09' } as Command];
    expect(await ruling('hold', acts, report)).toMatchObject({ verdict: 'holds' });
  });

  test('[RULE-2] a report ends it', async () => {
    const { engine } = await townHall({ acts: [introduce, refer, held('2020-01-10'), report] });
    expect((await engine.measure('m1'))?.facts).not.toHaveProperty('hold');
  });
});

describe('a postponement on the floor', () => {
  test.each([
    ['2020-01-16', 'fails'],
    ['2020-01-15', 'holds'],
  ])('[RULE-2] to %s, voted on 2020-01-15: %s', async (until, verdict) => {
    const acts = [introduce, refer, report, read, postponed(until)];
    expect(await ruling('postponement', acts, pass)).toMatchObject({ verdict, numbers: { until } });
  });

  test('[RULE-2] a vote on passage uses it up', async () => {
    const { engine } = await townHall({ acts: [introduce, refer, report, read, postponed('2020-01-15')] });
    expect((await engine.measure('m1'))?.facts.postponement).toEqual({ on: '2020-01-14', until: '2020-01-15' });
    await recordAll(engine, [pass]);
    expect((await engine.measure('m1'))?.facts).not.toHaveProperty('postponement');
  });
});
