import { type AnyRuleKind, ownVocabulary, type ProcedureInput } from '@statecraft/core';
import { afterEach, expect, test } from 'vitest';
import { checkProcedure } from '../../src/check/check-procedure.ts';
import { charter, ogdenvilleInput } from '../ogdenville.ts';

const citation = charter('1');

/** The town, whose council reads a measure three times before it votes. */
const reading = {
  ...ogdenvilleInput,
  rules: [
    ...ogdenvilleInput.rules,
    {
      id: 'thrice',
      kind: 'readings',
      title: 'Three readings',
      count: 3,
      introductionCounts: false,
      voteCounts: false,
      citation,
    },
  ],
  rows: [
    ...ogdenvilleInput.rows.map((row) =>
      row.stages.some((stage) => stage === 'vote') ? { ...row, rules: [...(row.rules ?? []), 'thrice'] } : row,
    ),
    { id: 'read', title: 'Read', stages: ['vote'], act: 'read', to: 'same', citation },
  ],
} as ProcedureInput;

const { readings } = ownVocabulary.rules;
const { distinct } = readings;
afterEach(() => pretend(distinct as AnyRuleKind['distinct']));

/** Readings, with another idea of what has to be told apart. */
function pretend(told: AnyRuleKind['distinct']): void {
  (readings as { distinct?: unknown }).distinct = told;
}

test('[CHECK-9] where a kind tells apart what it sees, nothing is merged that differs', () => {
  const { findings, explored } = checkProcedure(reading);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(explored).toEqual([expect.objectContaining({ complete: true, shortBy: [] })]);
});

test.each([
  ['nothing', () => 'as many as any'],
  ['whether there were any', (_rule: never, { days }: { days: readonly string[] }) => days.length > 0],
])('[CHECK-9] a kind that tells apart %s is found, by its rule', (_, told) => {
  pretend(told as AnyRuleKind['distinct']);
  const { findings, explored } = checkProcedure(reading);
  expect(findings).toContainEqual(
    expect.objectContaining({
      code: 'checker-unsound',
      severity: 'error',
      subject: 'thrice',
      message: expect.stringMatching(/takes two measures at vote for the same.*thrice sees/),
    }),
  );
  expect(explored).toEqual([expect.objectContaining({ complete: false, shortBy: ['unsound merges'] })]);
});

test('[CHECK-9] [CHECK-4] the same merges are compared each time', () => {
  pretend(() => undefined);
  expect(checkProcedure(reading)).toEqual(checkProcedure(reading));
});
