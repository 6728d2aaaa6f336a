import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/record/input-error.ts';
import { readActs, readRecord } from '../../src/record/read-record.ts';
import { at, type Draft, ordinance, textOf } from '../fixtures.ts';

function errorOf(record: Draft | string): InputError {
  try {
    const text = typeof record === 'string' ? record : JSON.stringify(record, null, 2);
    readActs(readRecord(text, 'a.json'), {}, []);
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error('it was read');
}

describe('a record file', () => {
  it('[CLI-1] that is not JSON is refused with line and column', () => {
    const error = errorOf('{\n  "format": "statecraft-record/1",\n  id: 1\n}');
    expect(error.problems[0]?.at).toEqual({ line: 3, column: 3 });
    expect(error.message).toBe(
      'a.json (line 3, column 3): this is not JSON, or not all of it: expected a name in double quotes, found "i"',
    );
  });

  it('[CLI-1] that ends too early says so where it ends', () => {
    const text = textOf('ordinance').slice(0, 1000);
    const error = errorOf(text);
    expect(error.message).toMatch(/ends/);
    expect(error.problems[0]?.at?.line).toBeGreaterThan(20);
  });

  it.each([
    ['', 'it is empty'],
    ['{"a":1} x', 'something follows after the end'],
    ['{"a":1,"a":2}', '"a" is given twice'],
    ['{"a":"\n"}', 'line break'],
    ['{"a":"\\x"}', 'backslash'],
    ['[1,]', 'expected a value'],
    ['01', 'something follows'],
    ['['.repeat(101), 'nested too deeply'],
  ])('[CLI-1] %j is no record: %s', (text, problem) => {
    expect(errorOf(text).message).toContain(problem);
  });

  it.each([
    ['[]', '', 'a record is a JSON object'],
    ['{}', 'format', 'is missing'],
    [
      '{"format":"legistar/2"}',
      'format',
      'is "legistar/2"; this program reads records of the format "statecraft-record/1"',
    ],
  ])('[CLI-2] of another format is refused: %s', (text, place, problem) => {
    const error = errorOf(text);
    expect(error.place).toBe(place);
    expect(error.message).toContain(problem);
  });

  it('[CLI-2] names every problem with its place, the act from 1 and the line', () => {
    const draft = ordinance((draft) => {
      draft.acts[at.hold].on = '2020-02-31';
      draft.acts[at.report].recomendation = 'do-pass';
      delete draft.acts[at.refer].to;
    });
    const error = errorOf(draft);
    expect(error.problems.map(({ place, act }) => [place, act])).toEqual([
      ['acts[2].to', 3],
      ['acts[3].on', 4],
      ['acts[4].recomendation', 5],
    ]);
    expect(error.message).toMatch(
      /a\.json \(act 4; line \d+, column \d+\): acts\[3\]\.on: expected a date that exists/,
    );
    const [, hold] = error.problems;
    expect(JSON.stringify(draft, null, 2).split('\n')[(hold?.at?.line ?? 0) - 1]).toContain('"on"');
  });

  it.each<[string, (draft: Draft) => void]>([
    ['sorces', (draft) => Object.assign(draft, { sorces: {} })],
    ['onRecord.effective', (draft) => Object.assign(draft, { onRecord: { effective: '2020-13-01' } })],
    ['disagreements[0].accounts', (draft) => draft.disagreements?.[0]?.accounts.splice(1)],
    [
      'disagreements[0].accounts[1].source',
      (draft) => Object.assign(draft.disagreements?.[0]?.accounts[1] ?? {}, { source: 'X' }),
    ],
    ['acts[0].type', (draft) => Object.assign(draft.acts[0], { type: 'enact' })],
    ['acts[0].commandId', (draft) => Object.assign(draft.acts[0], { commandId: 'mine' })],
    ['acts[1].key', (draft) => Object.assign(draft.acts[1], { key: '1' })],
    ['acts[2]', (draft) => draft.acts.splice(2, 1, 'refer')],
    ['acts[8].method.ayes[0]', (draft) => draft.acts[at.passage].method.ayes.splice(0, 1, 7)],
  ])('[CLI-2] is refused at %s', (place, change) => {
    expect(errorOf(ordinance(change)).problems.map((problem) => problem.place)).toContain(place);
  });

  it.each<[string, (draft: Draft) => void]>([
    ['acts[0].basis', (draft) => delete draft.acts[0].basis],
    ['acts[0].basis', (draft) => Object.assign(draft.acts[0], { basis: 'certain' })],
    ['acts[0].source', (draft) => delete draft.acts[0].source],
    ['acts[0].source.id', (draft) => Object.assign(draft.acts[0], { source: {} })],
    ['acts[0].source.id', (draft) => Object.assign(draft.acts[0], { source: { id: 'K99' } })],
    ['acts[0].source.id', (draft) => Object.assign(draft.acts[0], { source: { id: 'constructor' } })],
    ['acts[1].source.reason', (draft) => delete draft.acts[at.introduce].source.reason],
    ['acts[0].source.reason', (draft) => Object.assign(draft.acts[0], { basis: 'hypothetical' })],
  ])('[CLI-3] wants grounds at %s', (place, change) => {
    expect(errorOf(ordinance(change)).problems.map((problem) => problem.place)).toContain(place);
  });

  it('[CLI-3] takes a hypothetical act without a source', () => {
    const draft = ordinance(({ acts }) =>
      Object.assign(acts[0], { basis: 'hypothetical', source: { reason: 'supposed' } }),
    );
    expect(readActs(readRecord(JSON.stringify(draft), 'a.json'), {}, [])).toHaveLength(9);
  });

  it('makes commands under the record’s id, with the measure and the source spelled out', () => {
    const draft = ordinance(({ acts }) => Object.assign(acts[1], { key: 'introduction' }));
    const acts = readActs(readRecord(JSON.stringify(draft), 'a.json'), {}, []);
    expect(acts.map(({ command }) => command.commandId).slice(0, 3)).toEqual([
      'kc-200162/1',
      'kc-200162/introduction',
      'kc-200162/3',
    ]);
    // A report names its committee as well as, not instead of, its measure.
    expect(acts[at.report]?.command).toMatchObject({ measure: 'kc-200162', body: 'finance' });
    expect(acts[0]?.command.source).toMatchObject({ id: 'K5', title: 'Council record published 2020-04-02' });
  });
});
