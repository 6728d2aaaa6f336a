import { describe, expect, test } from 'vitest';
import { type Command, defineProcedure, lifecycleOf, lifecycleOn } from '../../src/index.ts';
import { springfield, springfieldInput } from '../springfield.ts';
import { ordinance, refusedBy, townHall, verdictsOn } from '../town.ts';

const { introduce, refer, report, read, pass, sign } = ordinance();
const on = (command: Command, day: string) => ({ ...command, on: day }) as Command;

describe('editions', () => {
  test.each([
    ['1600-01-01', 'old'],
    ['2009-12-31', 'old'],
    ['2010-01-01', 'new'],
    ['9999-12-31', 'new'],
  ])('[PROC-2] on %s the %s edition is in force', async (day, edition) => {
    expect(lifecycleOn(springfield, day as never).ref).toEqual({ id: 'springfield', edition, version: '1' });
    const { engine } = await townHall({ seated: false, year: Number(day.slice(0, 4)) });
    expect(await engine.execute(on(introduce, day))).toMatchObject({
      ok: true,
      event: { law: { procedure: { id: 'springfield', edition, version: '1' } } },
    });
  });

  test('[PROC-2] one measure may begin under the old edition and be passed under the new one', async () => {
    const { engine } = await townHall({
      acts: [on(introduce, '2009-12-30'), on(refer, '2009-12-30'), on(report, '2009-12-31'), on(read, '2009-12-31')],
      year: 2010,
    });
    expect(await verdictsOn(engine, on(pass, '2009-12-31'))).toMatchObject({ 'readings.old': 'fails' });
    const verdicts = await verdictsOn(engine, on(pass, '2010-01-01'));
    expect(verdicts).toMatchObject({ readings: 'holds' });
    expect(verdicts).not.toHaveProperty(['readings.old']);
  });

  test('[PROC-2] an edition there is none of is a fault', () => {
    expect(() => lifecycleOf(springfield, 'next')).toThrow(expect.objectContaining({ code: 'procedure-unknown' }));
  });
});

describe('acts and stages', () => {
  test('[STAGE-1] an act that the procedure does not have is not provided', async () => {
    const { engine } = await townHall({ acts: [introduce] });
    // A vote on a question that Springfield never asks.
    const asked = { type: 'vote', measure: 'm1', on: '2020-01-07', question: { kind: 'first-reading' } } as const;
    const result = await engine.execute({ ...asked, method: { kind: 'voice' } });
    expect(result).toMatchObject({
      ok: false,
      rejections: [{ code: 'not-provided', rule: 'STAGE-1', citation: expect.stringContaining('STAGE-1') }],
    });
  });

  test.each<[string, readonly Command[], Command, string, string]>([
    [
      'a report before a referral',
      [introduce],
      report,
      'report',
      'in order at committee or committee.held; the measure is at introduced; first: refer',
    ],
    [
      'a passage before a report',
      [introduce, refer],
      pass,
      'pass',
      'in order at vote or vote.postponed; the measure is at committee; first: report',
    ],
    [
      'a signature before anything',
      [],
      sign,
      'sign',
      'in order at executive; the measure is at unfiled; first: introduce, refer, report, vote',
    ],
    [
      'a second introduction',
      [introduce],
      introduce,
      'introduce',
      'in order at unfiled or filed; the measure is at introduced',
    ],
  ])('[STAGE-2] %s is out of order, and where it is in order is said', async (_, acts, act, rule, message) => {
    const { engine } = await townHall({ acts: acts.map((each) => ({ ...each, commandId: undefined })) as Command[] });
    const { commandId: __, ...fresh } = act;
    const result = await engine.execute(fresh as Command);
    const [first] = result.ok ? [] : result.rejections;
    expect(first).toMatchObject({
      code: 'out-of-order',
      rule,
      citation: expect.stringContaining('Springfield Charter'),
    });
    expect(first?.message).toBe(message);
  });

  test('[STAGE-2] the way to it is one that is open to such a measure', async () => {
    const citation = springfieldInput.rows[0]?.citation;
    const atOnce = defineProcedure({
      ...springfieldInput,
      rules: [
        ...springfieldInput.rules,
        {
          id: 'resolution',
          kind: 'prerequisite',
          title: 'By a resolution',
          done: ['refer'],
          for: { kinds: ['ordinance'] },
          citation,
        },
      ],
      rows: [
        ...springfieldInput.rows,
        {
          id: 'adopt-at-once',
          title: 'A resolution adopted at once',
          stages: ['introduced'],
          act: 'vote',
          when: { question: 'passage', outcome: 'carried' },
          rules: ['resolution'],
          to: 'executive',
          citation,
        },
      ],
    } as never);
    const wayOf = async (kind: string) => {
      const { engine } = await townHall({ procedures: [atOnce], acts: [{ ...introduce, kind } as Command] });
      const result = await engine.execute(sign);
      return result.ok ? undefined : result.rejections[0]?.message.split('; ').at(-1);
    };
    expect(await wayOf('resolution')).toBe('first: vote');
    expect(await wayOf('ordinance')).toBe('first: refer, report, vote');
  });

  test('[STAGE-2] [DECIDE-2] an act out of order is refused by name even where the caller refuses on nothing', async () => {
    const { engine } = await townHall({ acts: [introduce] });
    for (const refuseOn of [[], ['undetermined']] as const)
      expect(await engine.execute(pass, { refuseOn })).toMatchObject({ ok: false, rejections: [{ rule: 'pass' }] });
  });

  test('[STAGE-3] a refused act has a stage at which a record of it would be placed', async () => {
    const { engine } = await townHall({ acts: [introduce, refer] });
    expect(await engine.explain(pass)).toMatchObject({ ok: false, stage: 'executive' });
    // An act that changes no stage shows that the measure must have come as far as it.
    expect(
      await engine.explain({ type: 'postpone', measure: 'm1', on: '2020-01-14', until: '2020-01-20' }),
    ).toMatchObject({
      ok: false,
      stage: 'vote.postponed',
    });
    const { engine: other } = await townHall({ acts: [introduce] });
    expect(await other.explain({ type: 'amend', measure: 'm1', on: '2020-01-14' })).toMatchObject({
      ok: false,
      stage: 'committee',
    });
  });

  test('[STAGE-3] of several rows elsewhere, the one that lies nearest ahead places the act', async () => {
    const lapse: Command = { type: 'lapse', measure: 'm1', on: '2020-02-01' };
    const { engine: early } = await townHall({ acts: [introduce] });
    expect(await early.explain(lapse)).toMatchObject({ ok: false, stage: 'expired', rejections: [{ rule: 'expire' }] });
    const { engine: floor } = await townHall({ acts: [introduce, refer, report] });
    expect(await floor.explain(lapse)).toMatchObject({
      ok: false,
      stage: 'enacted',
      rejections: [{ rule: 'unsigned' }],
    });
  });

  test('[STAGE-3] every row of the table has a landing stage among the stages', () => {
    for (const edition of ['old', 'new']) {
      const { rows, stages } = lifecycleOf(springfield, edition);
      for (const { to } of rows) expect(['same', ...stages]).toContain(to);
    }
  });

  test('[STAGE-2] a measure at an end takes no further act', async () => {
    const { engine } = await townHall({ acts: [introduce, { type: 'withdraw', measure: 'm1', on: '2020-01-07' }] });
    expect(await engine.available('m1', '2020-01-08')).toEqual([]);
    expect(await refusedBy(engine, refer)).toEqual(['refer']);
  });
});
