import { describe, expect, test } from 'vitest';
import { isFault, readProcedure } from '../../src/index.ts';
import { springfieldInput } from '../springfield.ts';

// biome-ignore lint/suspicious/noExplicitAny: a draft is spoilt in ways that its type would not allow.
type Draft = any;

/** What is said of Springfield's procedure once it is spoilt. */
function saidAfter(spoil: (draft: Draft) => unknown): readonly string[] {
  const draft = structuredClone(springfieldInput);
  spoil(draft);
  try {
    readProcedure(draft);
    return [];
  } catch (fault) {
    if (!isFault(fault, 'procedure-invalid')) throw fault;
    return fault.details.problems as string[];
  }
}
const citation = { instrument: 'Charter' };
const next = (more: object) => ({ id: 'rr.next-day', kind: 'lie-over', title: 'Not on that day', citation, ...more });

describe('what is wrong with a procedure', () => {
  test.each<[string, (draft: Draft) => unknown, readonly string[]]>([
    [
      'a row that names a rule there is none of',
      ({ rows }) => (rows.find(({ id }: { id: string }) => id === 'amend').rules = ['nope']),
      ['amend names a rule that does not exist: nope'],
    ],
    [
      'a term of no form',
      ({ rules }) => rules.push(next({ term: { weeks: 1 }, since: ['refer'] })),
      [
        'rule rr.next-day: term: takes days: expected number, received undefined and has no field weeks; or firstMeetingNotWithin: expected number, received undefined and has no field weeks',
      ],
    ],
    [
      'a term that is a number',
      ({ rules }) => rules.push(next({ term: 5, since: ['refer'] })),
      ['rule rr.next-day: term: takes expected object, received number'],
    ],
    [
      'an act that a term is counted from, misspelt',
      ({ rules }) => rules.push(next({ term: { days: 1 }, since: ['referr'] })),
      ['rr.next-day names referr, and there is no such act or question; did you mean refer?'],
    ],
    ['a field too many in a row', ({ rows }) => (rows[0].colour = 'blue'), ['row file: has no field colour']],
    [
      'a part of a rule',
      ({ rules }) =>
        rules.push({
          id: 'either',
          kind: 'any-of',
          title: 'Either',
          citation,
          parts: [
            { id: 'by-mayor', kind: 'actor', title: 'The mayor', roles: 'mayor', citation },
            { id: 'was-read', kind: 'prerequisite', title: 'Read', done: ['read'], citation },
          ],
        }),
      ['part by-mayor: roles: Invalid input: expected array, received string'],
    ],
    ['a zone there is none of', (draft) => (draft.zone = 'Mars/Olympus'), ['zone: expected the IANA name of a zone']],
  ])('[PROC-5] is said with the rule or row by its id: %s', (_, spoil, said) => {
    expect(saidAfter(spoil)).toEqual(said);
  });

  test('[PROC-5] names the act that was meant, where it is near', () => {
    const said = saidAfter(({ rows }) => (rows[0].act = 'flie'));
    expect(said).toEqual(['file is for the act flie, and there is no such act of a measure; did you mean file?']);
  });
});
