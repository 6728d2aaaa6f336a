import type { ProcedureInput } from '@statecraft/core';
import { expect, test } from 'vitest';
import { checkProcedure } from '../../src/check/check-procedure.ts';
import { charter, ogdenvilleInput } from '../ogdenville.ts';

type Row = ProcedureInput['rows'][number];

const citation = charter('1');
const introduce: Row = {
  id: 'introduce',
  title: 'Introduced',
  stages: ['unfiled'],
  act: 'introduce',
  to: 'introduced',
  citation,
};
const pass: Row = {
  id: 'pass',
  title: 'Passed',
  stages: ['introduced'],
  act: 'vote',
  when: { question: 'passage', outcome: 'carried' },
  rules: ['majority'],
  to: 'enacted',
  citation,
};
const sneak: Row = { id: 'sneak', title: 'Certified', stages: ['introduced'], act: 'certify', to: 'enacted', citation };

/** A town of one rule, whose measures become law by these rows. */
function town(...rows: readonly Row[]): ProcedureInput {
  const rules = (ogdenvilleInput.rules as ProcedureInput['rules']).filter(({ id }) => id === 'majority');
  return { ...ogdenvilleInput, rules: rules.map((rule) => ({ ...rule, for: undefined })), rows: [introduce, ...rows] };
}

test.each([
  ['the vote first', [pass, sneak]],
  ['the certificate first', [sneak, pass]],
])('[CHECK-8] law on which nobody voted is found, %s', (_, rows) => {
  const { findings, explored } = checkProcedure(town(...rows));
  expect(findings).toEqual([
    expect.objectContaining({
      code: 'law-without-vote',
      subject: 'enacted',
      message: 'a measure comes to enacted without a carried vote on passage',
      example: [
        expect.objectContaining({ type: 'introduce' }),
        expect.objectContaining({ type: 'certify', on: '2020-01-06' }),
      ],
    }),
  ]);
  expect(explored).toEqual([expect.objectContaining({ complete: true, shortBy: [] })]);
});

test('[CHECK-8] a measure that got there by a vote alone is no such finding', () => {
  expect(checkProcedure(town(pass)).findings).toEqual([]);
});
