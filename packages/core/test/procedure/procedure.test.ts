import { describe, expect, test } from 'vitest';
import { defineProcedure, isFault } from '../../src/index.ts';
import { springfield, springfieldInput } from '../springfield.ts';

// biome-ignore lint/suspicious/noExplicitAny: a draft is spoilt in ways that its type would not allow.
type Draft = any;

/** The contradictions found in Springfield's procedure once it is spoilt. */
function problemsAfter(spoil: (draft: Draft) => void): readonly string[] {
  const draft = structuredClone(springfieldInput);
  spoil(draft);
  try {
    defineProcedure(draft as never);
    return [];
  } catch (fault) {
    if (!isFault(fault, 'procedure-invalid')) throw fault;
    return fault.details.problems as string[];
  }
}
const ruleOf = (draft: Draft, id: string) => draft.rules.find((rule: { id: string }) => rule.id === id);
const rowOf = (draft: Draft, id: string) => draft.rows.find((row: { id: string }) => row.id === id);

describe('a procedure that contradicts itself', () => {
  test.each<[string, (draft: Draft) => void, RegExp]>([
    [
      'a row with an unknown rule',
      (draft) => (rowOf(draft, 'amend').rules = ['nothing']),
      /amend names a rule that does/,
    ],
    [
      'a body’s act with an unknown rule',
      (draft) => (draft.bodyActs[0].rules = ['nothing']),
      /bodyActs call names a rule/,
    ],
    ['two rules of one id', (draft) => (ruleOf(draft, 'roll').id = 'hold'), /hold names two/],
    ['a row and a rule of one id', (draft) => (rowOf(draft, 'amend').id = 'roll'), /roll names two/],
    [
      'a row with a rule twice',
      (draft) => rowOf(draft, 'amend').rules.push('degree'),
      /amend names a rule twice: degree/,
    ],
    [
      'rows that cannot be told apart',
      (draft) => (rowOf(draft, 'defeat').when = { question: 'passage' }),
      /pass and defeat cannot be told apart/,
    ],
    ['a rule without grounds', (draft) => delete ruleOf(draft, 'roll').citation, /roll has neither/],
    ['a row without grounds', (draft) => delete rowOf(draft, 'amend').citation, /amend has neither/],
    ['a source that is not listed', (draft) => (draft.sources = {}), /cites a source that is not listed: charter/],
    [
      'a source of an open question that is not listed',
      (draft) => (ruleOf(draft, 'override').unsettled.sources = ['gossip']),
      /override cites a source that is not listed: gossip/,
    ],
    ['a source called constructor', (draft) => (ruleOf(draft, 'roll').citation.source = 'constructor'), /constructor/],
    ['an unknown edition', (draft) => (ruleOf(draft, 'roll').editions = ['next']), /roll names an edition/],
    [
      'a class that is not listed',
      (draft) => (ruleOf(draft, 'effective').for = { without: ['tax'] }),
      /class that is not listed: tax/,
    ],
    ['an excluded class that is not listed', (draft) => (draft.classes = { accelerated: 'x' }), /franchise/],
    ['a class called toString', (draft) => (ruleOf(draft, 'effective').for = { without: ['toString'] }), /toString/],
    [
      'an open question that asks nothing',
      (draft) => Object.assign(ruleOf(draft, 'finality'), { unsettled: undefined, citation: { instrument: 'x' } }),
      /finality is an open question/,
    ],
    ['a council that is no body', (draft) => (draft.council = 'senate'), /senate is not among the bodies/],
    ['a first edition with a date', (draft) => (draft.editions[0].from = '1900-01-01'), /edition old/],
    ['a later edition without a date', (draft) => delete draft.editions[1].from, /edition new/],
    ['editions out of order', (draft) => draft.editions.push({ id: 'newer', from: '2010-01-01' }), /edition newer/],
    [
      'editions of one name',
      (draft) => draft.editions.push({ id: 'new', from: '2030-01-01' }),
      /new names two editions/,
    ],
    [
      'no way in',
      (draft) => (draft.rows = draft.rows.filter((row: { id: string }) => !['file', 'introduce'].includes(row.id))),
      /no row begins at/,
    ],
    [
      'a way back to nothing',
      (draft) => (rowOf(draft, 'withdraw').to = 'unfiled'),
      /withdraw leaves a measure unfiled/,
    ],
    [
      'an act before there is a measure',
      (draft) => rowOf(draft, 'sponsor').stages.push('unfiled'),
      /sponsor leaves a measure unfiled/,
    ],
    [
      'a waiver of nothing',
      (draft) => {
        for (const rule of draft.rules) delete rule.waivable;
      },
      /waived is for waivers, and no rule is `waivable`/,
    ],
    ['a body’s act twice', (draft) => draft.bodyActs.push(draft.bodyActs[0]), /bodyActs call stands there twice/],
    [
      'more ayes than seats',
      (draft) => (ruleOf(draft, 'waiver').thresholds = [{ votes: 6 }]),
      /waiver takes 6 ayes of Council, which has 5/,
    ],
    [
      'more ayes than a committee has seats',
      (draft) => Object.assign(ruleOf(draft, 'waiver'), { body: 'finance' }),
      /4 ayes of Finance, which has 3/,
    ],
    [
      'an answer for and against',
      (draft) => (draft.answers = { against: ['nays', 'ayes'] }),
      /answers: ayes counts both for and against/,
    ],
    [
      'an answer that counts against and is no vote cast',
      (draft) => (draft.answers = { against: ['nays', 'abstaining'] }),
      /answers: abstaining counts for or against, and is no vote cast/,
    ],
    [
      'a rule of degree on a vote',
      (draft) => rowOf(draft, 'pass').rules.push('degree'),
      /pass names degree, and a rule of kind degree never rules on vote/,
    ],
    [
      'a rule of notice on a measure’s act',
      (draft) => rowOf(draft, 'sign').rules.push('notice'),
      /sign names notice, and a rule of kind notice never rules on sign/,
    ],
    ['a threshold on a report', (draft) => rowOf(draft, 'report').rules.push('passage'), /report names passage/],
    [
      'a rule of readings on a body’s act',
      (draft) => draft.bodyActs[0].rules.push('readings'),
      /bodyActs call names readings, and a rule of kind readings never rules on call/,
    ],
    [
      'a row for a question nobody asks',
      (draft) => (rowOf(draft, 'pass').when.question = 'tea'),
      /pass waits for question tea, which no vote says/,
    ],
    [
      'a row for a fact the act has not',
      (draft) => (rowOf(draft, 'sign').when = { colour: 'blue' }),
      /sign waits for colour blue/,
    ],
    [
      'a row for the outcome of no vote',
      (draft) => (rowOf(draft, 'sign').when = { outcome: 'carried' }),
      /sign waits for outcome/,
    ],
    [
      'a row for an outcome there is none of',
      (draft) => (rowOf(draft, 'pass').when.outcome = 'won'),
      /pass waits for outcome won/,
    ],
    [
      'a row for constructor',
      (draft) => (rowOf(draft, 'sign').when = { constructor: 'x' }),
      /sign waits for constructor/,
    ],
  ])('[PROC-1] %s', (_, spoil, problem) => {
    expect(problemsAfter(spoil)).toContainEqual(expect.stringMatching(problem));
  });

  test('[PROC-1] every contradiction is named at once', () => {
    const problems = problemsAfter((draft) => {
      delete ruleOf(draft, 'roll').citation;
      rowOf(draft, 'amend').rules = ['nothing'];
      draft.council = 'senate';
    });
    expect(problems).toHaveLength(3);
  });
});

