import type { Command } from '@statecraft/core';
import { expectTypeOf, test } from 'vitest';
import { type Drafts, defineDrafts } from '../../src/drafting/define-drafts.ts';
import { ownActDrafts } from '../../src/drafting/own/acts.ts';
import { ownKindDrafts } from '../../src/drafting/own/kinds.ts';
import { given } from '../../src/given.ts';
import { drafts, referendum } from '../referendum.ts';
import { roberts } from '../roberts.ts';
import { zuerich } from '../zuerich.ts';

const { acts, rules } = drafts;

test('[DRAFT-1] drafts that leave something out do not compile', () => {
  // @ts-expect-error Property 'petition' is missing
  defineDrafts(referendum, { acts: { 'count-signatures': 'never' }, rules });
  // @ts-expect-error Property 'signatures' is missing
  defineDrafts(referendum, { acts, rules: {} });
  // @ts-expect-error Property 'mend' is missing
  defineDrafts(referendum, { acts, rules: { signatures: { fail: 'never' } } });
  // @ts-expect-error Property 'fail' is missing
  defineDrafts(referendum, { acts, rules: { signatures: { mend: 'never' } } });
  // @ts-expect-error Property 'questions' is missing
  defineDrafts(roberts, { acts: {}, rules: {} });
  // @ts-expect-error Property 'lay-on-the-table' is missing
  defineDrafts(roberts, { acts: {}, rules: {}, questions: { 'take-from-the-table': 'nothing' } });
  expectTypeOf(defineDrafts(referendum, { acts, rules })).toEqualTypeOf<Drafts<typeof referendum>>();
});

test('[DRAFT-1] what a draft says is typed by its act, its question and its kind of rule', () => {
  const { petition } = acts;
  type Signatures = typeof rules.signatures;
  type Petition = typeof petition;
  type Reason = Drafts<typeof roberts>['questions']['lay-on-the-table'];
  // @ts-expect-error Type 'string' is not assignable to type 'number'
  const inWords: Petition = () => [{ signatures: 'many' }];
  // @ts-expect-error Property 'most' does not exist
  const most: Signatures['mend'] = ({ most }) => ({ valid: most });
  // @ts-expect-error '"signature"' is not assignable to parameter of type
  const misspelt: Petition = ({ rules }) => rules('signature').map(() => ({ signatures: 1 }));
  // @ts-expect-error '"something"' is not assignable to type
  const unsaid: Reason = 'something';
  expectTypeOf([inWords, most, misspelt, unsaid]).not.toBeAny();
  defineDrafts(referendum, {
    acts: {
      petition({ facts, rules: all }) {
        expectTypeOf(facts.petitions.length).toBeNumber();
        expectTypeOf(all('lie-over')[0].lawful).toEqualTypeOf<'on-last-day' | 'after'>();
        return [];
      },
      'count-signatures': 'never',
    },
    rules,
  });
});

test('[DRAFT-2] our own drafts are total: a kind of rule or an act without its drafts does not compile', () => {
  const { threshold, ...kinds } = ownKindDrafts;
  // @ts-expect-error Property 'threshold' is missing
  const withoutAKind: typeof ownKindDrafts = kinds;
  const { vote, ...others } = ownActDrafts;
  // @ts-expect-error Property 'vote' is missing
  const withoutAnAct: typeof ownActDrafts = others;
  expectTypeOf([withoutAKind, threshold]).not.toBeAny();
  expectTypeOf([withoutAnAct, vote]).not.toBeAny();
});

test('[GIVEN-4] commands are typed by the procedure', () => {
  const act = { measure: 'm', on: '2020-01-06' } as const;
  const history = given(zuerich, { ...act, type: 'introduce' }, { ...act, type: 'petition', signatures: 2_300 });
  const method = { kind: 'tally', ayes: 1, nays: 0 } as const;
  void (() => history.when({ ...act, type: 'vote', question: { kind: 'lay-on-the-table', reason: 'later' }, method }));
  // @ts-expect-error 'petitoin' is no act
  void (() => given(zuerich, { ...act, type: 'petitoin', signatures: 1 }));
  // @ts-expect-error a petition says how many signed
  void (() => given(zuerich, { ...act, type: 'petition' }));
  // @ts-expect-error a motion to lay on the table says why
  void (() => history.when({ ...act, type: 'vote', question: { kind: 'lay-on-the-table' }, method }));
  expectTypeOf<Command>().toExtend<Parameters<typeof history.when>[0]>();
});
