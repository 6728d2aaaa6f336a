import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  type AnyVocabulary,
  createEngine,
  defineAct,
  defineQuestion,
  defineVocabulary,
  definitionsOf,
  memoryLog,
  readProcedure,
} from '../../src/index.ts';
import { laterReferendum, laterZuerich, referendum, zuerich } from './referendum.ts';

/** An act of nothing but its name. */
const actOf = <const Type extends string>(type: Type, event = `${type}-done`) =>
  defineAct({
    type,
    event,
    subject: 'measure',
    data: z.strictObject({}),
    personal: [],
    facts: () => ({}),
    record() {},
    say: () => ({ headline: type }),
  });

const empty = { id: 'ogdenville/rules', version: '1', acts: {}, rules: {}, questions: {}, formats: [] } as const;

/** What a procedure says that uses vocabularies which cannot be used together. */
function problemsOf(...uses: readonly AnyVocabulary[]): unknown {
  try {
    readProcedure({ ...zuerich, uses });
    return [];
  } catch (fault) {
    expect(fault).toMatchObject({ code: 'procedure-invalid', retryable: false });
    return (fault as { details: { problems: unknown } }).details.problems;
  }
}

describe('two vocabularies', () => {
  test('[VOCAB-6] that define one name cannot be used together, and both are named', () => {
    const acts = { petition: actOf('petition') };
    const other = defineVocabulary({ ...empty, acts, rules: { signatures: referendum.rules.signatures } });
    expect(problemsOf(referendum, other)).toEqual([
      'uses: ogdenville/rules and zuerich/referendum both define the act or question petition',
      'uses: ogdenville/rules and zuerich/referendum both define the kind of rule signatures',
    ]);
  });

  test('[VOCAB-6] nor may one take a name of ours', () => {
    const taken = defineVocabulary({
      ...empty,
      acts: { refer: actOf('refer', 'sent'), correct: actOf('correct', 'put-right'), bless: actOf('bless', 'vetoed') },
    });
    expect(problemsOf(referendum, taken)).toEqual([
      'uses: ogdenville/rules and statecraft/core both define the act or question refer',
      'uses: ogdenville/rules and statecraft/core both define the act or question correct',
      'uses: ogdenville/rules and statecraft/core both define the event vetoed',
    ]);
  });

  test('[VOCAB-6] an act and a question of two vocabularies are not of one name, for days are kept by it', () => {
    const kind = 'petition';
    const data = z.strictObject({});
    const question = defineQuestion({ kind, data, carried: 'nothing', lost: 'nothing', say: () => 'a petition' });
    const other = defineVocabulary({ ...empty, questions: { petition: question } });
    expect(problemsOf(referendum, other)).toEqual([
      'uses: ogdenville/rules and zuerich/referendum both define the act or question petition',
    ]);
  });

  test('[VOCAB-6] an event that says how others are to be read is ours alone', () => {
    const acts = { amend2: actOf('amend2', 'corrected') };
    expect(problemsOf(referendum, defineVocabulary({ ...empty, acts }))).toContain(
      'uses: ogdenville/rules records corrected, which is ours alone',
    );
  });

  test('[VOCAB-6] that are two versions of one cannot be used together, in a procedure or an engine', () => {
    expect(problemsOf(referendum, laterReferendum)).toContain('uses: the vocabulary zuerich/referendum is used twice');
    const later = { ...laterZuerich, id: 'later' };
    expect(() => createEngine({ log: memoryLog(), procedures: [zuerich, later] })).toThrow(
      expect.objectContaining({ code: 'procedure-invalid' }),
    );
  });

  test('[VOCAB-6] a name of an act that nobody commands any more is free, and old events are read', () => {
    const gone = defineVocabulary({ ...empty, acts: { refer: { ...actOf('refer', 'sent'), command: false } } });
    const definitions = definitionsOf([gone]);
    expect(definitions.commandable('refer')?.vocabulary).toBeUndefined();
    expect(definitions.actOfEvent({ type: 'sent', vocabulary: 'ogdenville/rules' })).toMatchObject({ type: 'refer' });
  });
});

describe('a vocabulary', () => {
  test.each(['', 'referendum', 'Zuerich/referendum', 'zuerich/', '/referendum', 'a/b/c', 'zürich/x', 'a/b c', '../x'])(
    '[VOCAB-7] has an id of an owner and a name: %j is none',
    (id) => {
      expect(() => defineVocabulary({ ...empty, id: id as never })).toThrow(
        expect.objectContaining({
          code: 'vocabulary-invalid',
          message: expect.stringContaining('is not `owner/name` in lower case'),
        }),
      );
    },
  );

  test.each(['', ' ', '1 2', '1@2'])('[VOCAB-7] has a version: %j is none', (version) => {
    expect(() => defineVocabulary({ ...empty, version })).toThrow(
      expect.objectContaining({
        code: 'vocabulary-invalid',
        details: { problems: [expect.stringContaining('version')] },
      }),
    );
  });

  test('[VOCAB-7] has each definition under its own name, and every one that has not is named', () => {
    const wrong = {
      ...referendum,
      acts: { petitoin: referendum.acts.petition },
      rules: { signature: referendum.rules.signatures },
      questions: { lay: referendum.questions['lay-on-the-table'] },
    };
    expect(() => defineVocabulary(wrong as never)).toThrow(
      expect.objectContaining({
        code: 'vocabulary-invalid',
        details: {
          problems: [
            'the act petition stands under the name petitoin',
            'the kind of rule signatures stands under the name signature',
            'the question lay-on-the-table stands under the name lay',
          ],
        },
      }),
    );
  });

  test('[VOCAB-7] is written down as its id and version', () => {
    expect(JSON.stringify([referendum, laterReferendum])).toBe('["zuerich/referendum@1","zuerich/referendum@2"]');
    expect(Object.isFrozen(referendum)).toBe(true);
  });
});
