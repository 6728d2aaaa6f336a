import { type AnyVocabulary, definitionsOf, rollCall } from '@statecraft/core';
import { type Fields, isFields } from '../source/json.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What a vocabulary may leave out. */
const NOTHING = {
  kinds: {},
  bodies: {},
  answers: {},
  tallies: {},
  statuses: [],
  notes: [],
  practices: [],
  offices: { voteless: [], roles: {} },
} as const satisfies Partial<Vocabulary>;

const positions: ReadonlySet<unknown> = new Set(Object.keys(rollCall.shape));

/**
 * A vocabulary that was written as JSON; every place that is wrong is named, and then there is none.
 *
 * Its words may name the acts of `uses`, the vocabularies that its procedure uses besides ours.
 */
export function vocabularyIn(
  value: unknown,
  uses: readonly AnyVocabulary[],
): { readonly vocabulary: Vocabulary } | { readonly problems: readonly string[] } {
  if (!isFields(value)) return { problems: ['a vocabulary is a JSON object'] };
  const { words } = value;
  const acts = new Set<unknown>(
    definitionsOf(uses).acts.flatMap(({ type, subject }) => (subject === 'measure' ? [type] : [])),
  );
  const problems = [
    ...['client', 'title', 'procedure'].flatMap((name) =>
      typeof value[name] === 'string' ? [] : [`${name} is a text, and is missing`],
    ),
    ...(Array.isArray(words)
      ? words.flatMap((word, place) => problemsOfWord(word, place, acts))
      : ['words is a list, and is missing']),
    ...['answers', 'tallies'].flatMap((list) => problemsOfAnswers(list, value[list] ?? {})),
    ...Object.entries(NOTHING).flatMap(([name, empty]) =>
      value[name] === undefined || Array.isArray(value[name]) === Array.isArray(empty)
        ? []
        : [`${name} has another form`],
    ),
  ];
  return problems.length > 0 ? { problems } : { vocabulary: { ...NOTHING, ...value } as unknown as Vocabulary };
}

function problemsOfWord(word: unknown, place: number, acts: ReadonlySet<unknown>): string[] {
  const { names, act, turn } = isFields(word) ? word : ({} as Fields);
  const problem = (text: string) => `word ${place + 1}: ${text}`;
  return [
    ...(Array.isArray(names) && names.every((name) => typeof name === 'string')
      ? []
      : [problem('names is a list of texts')]),
    ...(acts.has(act) ? [] : [problem(`there is no act ${String(act)}`)]),
    ...(typeof turn === 'number' ? [] : [problem('turn is a number')]),
  ];
}

function problemsOfAnswers(list: string, answers: unknown): string[] {
  if (!isFields(answers)) return [`${list} has another form`];
  return Object.entries(answers).flatMap(([answer, position]) =>
    positions.has(position) ? [] : [`${list}: ${answer} stands nowhere on a roll as ${String(position)}`],
  );
}