describe('what is not of the form of a procedure', () => {
  test.each<[string, (draft: Draft) => void, RegExp]>([
    [
      'an unknown kind of rule',
      (draft) => (ruleOf(draft, 'roll').kind = 'oracle'),
      /^rule roll: kind: .*'threshold' \| 'roll'.*there is no such kind$/,
    ],
    ['a number a kind does not take', (draft) => (ruleOf(draft, 'roll').count = 3), /^rule roll: has no field count$/],
    ['a threshold without votes', (draft) => (ruleOf(draft, 'waiver').thresholds = []), /thresholds/],
    [
      'an unknown stage',
      (draft) => (rowOf(draft, 'refer').to = 'limbo'),
      /^refer names the stage limbo, and limbo is neither ours nor declared in `stages`$/,
    ],
    [
      'the machine’s own word for a stage',
      (draft) => (rowOf(draft, 'refer').to = 'committee.pending'),
      /^row refer: to: expected a stage: one of unfiled, filed, .*, such as committee\.held$/,
    ],
    [
      'a stage two deep',
      (draft) => (rowOf(draft, 'refer').to = 'committee.held.long'),
      /^row refer: to: expected a stage/,
    ],
    [
      'an unknown act',
      (draft) => (rowOf(draft, 'refer').act = 'bless'),
      /^refer is for the act bless, and there is no such act of a measure$/,
    ],
    [
      'an act of a body in the table',
      (draft) => (rowOf(draft, 'refer').act = 'seat'),
      /^refer is for the act seat, and there is no such act of a measure$/,
    ],
    ['a zone there is none of', (draft) => (draft.zone = 'Mars/Olympus'), /^zone/],
    ['no row', (draft) => (draft.rows = []), /^rows/],
    [
      'an id in capitals',
      (draft) => (rowOf(draft, 'refer').id = 'Refer'),
      /^row Refer: id: an id is lower case, its parts joined by \. or -$/,
    ],
    ['an unknown field', (draft) => (draft.mayor = 'ada'), /mayor/],
  ])('[PROC-1] %s', (_, spoil, problem) => {
    expect(problemsAfter(spoil)).toContainEqual(expect.stringMatching(problem));
  });

  test.each([null, undefined, 5, [], {}])('[PROC-1] %j is no procedure', (input) => {
    expect(() => defineProcedure(input as never)).toThrow(expect.objectContaining({ code: 'procedure-invalid' }));
  });
});

test('[PROC-1] a sound procedure is given back, and nobody changes it', () => {
  expect(problemsAfter(() => undefined)).toEqual([]);
  expect(Object.isFrozen(springfield)).toBe(true);
  expect(springfield.rows.length).toBe(springfieldInput.rows.length);
});

test('[PROC-3] every rule and row of a procedure cites its source or says what is unsettled', () => {
  for (const { citation, unsettled } of [...springfield.rules, ...springfield.rows])
    expect(citation?.instrument ?? unsettled?.question).toBeTruthy();
});
