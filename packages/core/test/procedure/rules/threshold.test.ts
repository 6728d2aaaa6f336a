import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/index.ts';
import { members, ordinance, rollCallOf, townHall, verdictsOn, voteOn } from '../../town.ts';

const { introduce, refer, report, read, pass, sign } = ordinance();
const onTheFloor = [introduce, refer, report, read];
const vetoed = [
  ...onTheFloor,
  pass,
  { type: 'veto', measure: 'm1', on: '2020-01-16', by: { id: 'ada', role: 'mayor' } },
] as const;

const ruling = async (acts: readonly Command[], command: Command, rule: string, seated = true) => {
  const { engine } = await townHall({ acts, seated });
  const { rulings, stage } = await engine.explain(command);
  return { stage, ...rulings.find((each) => each.rule === rule) };
};

describe('the outcome of a vote', () => {
  test.each([
    [2, 'lost', 'failed'],
    [3, 'carried', 'executive'],
  ])('[VOTE-2] %i of 5 ayes, nothing announced, come out as %s', async (ayes, outcome, stage) => {
    const { engine } = await townHall({ acts: onTheFloor });
    const result = await engine.execute({ ...pass, ...voteOn('passage', ayes) });
    expect(result).toMatchObject({ ok: true, event: { law: { outcome, stage } } });
  });

  test('[VOTE-2] a vote without a count comes out as announced', async () => {
    const { engine } = await townHall({ acts: onTheFloor });
    const result = await engine.execute({ ...pass, method: { kind: 'voice' }, announced: 'lost' });
    expect(result).toMatchObject({ ok: true, event: { law: { outcome: 'lost', stage: 'failed' } } });
  });

  test('[VOTE-2] a vote of which neither count nor outcome is known is undetermined, and what is lacking is named', async () => {
    const { engine } = await townHall({ acts: onTheFloor });
    const result = await engine.execute({ ...pass, method: { kind: 'voice' } });
    expect(result).toMatchObject({
      ok: false,
      rejections: [
        {
          code: 'undetermined',
          rule: 'passage',
          message: '3 needed of 5; neither counted nor announced; not on record: the count of the vote',
          needs: expect.stringContaining('give `announced`'),
        },
      ],
    });
  });

  test.each([
    [2, 'carried', '2 ayes, 3 nays, 3 needed of 5: lost, but announced as carried'],
    [3, 'lost', '3 ayes, 2 nays, 3 needed of 5: carried, but announced as lost'],
  ] as const)(
    '[VOTE-3] %i of 5 ayes announced as %s fail the threshold, with the sum',
    async (ayes, announced, sum) => {
      const found = await ruling(onTheFloor, { ...pass, ...voteOn('passage', ayes), announced }, 'passage');
      expect(found).toMatchObject({ verdict: 'fails', sentence: sum });
      const { engine } = await townHall({ acts: onTheFloor });
      const result = await engine.execute({ ...pass, ...voteOn('passage', ayes), announced });
      expect(result).toMatchObject({ ok: false, rejections: [{ rule: 'passage', message: sum }] });
    },
  );

  test('[VOTE-3] a vote announced as counted holds', async () => {
    const found = await ruling(onTheFloor, { ...pass, announced: 'carried' }, 'passage');
    expect(found).toMatchObject({
      verdict: 'holds',
      numbers: { ayes: 4, nays: 1, needed: 3, of: 5 },
      sentence: '4 ayes, 1 nay, 3 needed of 5: carried',
    });
  });
});

describe('a vote whose base is not on record', () => {
  const discharge = { ...voteOn('discharge', 4), measure: 'm1', on: '2020-01-08' } as const;

  test.each([{}, { onRecord: true }])('[STAGE-5] is undetermined, also on a record of others: %j', async (options) => {
    const { engine } = await townHall({ acts: [introduce, refer], seated: false });
    expect(await engine.execute({ ...discharge, commandId: 'silent' }, options)).toMatchObject({
      ok: false,
      rejections: [
        {
          code: 'undetermined',
          rule: 'discharge',
          citation: expect.stringContaining('Springfield Charter'),
          message: expect.stringContaining('not on record: how many sat in the body on that day'),
          needs: expect.stringContaining('put on record what is lacking, or give `announced`'),
        },
      ],
    });
    expect(await engine.execute({ ...discharge, announced: 'carried' }, options)).toMatchObject({ ok: true });
  });

  test('[STAGE-5] is in order once the members are seated', async () => {
    const { engine } = await townHall({ acts: [introduce, refer] });
    expect(await engine.execute(discharge)).toMatchObject({ ok: true, event: { law: { outcome: 'carried' } } });
  });
});

