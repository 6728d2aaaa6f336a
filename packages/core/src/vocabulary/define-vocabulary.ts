import { StatecraftError } from '../errors.ts';
import type { AnyActDefinition } from './define-act.ts';
import type { AnyQuestionDefinition } from './define-question.ts';
import type { AnyRuleKind } from './define-rule-kind.ts';
import type { FormatChange } from './formats.ts';

type Acts = Readonly<Record<string, AnyActDefinition>>;
type Rules = Readonly<Record<string, AnyRuleKind>>;
type Questions = Readonly<Record<string, AnyQuestionDefinition>>;

/** A set of definitions of acts, kinds of rule and questions, with an id and a version. */
export interface Vocabulary<
  OwnActs extends Acts = Acts,
  OwnRules extends Rules = Rules,
  OwnQuestions extends Questions = Questions,
> {
  /** `owner/name`: the name that its events bear. It never changes. */
  readonly id: `${string}/${string}`;
  /** Raised whenever a recipe or an `assess` changes meaning. */
  readonly version: string;
  readonly acts: OwnActs;
  readonly rules: OwnRules;
  readonly questions: OwnQuestions;
  /** What each change of the shape of its acts' data makes of older data, the oldest change first: docs/event-schema.md. */
  readonly formats: readonly FormatChange[];
  /** `id@version`: how a procedure that uses it is written down as JSON. */
  toJSON(): string;
}

/** A vocabulary, whatever it defines. */
export type AnyVocabulary = Vocabulary;

/** Each definition stands under its own name: what is entered under another does not compile. */
type ByType<Entered> = { readonly [Name in keyof Entered]: { readonly type: Name } };
type ByKind<Entered> = { readonly [Name in keyof Entered]: { readonly kind: Name } };

/**
 * Defines a vocabulary.
 *
 * Throws `vocabulary-invalid` with everything that is wrong: an id that is not `owner/name` in lower case, a version that is empty or has
 * a space, a definition that is entered under another name than its own.
 *
 * @example
 * export const referendum = defineVocabulary({
 *   id: 'zuerich/referendum', version: '1', formats: [], questions: {},
 *   acts: { petition }, rules: { signatures },
 * });
 */
export function defineVocabulary<
  const OwnActs extends Acts & ByType<OwnActs>,
  const OwnRules extends Rules & ByKind<OwnRules>,
  const OwnQuestions extends Questions & ByKind<OwnQuestions>,
>(
  vocabulary: Omit<Vocabulary<OwnActs, OwnRules, OwnQuestions>, 'toJSON'>,
): Vocabulary<OwnActs, OwnRules, OwnQuestions> {
  const problems = [...problemsIn(vocabulary)];
  if (problems.length > 0)
    throw new StatecraftError(
      'vocabulary-invalid',
      `The vocabulary ${vocabulary.id} is not valid:\n${problems.map((problem) => `- ${problem}`).join('\n')}`,
      { details: { problems } },
    );
  return Object.freeze({ ...vocabulary, toJSON: () => `${vocabulary.id}@${vocabulary.version}` });
}

/** What is wrong with a vocabulary, a sentence each. Types tell most of it; a caller without types is told here. */
function* problemsIn({ id, version, acts, rules, questions }: Omit<Vocabulary, 'toJSON'>): Generator<string> {
  if (
    typeof id !== 'string' ||
    id.length > 200 ||
    !/^[a-z0-9]+(?:[.-][a-z0-9]+)*\/[a-z0-9]+(?:[.-][a-z0-9]+)*$/.test(id)
  )
    yield `the id ${id} is not \`owner/name\` in lower case, its parts joined by . or -`;
  if (typeof version !== 'string' || version.length > 200 || !/^[^\s@]+$/.test(version))
    yield `the version is empty, or has a space or an @`;
  for (const [key, { type }] of Object.entries(acts))
    if (key !== type) yield `the act ${type} stands under the name ${key}`;
  for (const [key, { kind }] of Object.entries(rules))
    if (key !== kind) yield `the kind of rule ${kind} stands under the name ${key}`;
  for (const [key, { kind }] of Object.entries(questions))
    if (key !== kind) yield `the question ${kind} stands under the name ${key}`;
}

/** Whether a value is a vocabulary, as `defineVocabulary` gives it. */
export function isVocabulary(value: unknown): value is AnyVocabulary {
  if (value === null || typeof value !== 'object') return false;
  const { id, version, acts, rules, questions, formats, toJSON } = value as Partial<AnyVocabulary>;
  const isRecord = (each: unknown) => each !== null && typeof each === 'object';
  return (
    typeof id === 'string' &&
    typeof version === 'string' &&
    [acts, rules, questions].every(isRecord) &&
    Array.isArray(formats) &&
    typeof toJSON === 'function'
  );
}
