import { readFile } from 'node:fs/promises';
import type { AnyVocabulary } from '@statecraft/core';
import { newYorkCityVocabulary, type Vocabulary, vocabularyIn } from '@statecraft/legistar';
import { InputError } from '../record/input-error.ts';

/** The clients of Legistar whose words come with the program. */
const vocabularies: readonly Vocabulary[] = [newYorkCityVocabulary];

/**
 * The words that a record is in: those that are named, a client's or a file's, else those of the client, else those meant for the
 * procedure. Throws `InputError`.
 */
export async function vocabularyFor({
  named,
  client,
  procedure,
  uses,
}: {
  readonly named?: string | undefined;
  readonly client?: string | undefined;
  readonly procedure?: string | undefined;
  /** The vocabularies besides ours whose acts the words may name. */
  readonly uses: readonly AnyVocabulary[];
}): Promise<Vocabulary> {
  const wanted = named ?? client;
  const known =
    wanted === undefined
      ? vocabularies.find((each) => each.procedure === procedure)
      : vocabularies.find((each) => each.client === wanted.toLowerCase());
  if (known) return known;
  if (named !== undefined) return read(named, uses);
  const clients = vocabularies.map((each) => each.client).join(', ');
  throw new InputError('--vocabulary', [
    {
      place: '',
      problem: `the words of ${wanted ?? 'this record'} are not known (known: ${clients}); name a file that has them`,
    },
  ]);
}

async function read(file: string, uses: readonly AnyVocabulary[]): Promise<Vocabulary> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    throw new InputError(file, [{ place: '', problem: `there is no vocabulary: ${(cause as Error).message}` }], cause);
  }
  const parsed = vocabularyIn(value, uses);
  if ('vocabulary' in parsed) return parsed.vocabulary;
  throw new InputError(file, [{ place: '', problem: parsed.problems.join('; ') }]);
}