describe('several thresholds that may be the law', () => {
  const override = { ...voteOn('override', 3), measure: 'm1', on: '2020-01-17' } as const;

  test.each([
    [2, 'carried', 'fails'],
    [3, 'carried', 'unsettled'],
    [4, 'carried', 'holds'],
    [2, 'lost', 'holds'],
    [3, 'lost', 'unsettled'],
    [4, 'lost', 'fails'],
  ] as const)('[VOTE-4] %i ayes for an override announced as %s: %s', async (ayes, announced, verdict) => {
    const found = await ruling(vetoed, { ...override, method: rollCallOf(ayes), announced }, 'override');
    expect(found).toMatchObject({ verdict, numbers: { ayes, needed: [3, 4] } });
  });

  test('[VOTE-4] between the thresholds nothing can be computed, so that an outcome must be announced', async () => {
    const { engine } = await townHall({ acts: vetoed });
    expect(await engine.execute({ ...override, commandId: 'silent' })).toMatchObject({
      ok: false,
      rejections: [{ code: 'unsettled', rule: 'override' }],
    });
    expect(await engine.execute({ ...override, announced: 'carried' })).toMatchObject({
      ok: true,
      event: { law: { stage: 'enacted' } },
    });
  });
});

test('[VOTE-5] of two roll calls the one with more ayes never loses what the other carries', async () => {
  const { engine } = await townHall({ acts: onTheFloor });
  const outcome = async (ayes: readonly string[], nays: readonly string[]) =>
    (await engine.explain({ ...pass, method: { kind: 'roll-call', ayes: [...ayes], nays: [...nays] } })).stage;
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([...members]), fc.nat(5), fc.nat(5), async (voting, ayes, more) => {
      const before = await outcome(voting.slice(0, ayes), voting.slice(ayes));
      const after = await outcome(voting.slice(0, ayes + more), voting.slice(ayes + more));
      if (before === 'executive') expect(after).toBe('executive');
    }),
    { numRuns: 50 },
  );
});

describe('what is not on record', () => {
  test('[VOTE-7] without a count the verdict is undetermined and asks for it', async () => {
    const found = await ruling(onTheFloor, { ...pass, method: { kind: 'voice' }, announced: 'carried' }, 'passage');
    expect(found).toMatchObject({
      verdict: 'undetermined',
      lacks: ['the count of the vote'],
      sentence: '3 needed of 5; announced carried',
    });
  });

  test('[VOTE-7] without a roster nobody knows how many two thirds of those in office are', async () => {
    const discharge = { ...voteOn('discharge', 4), measure: 'm1', on: '2020-01-08', announced: 'carried' } as const;
    const found = await ruling([introduce, refer], discharge, 'discharge', false);
    expect(found).toMatchObject({ verdict: 'undetermined', lacks: ['how many sat in the body on that day'] });
    expect(await ruling([introduce, refer], discharge, 'discharge')).toMatchObject({
      verdict: 'holds',
      numbers: { needed: 4, of: 5 },
    });
  });

  test('[VOTE-7] members in office are those of the day', async () => {
    const vacancies: Command[] = ['dov', 'eve'].map((member) => ({
      type: 'vacate',
      body: 'council',
      on: '2020-01-08',
      member,
    }));
    const discharge: Omit<Extract<Command, { type: 'vote' }>, 'on'> = {
      measure: 'm1',
      type: 'vote',
      question: { kind: 'discharge' },
      method: { kind: 'roll-call', ayes: ['ada', 'ben'], nays: ['cleo'] },
    };
    const acts = [introduce, refer, ...vacancies];
    expect(await ruling(acts, { ...discharge, on: '2020-01-08' }, 'discharge')).toMatchObject({
      numbers: { needed: 2, of: 3 },
      stage: 'vote',
    });
    expect(await ruling(acts, { ...discharge, on: '2020-01-07' }, 'discharge')).toMatchObject({
      numbers: { needed: 4, of: 5 },
      stage: 'committee',
    });
  });
});

test('[VOTE-1] those recused or absent are not present, and the abstaining are', async () => {
  const failed = [...onTheFloor, { ...pass, ...voteOn('passage', 1) }];
  const again = { type: 'vote', question: { kind: 'reconsideration' }, measure: 'm1', on: '2020-01-15' } as const;
  const of = async (method: object) =>
    (await ruling(failed, { ...again, method: { kind: 'roll-call', ...method } } as Command, 'reconsideration'))
      .numbers;
  expect(await of({ ayes: ['ada', 'ben'], abstaining: ['cleo'], present: ['dov'] })).toMatchObject({
    needed: 3,
    of: 4,
  });
  expect(await of({ ayes: ['ada', 'ben'], recused: ['cleo'], absent: ['dov'], excused: ['eve'] })).toMatchObject({
    needed: 2,
    of: 2,
  });
});

test('[VOTE-2] the verdicts on one command name every rule of its row', async () => {
  const { engine } = await townHall({ acts: [...onTheFloor, pass] });
  expect(await verdictsOn(engine, sign)).toEqual({ mayor: 'holds', effective: 'holds', finality: 'unsettled' });
});
