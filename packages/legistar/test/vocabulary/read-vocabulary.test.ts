import { describe, expect, test } from 'vitest';
import { dictionaryOf, newYorkCityVocabulary, vocabularyIn } from '../../src/index.ts';

const least = {
  client: 'springfield',
  title: 'Springfield',
  procedure: 'new-york-city',
  words: [{ names: ['Read'], act: 'introduce', turn: 0 }],
};

describe('a vocabulary that is written as JSON', () => {
  test('[WORDS-9] is read, with what it leaves out empty', () => {
    const read = vocabularyIn(least, []);
    if ('problems' in read) throw new Error(read.problems.join());
    expect(dictionaryOf(read.vocabulary).wordFor({ name: ' read' })).toMatchObject({ act: 'introduce' });
    expect(vocabularyIn(JSON.parse(JSON.stringify(newYorkCityVocabulary)), [])).toEqual({
      vocabulary: JSON.parse(JSON.stringify(newYorkCityVocabulary)),
    });
  });

  test.each<[unknown, string]>([
    [[], 'a vocabulary is a JSON object'],
    [{ ...least, client: undefined }, 'client is a text, and is missing'],
    [{ ...least, words: undefined }, 'words is a list, and is missing'],
    [{ ...least, words: [{ names: ['Sung'], act: 'sing', turn: 0 }] }, 'word 1: there is no act sing'],
    [{ ...least, words: [{ act: 'introduce', turn: 0 }] }, 'word 1: names is a list of texts'],
    [{ ...least, words: [{ names: [], act: 'introduce' }] }, 'word 1: turn is a number'],
    [{ ...least, answers: { Yes: 'loud' } }, 'answers: Yes stands nowhere on a roll as loud'],
    [{ ...least, notes: {} }, 'notes has another form'],
  ])('[WORDS-9] is refused with its places: %j', (value, problem) => {
    expect(vocabularyIn(value, [])).toEqual({ problems: [problem] });
  });
});
