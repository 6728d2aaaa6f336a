import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Command, memoryLog, type Refusable, readProcedure } from '../../src/index.ts';
import { arbitrarySteps, walk } from '../histories.ts';
import { springfield, springfieldInput } from '../springfield.ts';
import { ordinance, refusedBy, townHall, voteOn } from '../town.ts';

const { introduce, refer, report, read, pass, sign } = ordinance();

function frozen<Value>(value: Value): Value {
  if (value !== null && typeof value === 'object') {
    Object.values(value).forEach(frozen);
    Object.freeze(value);
  }
  return value;
}

describe('deciding changes nothing', () => {
  test('[DECIDE-1] a command is taken as it is, frozen or not', async () => {
    const { engine } = await townHall();
    const command = { ...introduce, sponsors: ['ada'], text: { label: 'A' } };
    const copy = structuredClone(command);
    expect(await engine.execute(frozen(structuredClone(command)))).toMatchObject({ ok: true });
    expect(command).toEqual(copy);
  });

  test('[DECIDE-1] a command changed after it went on record changes no record, nor is it frozen', async () => {
    const { engine } = await townHall();
    const command = { ...introduce, sponsors: ['ada'], text: { label: 'A' } };
    await engine.execute(command);
    command.sponsors.push('zoe');
    command.text.label = 'B';
    const measure = await engine.measure('m1');
    expect(measure?.facts).toMatchObject({ sponsors: ['ada'], texts: [{ label: 'A' }] });
    expect((await engine.history('m1'))[0]?.data).toMatchObject({ sponsors: ['ada'], text: { label: 'A' } });
  });

  test('[DECIDE-1] a refused command leaves the log and the measure as they were', async () => {
    const log = memoryLog();
    const { engine } = await townHall({ log, acts: [introduce] });
    const before = [await engine.measure('m1'), await log.head()];
    expect(await refusedBy(engine, pass)).toEqual(['pass', 'readings']);
    expect([await engine.measure('m1'), await log.head()]).toEqual(before);
  });
});

