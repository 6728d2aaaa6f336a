import { expectTypeOf, test } from 'vitest';
import { z } from 'zod';
import { defineAct, defineRuleKind, defineVocabulary, type ProcedureInput } from '../../src/index.ts';
import { referendum } from './referendum.ts';

type Input = ProcedureInput<readonly [typeof referendum]>;
const citation = { instrument: 'Gemeindeordnung' } as const;

test('[VOCAB-1] the acts and kinds of a vocabulary are known to a procedure that uses it, and no others', () => {
  const row = { id: 'petition', title: 'x', stages: ['vote' as const], to: 'vote' as const, citation };
  const rule = { id: 'enough', title: 'x', citation };
  const known: Input['rows'][number] = { ...row, act: 'petition' };
  // @ts-expect-error an act there is none of
  const misspelt: Input['rows'][number] = { ...row, act: 'petitoin' };
  // @ts-expect-error an act of a vocabulary that the procedure does not use
  const unused: ProcedureInput['rows'][number] = { ...row, act: 'petition' };
  const enough: Input['rules'][number] = { ...rule, kind: 'signatures', least: 2_000 };
  // @ts-expect-error a rule without the number that its kind takes
  const without: Input['rules'][number] = { ...rule, kind: 'signatures' };
  // @ts-expect-error a kind of rule there is none of
  const noKind: Input['rules'][number] = { ...rule, kind: 'signature', least: 2_000 };
  expectTypeOf([known, misspelt]).toExtend<Input['rows'][number][]>();
  expectTypeOf(unused).toExtend<ProcedureInput['rows'][number]>();
  expectTypeOf([enough, without, noKind]).toExtend<Input['rules'][number][]>();
});

test('[VOCAB-7] a definition that leaves something out, or stands under another name, does not compile', () => {
  const act = {
    type: 'bless',
    event: 'blessed',
    subject: 'measure',
    data: z.strictObject({ by: z.string().max(10) }),
    facts: () => ({}),
    record() {},
  } as const;
  // @ts-expect-error an act that does not say its words
  expectTypeOf(() => defineAct({ ...act, personal: [] })).toBeFunction();
  // @ts-expect-error a personal place that its data does not have
  expectTypeOf(() => defineAct({ ...act, personal: ['name'], say: () => ({ headline: 'Blessed' }) })).toBeFunction();
  const kind = {
    kind: 'twice',
    params: { n: z.int() },
    acts: 'any',
    ofFacts: true,
    law: () => '',
    say: () => '',
  } as const;
  expectTypeOf(() =>
    defineRuleKind({
      ...kind,
      deadline: 'none',
      sees: () => ({ seen: 1 }),
      // @ts-expect-error a rule that reads what it does not see
      assess: ({ n }, { unseen }) => ({ verdict: unseen > n ? 'holds' : 'fails' }),
    }),
  ).toBeFunction();
  expectTypeOf(() =>
    // @ts-expect-error an act that stands under another name than its own
    defineVocabulary({ ...referendum, acts: { petitoin: referendum.acts.petition } }),
  ).toBeFunction();
});
