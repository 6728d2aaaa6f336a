import { describe, expect, test } from 'vitest';
import { type Command, replay } from '../../src/index.ts';
import { ordinance, refusedBy, townHall, voteOn } from '../town.ts';

const { introduce, refer, report, read, pass, sign } = ordinance();
const held: Command = { type: 'hold', measure: 'm1', on: '2020-01-08', until: '2020-02-01', commandId: 'hold' };

describe('an act entered late', () => {
  test('[LATE-1] it is judged by what came before it in law', async () => {
    const { engine } = await townHall({ acts: [introduce, refer, report] });
    // On 2020-01-08 the measure was in committee, although it is on the floor by now.
    expect(await refusedBy(engine, held)).toEqual([]);
    const postponed: Command = { type: 'postpone', measure: 'm1', on: '2020-01-08', until: '2020-01-20' };
    expect(await refusedBy(engine, postponed)).toEqual(['postpone']);
  });

  test('[LATE-1] it says what it changed in what came after', async () => {
    const { engine } = await townHall({ acts: [introduce, refer, report] });
    const result = await engine.execute(held);
    expect(result).toMatchObject({
      ok: true,
      event: {
        law: {
          stage: 'committee.held',
          revises: [
            { event: 'm1-report', row: 'report', stage: 'vote', rulings: [{ rule: 'hold', verdict: 'fails' }] },
          ],
        },
      },
    });
    expect((await engine.measure('m1'))?.stage).toBe('vote');
    const reported = (await engine.history('m1')).find(({ event }) => event.id === 'm1-report');
    expect(reported?.rulings).toMatchObject([{ rule: 'hold', verdict: 'fails' }]);
  });

  test('[LATE-1] what it leaves as it was it does not name', async () => {
    const { engine } = await townHall({ acts: [introduce, refer, report] });
    const result = await engine.execute({ ...read, on: '2020-01-08' });
    expect(result).toMatchObject({ ok: true, event: { law: { stage: 'committee' } } });
    if (result.ok) expect(result.event.law).not.toHaveProperty('revises');
  });

  test('[LATE-1] it can put what follows out of order', async () => {
    const { engine } = await townHall({ acts: [introduce, refer, report, read, pass, sign] });
    const withdrawn: Command = { type: 'withdraw', measure: 'm1', on: '2020-01-08' };
    const result = await engine.execute(withdrawn);
    expect(result).toMatchObject({ ok: true });
    // The report is out of order and shows that the measure went on; what rests on it stays as it was.
    if (result.ok)
      expect(result.event.law.revises).toMatchObject([
        { event: 'm1-report', stage: 'vote', rulings: [{ rule: 'report', verdict: 'fails' }] },
      ]);
  });

  test('[LATE-4] it may be put before another act of its day, which is then judged upon it', async () => {
    const { engine, log } = await townHall({ acts: [introduce, refer, report] });
    const before: Command = { ...held, on: report.on, before: 'm1-report' };
    expect(await engine.execute(before)).toMatchObject({
      ok: true,
      event: { before: 'm1-report', law: { stage: 'committee.held', revises: [{ event: 'm1-report' }] } },
    });
    expect((await engine.history('m1')).map(({ event }) => event.id)).toEqual([
      'm1-introduce',
      'm1-refer',
      'hold',
      'm1-report',
    ]);
    expect(await engine.measure('m1')).toMatchObject(replay(await log.readStream('measure/m1'), []));
    expect(await engine.execute(before)).toMatchObject({ repeated: true });
  });

  test.each(['m1-refer', 'nothing', 'hold'])(
    '[LATE-4] it is not put before %s, which is no other act of its day',
    async (other) => {
      const { engine } = await townHall({ acts: [introduce, refer, report] });
      expect(await refusedBy(engine, { ...held, before: other })).toEqual(['LATE-4']);
      const seat: Command = { type: 'seat', body: 'parks', on: '2020-01-08', member: 'ada', before: other };
      expect(await refusedBy(engine, seat)).toEqual(['LATE-4']);
    },
  );

  test('[LATE-1] a late reading mends nothing before it is read', async () => {
    const { engine } = await townHall({ acts: [introduce, refer, report] });
    expect(await refusedBy(engine, pass)).toEqual(['readings']);
    expect(await refusedBy(engine, read)).toEqual([]);
    expect(await refusedBy(engine, { ...pass, commandId: 'again' })).toEqual([]);
  });

  test('[LATE-1] the committees that acts on record name are known when they are judged again', async () => {
    const roll = { ...report, body: 'streets', roll: { ayes: ['ben'] } };
    const { engine } = await townHall({ acts: [introduce, refer, roll] });
    const result = await engine.execute({ ...read, on: '2020-01-06' });
    expect(result.ok && result.event.law).not.toHaveProperty('revises');
  });

  test('[LATE-1] a waiver entered late stands for readings that were not held', async () => {
    const { engine } = await townHall({ acts: [introduce, refer, report, read, pass] });
    const waive: Command = {
      ...voteOn('passage', 5),
      question: { kind: 'waiver', rule: 'readings' },
      measure: 'm1',
      on: '2020-01-14',
    };
    const result = await engine.execute(waive);
    expect(result).toMatchObject({ ok: true });
    if (result.ok)
      expect(result.event.law.revises).toMatchObject([{ event: 'm1-pass', outcome: 'carried', stage: 'executive' }]);
  });
});
