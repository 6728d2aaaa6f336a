import { definitionsOf } from '@statecraft/core';
import { newYorkCity } from '@statecraft/procedures';
import { describe, expect, test } from 'vitest';
import {
  actsOf,
  committeesIn,
  dictionaryOf,
  newYorkCityVocabulary,
  type SourceMeasure,
  type SourceRow,
  type Vocabulary,
} from '../../src/index.ts';

const procedures = { 'new-york-city': newYorkCity };

const vocabularies: readonly Vocabulary[] = [newYorkCityVocabulary];

/** A row that has everything a word may take. */
function rowFor(word: Vocabulary['words'][number], votes: SourceRow['votes']): SourceRow {
  return {
    id: 1,
    at: '2020-01-08T10:00:00',
    on: '2020-01-08' as SourceRow['on'],
    action: { id: word.id, name: word.names[0] ?? '' },
    body: { id: 7001, name: 'Committee on Water Towers' },
    agenda: 'Water Towers',
    votes,
  };
}

function measureOf(row: SourceRow): SourceMeasure {
  return {
    id: 1,
    file: 'Int 1',
    title: 'Water towers',
    type: 'Introduction',
    status: { name: 'Introduced' },
    sponsors: [1, 2, 2],
    rows: [row],
    undated: [],
    incomplete: false,
    place: { file: 'test' },
  };
}

describe.each(vocabularies.map((vocabulary) => [vocabulary.client, vocabulary] as const))('%s', (_, vocabulary) => {
  const dictionary = dictionaryOf(vocabulary);
  const procedure = procedures[vocabulary.procedure as keyof typeof procedures];

  test.each(vocabulary.words.map((word) => [word.names[0], word] as const))(
    '[WORDS-1] "%s" makes a well-formed act that the procedure has',
    (_name, word) => {
      for (const votes of [undefined, [[1, Object.keys(vocabulary.answers)[0] ?? ''] as const]]) {
        const { acts } = actsOf(measureOf(rowFor(word, votes)), dictionary, committeesIn(new Map(), dictionary));
        const act = acts.find(({ inferredFrom }) => inferredFrom === undefined)?.act;
        const payload = definitionsOf(procedure?.uses ?? []).commandable(act?.type ?? '')?.data;
        // Nothing is left for the schema to fill in: what is mapped is what a command would have given.
        expect(payload?.safeParse(act?.data)).toEqual({ success: true, data: act?.data });
        expect(procedure?.rows.some(({ act: type }) => type === act?.type)).toBe(true);
      }
    },
  );

  test('[WORDS-2] no id and no name stands for two words', () => {
    const ids = vocabulary.words.flatMap(({ id }) => id ?? []);
    const names = vocabulary.words.flatMap((word) => word.names);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(names).size).toBe(names.length);
  });

  test('every practice names a rule of the procedure, and every status stages of it', () => {
    const stages = new Set(procedure?.rows.flatMap(({ stages: from, to }) => [...from, to]));
    for (const { rule } of vocabulary.practices) expect(procedure?.rules.map(({ id }) => id)).toContain(rule);
    for (const { stages: own } of vocabulary.statuses) for (const stage of own) expect(stages).toContain(stage);
  });
});
