import { defineAct, defineProcedure, defineRuleKind, defineVocabulary, ownVocabulary } from '@statecraft/core';
import { expect, test } from 'vitest';
import { checkProcedure } from '../../src/check/check-procedure.ts';
import { charter, ogdenvilleInput } from '../ogdenville.ts';

const petition = defineAct({
  type: 'petition',
  event: 'petition-filed',
  subject: 'measure',
  data: ownVocabulary.acts.withdraw.data,
  personal: [],
  facts: () => ({}),
  record: () => undefined,
  say: () => ({ headline: 'Petition filed' }),
});
const signatures = defineRuleKind({
  kind: 'signatures',
  params: {},
  acts: ['petition'],
  ofFacts: false,
  sees: () => undefined,
  assess: () => ({ verdict: 'holds' }),
  say: () => 'signed',
  law: () => 'signed',
  deadline: 'none',
});
const referendum = defineVocabulary({
  id: 'ogdenville/referendum',
  version: '1',
  formats: [],
  questions: {},
  acts: { petition },
  rules: { signatures },
});

const citation = charter('11');
const town = defineProcedure({
  ...ogdenvilleInput,
  uses: [referendum],
  rules: [...ogdenvilleInput.rules, { id: 'least', kind: 'signatures', title: 'Signatures', citation }],
  rows: [
    ...ogdenvilleInput.rows,
    { id: 'petition', title: 'Petition', stages: ['enacted'], act: 'petition', rules: ['least'], to: 'vote', citation },
  ],
});

test('[CHECK-12] what cannot be drawn up is told, and nothing is said to be explored', () => {
  expect(checkProcedure(town)).toEqual({
    findings: [
      expect.objectContaining({
        code: 'drafts-missing',
        severity: 'error',
        subject: 'ogdenville/referendum',
        message:
          'ogdenville uses petition, signatures of ogdenville/referendum, and the checker has no drafts of them: nothing was explored',
      }),
    ],
    explored: [],
    unmatched: [],
  });
});

test('[CHECK-12] a vocabulary of which nothing is used takes no drafts', () => {
  const { findings, explored } = checkProcedure(defineProcedure({ ...ogdenvilleInput, uses: [referendum] }));
  expect(findings).toEqual([]);
  expect(explored).toEqual([expect.objectContaining({ complete: true })]);
});
