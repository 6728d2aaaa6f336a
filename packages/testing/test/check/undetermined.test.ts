import type { ProcedureInput } from '@statecraft/core';
import { expect, test } from 'vitest';
import { checkProcedure } from '../../src/check/check-procedure.ts';
import { charter, ogdenvilleInput } from '../ogdenville.ts';

type Rule = ProcedureInput['rules'][number];

const citation = charter('7');

/** The town, in which law is published, with a rule on the acts that make law. */
function town(rule: Rule): ProcedureInput {
  return {
    ...ogdenvilleInput,
    rules: [...ogdenvilleInput.rules, rule],
    rows: [
      ...ogdenvilleInput.rows.map((row) =>
        row.to === 'enacted' ? { ...row, rules: [...(row.rules ?? []), rule.id] } : row,
      ),
      { id: 'publish', title: 'Published', stages: ['enacted'], act: 'publish', to: 'same', citation },
    ],
  } as ProcedureInput;
}

test.each([undefined, { classes: ['emergency'] }])(
  '[CHECK-10] a day that is counted from an act still to come bars nobody (for %o)',
  (scope) => {
    const rule: Rule = { id: 'effect', kind: 'effective', title: 'In effect', days: [5], since: ['publish'], citation };
    const { findings } = checkProcedure(town(scope ? { ...rule, for: scope } : rule));
    expect(findings).toEqual([]);
  },
);

test('[CHECK-10] a rule that could fail, and that nothing on record ever determines, is told as such and not as a bar', () => {
  const rule: Rule = {
    id: 'out',
    kind: 'lie-over',
    title: 'Five days out',
    term: { days: 5 },
    since: ['publish'],
    citation,
  };
  const { findings } = checkProcedure(town(rule));
  expect(findings.map(({ code, severity, subject }) => [code, severity, subject])).toEqual([
    ['rule-never-determined', 'warning', 'out'],
  ]);
});

test('[CHECK-10] a rule that was seen to fail and never to hold is a bar', () => {
  const rule: Rule = { id: 'published', kind: 'prerequisite', title: 'Published', done: ['publish'], citation };
  const { findings } = checkProcedure(town(rule));
  expect(findings).toContainEqual(expect.objectContaining({ code: 'rule-never-holds', subject: 'published' }));
  const { findings: some } = checkProcedure(town({ ...rule, for: { classes: ['emergency'] } }));
  expect(some).toContainEqual(expect.objectContaining({ code: 'rule-bars', subject: 'published' }));
});
