import { describe, expect, test } from 'vitest';
import { isFault } from '../../src/index.ts';
import { ordinance, townHall } from '../town.ts';

const { introduce } = ordinance();

describe('a question about a moment', () => {
  test.each([
    ['a day that does not exist', { on: '2021-02-29' }],
    ['a day in words', { on: 'yesterday' }],
    ['an instant without a zone', { at: '2020-01-02T10:00:00' }],
    ['an instant in words', { at: 'now' }],
  ])('[ENGINE-12] %s is a fault, for every question', async (_, asOf) => {
    const { engine } = await townHall({ acts: [introduce] });
    const questions = [engine.measure('m1', asOf), engine.history('m1', asOf), engine.body('council', asOf)];
    for (const question of questions)
      await expect(question).rejects.toSatisfy((fault) => isFault(fault, 'query-invalid'));
  });

  test('[ENGINE-12] nothing is available on a day that does not exist', async () => {
    const { engine } = await townHall({ acts: [introduce] });
    await expect(engine.available('m1', '2021-02-29')).rejects.toSatisfy((fault) => isFault(fault, 'query-invalid'));
  });
});
