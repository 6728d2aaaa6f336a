import type { AnyActDefinition, AnyQuestionDefinition, AnyVocabulary, Command, CommandBy, ownVocabulary } from '@statecraft/core';

/** The definitions of vocabularies that are known by name; none of vocabularies of which only their form is known. */
type Known<Definitions> = string extends keyof Definitions ? never : Definitions[keyof Definitions];
type KnownActs<Used extends AnyVocabulary> = Used extends AnyVocabulary ? Extract<Known<Used['acts']>, AnyActDefinition> : never;
type KnownQuestions<Used extends AnyVocabulary> = Used extends AnyVocabulary
  ? Extract<Known<Used['questions']>, AnyQuestionDefinition>
  : never;

type InputOf<Schema> = Schema extends { readonly _zod: { readonly input: infer Input } } ? Input : never;
type QuestionBy<Question extends AnyQuestionDefinition> = Question extends AnyQuestionDefinition
  ? { readonly kind: Question['kind'] } & InputOf<Question['data']>
  : never;
type VoteOn<Question extends AnyQuestionDefinition> = [Question] extends [never]
  ? never
  : Omit<CommandBy<(typeof ownVocabulary)['acts']['vote']>, 'question'> & { question: QuestionBy<Question> };

/** A command of our acts, or of an act or on a question of the vocabularies that a procedure uses besides. */
export type CommandUnder<Uses extends readonly AnyVocabulary[]> =
  | Command
  | CommandBy<KnownActs<Uses[number]>>
  | VoteOn<KnownQuestions<Uses[number]>>;
