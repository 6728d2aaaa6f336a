import { expect, test } from 'vitest';
import { createEngine, memoryLog, readProcedure } from '../../src/index.ts';
import { springfield } from '../springfield.ts';
import { introduced, laterReferendum, passed, petitioned, referendum, zuerich } from '../vocabulary/referendum.ts';

const asJson = (procedure: object): unknown => JSON.parse(JSON.stringify(procedure));

test('[PROC-6] a procedure reads back from JSON as it was', () => {
  expect(readProcedure(asJson(springfield))).toEqual(springfield);
  expect(asJson(zuerich)).toMatchObject({ uses: ['zuerich/referendum@1'] });
  const read = readProcedure(asJson(zuerich), { vocabularies: [laterReferendum, referendum] });
  expect(read).toEqual(zuerich);
  expect(read.uses[0]).toBe(referendum);
  expect(JSON.stringify(read)).toBe(JSON.stringify(zuerich));
});

test('[PROC-6] what was read judges as what was written', async () => {
  const read = readProcedure(asJson(zuerich), { vocabularies: [referendum] });
  const clock = () => '2026-02-10T12:00:00.000Z';
  const engine = createEngine({ log: memoryLog(), procedures: [read], clock });
  for (const act of [introduced, passed, petitioned]) expect(await engine.execute(act)).toMatchObject({ ok: true });
  expect((await engine.measure('m1'))?.stage).toBe('executive.petition');
});

test.each([
  ['none is given', [], 'The procedure uses the vocabulary zuerich/referendum@1; given are: none.'],
  [
    'another version is given',
    [laterReferendum],
    'The procedure uses the vocabulary zuerich/referendum@1; given are: zuerich/referendum@2.',
  ],
])('[PROC-6] a vocabulary of which %s is a fault that names it', (_, vocabularies, message) => {
  expect(() => readProcedure(asJson(zuerich), { vocabularies })).toThrow(
    expect.objectContaining({
      code: 'vocabulary-unknown',
      message,
      details: { vocabulary: 'zuerich/referendum@1' },
    }),
  );
});

test.each([
  ['a number', 5],
  ['what has no acts', { id: 'a/b', version: '1' }],
])('[PROC-6] %s is no vocabulary', (_, vocabulary) => {
  expect(() => readProcedure({ ...zuerich, uses: [vocabulary] })).toThrow(
    expect.objectContaining({ code: 'procedure-invalid', message: expect.stringContaining('expected a vocabulary') }),
  );
});