test('[DECIDE-2] every rejection names a rule, cites it, and says what is wrong', async () => {
  const any = fc.constantFrom<Command>(introduce, refer, report, read, pass, sign, voteOf(1), voteOf(3));
  await fc.assert(
    fc.asyncProperty(arbitrarySteps({ maxLength: 6 }), any, async (steps, command) => {
      const { engine } = await townHall();
      await walk(engine, steps);
      const result = await engine.execute({ ...command, commandId: 'tried', on: '2020-06-01' } as Command);
      if (result.ok) return;
      expect(result.rejections.length).toBeGreaterThan(0);
      for (const { rule, citation, message, code } of result.rejections) {
        expect(citation).toMatch(code === 'not-provided' ? /^Statecraft SPEC STAGE-1: / : /^(Springfield|unsettled)/);
        expect([rule, message].every((text) => text.length > 0)).toBe(true);
        expect(message).not.toMatch(/undefined|NaN|\[object/);
      }
    }),
    { numRuns: 60 },
  );
});

function voteOf(ayes: number): Command {
  return { ...voteOn('override', ayes), measure: 'm1', on: '2020-06-01', announced: 'carried' };
}

describe('how strict a caller is', () => {
  const vetoed = [
    introduce,
    refer,
    report,
    read,
    pass,
    { type: 'veto', measure: 'm1', on: '2020-01-16', by: { id: 'ada', role: 'mayor' } },
  ] as const;

  test.each<[readonly Refusable[] | undefined, string[]]>([
    [undefined, []],
    [['fails'], []],
    [['fails', 'undetermined'], []],
    [['fails', 'unsettled'], ['override']],
    [['fails', 'undetermined', 'unsettled'], ['override']],
  ])('[DECIDE-3] refusing on %j, an unsettled override is refused by %j', async (refuseOn, rules) => {
    const { engine } = await townHall({ acts: vetoed });
    const result = await engine.execute({ ...voteOf(3), on: '2020-01-17' } as Command, refuseOn ? { refuseOn } : {});
    expect(result.ok ? [] : result.rejections.map(({ rule }) => rule)).toEqual(rules);
    if (!result.ok) expect(result.rejections[0]?.code).toBe('unsettled');
  });

  test('[DECIDE-3] refusing on the undetermined asks for the record', async () => {
    const { engine } = await townHall();
    const { by, ...anonymous } = introduce;
    const result = await engine.execute(anonymous, { refuseOn: ['fails', 'undetermined'] });
    expect(result).toMatchObject({ ok: false, rejections: [{ code: 'undetermined', rule: 'introducer' }] });
    expect(await engine.execute(anonymous)).toMatchObject({ ok: true });
  });

  test('[DECIDE-3] a meeting’s notice is held to it as well', async () => {
    const { engine } = await townHall();
    const call = {
      type: 'call',
      body: 'council',
      on: '2020-01-06',
      meeting: 'a',
      startsAt: '2020-01-07T10:00',
    } as const;
    expect(await engine.execute(call, { refuseOn: ['undetermined'] })).toMatchObject({
      rejections: [{ rule: 'notice' }],
    });
    expect(await engine.execute(call)).toMatchObject({ ok: true });
  });
});

describe('nothing becomes law without a vote', () => {
  test('[DECIDE-4] no way that the engine accepts leads to enactment without a carried vote on passage', async () => {
    await fc.assert(
      fc.asyncProperty(arbitrarySteps({ maxLength: 25 }), async (steps) => {
        const { engine } = await townHall();
        await walk(engine, steps);
        const measure = await engine.measure('m1');
        const passed = measure?.facts.votes.some(
          ({ question, outcome }) => question.kind === 'passage' && outcome === 'carried',
        );
        if (measure?.stage === 'enacted') expect(passed).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    ['a committee', 'finance', { kind: 'roll-call', ayes: ['ada'] }],
    ['a body nobody knows', 'streets', { kind: 'tally', ayes: 1, nays: 0 }],
    ['a body without a count', 'parks', { kind: 'voice' }],
  ])('[DECIDE-4] %s does not pass an ordinance in the council’s place', async (_, body, method) => {
    const { engine } = await townHall({ acts: [introduce, refer, report, read] });
    const command = { ...pass, body, method, announced: 'carried' } as Command;
    expect(await engine.execute(command)).toMatchObject({
      ok: false,
      rejections: [{ rule: 'passage', message: `a vote of ${body}, whose question it is not` }],
    });
    expect(await engine.execute({ ...pass, body: 'council' })).toMatchObject({ ok: true });
  });
});

describe('the procedure of a measure', () => {
  const ordinancesOnly = readProcedure({
    ...structuredClone(springfieldInput),
    id: 'ordinances',
    measures: ['ordinance'],
  });

  test('[MEASURE-1] a kind of measure that the procedure does not govern is refused', async () => {
    const { engine } = await townHall({ procedures: [ordinancesOnly] });
    const resolution = { ...introduce, kind: 'resolution' } as const;
    expect(await engine.execute(resolution)).toMatchObject({
      ok: false,
      rejections: [{ code: 'contradiction', rule: 'MEASURE-1', path: ['kind'] }],
    });
    const filing = { type: 'file', measure: 'm1', on: '2020-01-02', kind: 'resolution' } as const;
    expect(await refusedBy(engine, filing)).toEqual(['MEASURE-1']);
    expect(await refusedBy(engine, introduce)).toEqual([]);
  });

  test('[MEASURE-1] nor does a correction make it one', async () => {
    const { engine } = await townHall({ procedures: [ordinancesOnly], acts: [introduce] });
    expect(
      await refusedBy(engine, {
        type: 'correct',
        measure: 'm1',
        on: '2020-02-01',
        event: 'm1-introduce',
        reason: 'misread',
        change: { data: { kind: 'resolution' } },
      }),
    ).toEqual(['MEASURE-1']);
  });

  test('[MEASURE-2] a measure stays with the procedure it began under', async () => {
    const { engine } = await townHall({ procedures: [springfield, ordinancesOnly], seated: false });
    expect(await engine.execute({ ...introduce, procedure: 'ordinances' })).toMatchObject({ ok: true });
    expect(await engine.execute({ ...refer, procedure: 'springfield' })).toMatchObject({
      ok: false,
      rejections: [{ code: 'contradiction', rule: 'MEASURE-2', path: ['procedure'] }],
    });
    expect(await engine.execute(refer)).toMatchObject({
      ok: true,
      event: { law: { procedure: { id: 'ordinances' } } },
    });
  });

  test('[MEASURE-2] also as of a day before its first act, and once all its acts are struck', async () => {
    const { engine } = await townHall({ procedures: [springfield, ordinancesOnly], seated: false });
    await engine.execute({ ...introduce, procedure: 'ordinances' });
    const early = await engine.measure('m1', { on: '1999-01-01' as never });
    expect(early).toMatchObject({ stage: 'unfiled', procedure: { id: 'ordinances' } });
    const strike = {
      type: 'correct',
      measure: 'm1',
      on: '2020-02-01',
      event: 'm1-introduce',
      reason: 'never',
    } as const;
    expect(await engine.execute({ ...strike, change: { strike: true } })).toMatchObject({ ok: true });
    expect(await engine.measure('m1')).toMatchObject({ stage: 'unfiled', version: 2, procedure: { id: 'ordinances' } });
  });
});
