import { createEngine, memoryLog } from '@statecraft/core';
import { given, rejected } from '@statecraft/testing';
import { describe, expect, test } from 'vitest';
import { xanaduCrossing } from '../src/procedure/xanadu-crossing.ts';
import {
  counted,
  inCouncil,
  introduced,
  measure,
  noted,
  passed,
  petitioned,
  popularVote,
  reported,
  vote,
} from './acts.ts';

describe('a petition', () => {
  const filed = given(xanaduCrossing, ...passed, petitioned('2026-02-20'));

  test('[XC-2] with 2,000 valid signatures puts the measure before the people', async () => {
    await filed.when(counted('2026-03-02', 2000)).then({ type: 'signatures-counted', stage: 'executive.referendum' });
  });

  test('[XC-2] with 1,999 does not', async () => {
    await filed.when(counted('2026-03-02', 1999)).then(rejected('xc.signatures'));
  });

  test('[XC-2] the refusal says the sum and where it is written', async () => {
    const engine = createEngine({ log: memoryLog(), procedures: [xanaduCrossing] });
    await engine.executeAll([...passed, petitioned('2026-02-20')]);
    const result = await engine.execute(counted('2026-03-02', 1999));
    expect(result).toMatchObject({
      ok: false,
      rejections: [
        {
          code: 'unlawful',
          rule: 'xc.signatures',
          citation: 'Charter of Xanadu Crossing (made up) 6.3',
          message: '1999 valid signatures; it takes 2000',
          needs: 'at least 2000 valid signatures',
        },
      ],
    });
  });

  test('[XC-2] a count without a petition is not known to be good', async () => {
    await given(xanaduCrossing, ...passed)
      .when(counted('2026-03-02', 2000))
      .then({ verdicts: { 'xc.signatures': 'undetermined' } });
  });

  test('[XC-3] is filed within sixty days of passage', async () => {
    const after = given(xanaduCrossing, ...passed);
    await after.when(petitioned('2026-03-16')).then({ stage: 'executive' });
    await after.when(petitioned('2026-03-17')).then(rejected('xc.sixty-days'));
  });

  test('[XC-3] is counted within thirty days', async () => {
    await filed.when(counted('2026-03-22', 2000)).then({ stage: 'executive.referendum' });
    await filed.when(counted('2026-03-23', 2000)).then(rejected('xc.thirty-days'));
  });

  test('[XC-3] without one the measure is law on the sixty-first day, with one sixty days after it', async () => {
    await given(xanaduCrossing, ...passed).thenDue({ lapse: '2026-03-17' });
    await filed.thenDue({ lapse: '2026-04-22' });
  });
});

describe('the people', () => {
  const asked = given(xanaduCrossing, ...passed, petitioned('2026-02-20'), counted('2026-03-02', 2000));

  test('[XC-10] decide by a majority of the votes cast', async () => {
    await asked.when(popularVote('2026-05-05', 501, 500)).then({ stage: 'enacted', outcome: 'carried' });
    await asked.when(popularVote('2026-05-05', 500, 500)).then({ stage: 'failed', outcome: 'lost' });
  });

  test('[XC-10] the council does not decide for them', async () => {
    await asked.when(vote('2026-05-05', 'adoption', 9)).then(rejected('xc.adoption'));
  });

  test('[XC-9] are asked about every change of the charter', async () => {
    const amendment = { ...introduced, classes: ['charter-amendment'] };
    await given(xanaduCrossing, amendment, noted, reported)
      .when(vote('2026-01-15', 'passage', 5))
      .then({ stage: 'people', verdicts: { 'xc.obligatory': 'holds' } });
    await given(xanaduCrossing, ...inCouncil)
      .when(vote('2026-01-15', 'passage', 5))
      .then({ stage: 'executive', verdicts: { 'xc.obligatory': 'fails' } });
  });

  test('[XC-9] what is not known to be a change of the charter is not passed, and not lost for it', async () => {
    const engine = createEngine({ log: memoryLog(), procedures: [xanaduCrossing] });
    await engine.executeAll([{ type: 'introduce', measure, on: '2026-01-05', kind: 'ordinance' }, noted, reported]);
    const result = await engine.execute(vote('2026-01-15', 'passage', 5));
    expect(result).toMatchObject({ ok: false, rejections: [{ code: 'undetermined', rule: 'xc.obligatory' }] });
    expect((await engine.execute(vote('2026-01-15', 'passage', 4))).ok).toBe(true);
  });
});
