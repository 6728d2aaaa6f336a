import type { z } from 'zod';
import type { MeasureFacts } from '../acts/acts.ts';
import type { Command, CommandBy, MeasureEnvelope } from '../acts/command.ts';
import type { vote } from '../acts/vote.ts';
import type { Procedure } from '../procedure/procedure.ts';
import type { AnyActDefinition } from '../vocabulary/define-act.ts';
import type { AnyQuestionDefinition } from '../vocabulary/define-question.ts';
import type { AnyVocabulary } from '../vocabulary/define-vocabulary.ts';

/** The vocabularies that procedures use, as far as the compiler knows them; `never` where it knows of none. */
export type VocabulariesOf<Procedures extends readonly Procedure[]> = Known<Procedures[number]['uses'][number]>;

type Known<Used> = Used extends AnyVocabulary ? (string extends keyof Used['acts'] ? never : Used) : never;

type ActsOf<Used extends AnyVocabulary> = Used extends AnyVocabulary ? Used['acts'][keyof Used['acts']] : never;
type QuestionsOf<Used extends AnyVocabulary> = Used extends AnyVocabulary
  ? Used['questions'][keyof Used['questions']]
  : never;

type Commanded<Act> = Act extends AnyActDefinition ? (Act['command'] extends false ? never : Act) : never;
type Put<Question> = Question extends AnyQuestionDefinition
  ? { readonly kind: Question['kind'] } & (keyof Question['data']['shape'] extends never
      ? unknown
      : z.input<Question['data']>)
  : never;

/** A vote on a question of another vocabulary: the one `vote` command, with that question. */
type VoteOn<Question> = [Question] extends [never]
  ? never
  : MeasureEnvelope & { type: 'vote'; question: Put<Question> } & Omit<z.input<(typeof vote)['data']>, 'question'>;

/** A command of ours, or of the vocabularies in use. */
export type CommandOf<Used extends AnyVocabulary> =
  | Command
  | CommandBy<Commanded<ActsOf<Used>>>
  | VoteOn<QuestionsOf<Used>>;

/** All the parts at once; `unknown` where there are none. */
type Merged<Union> = (Union extends unknown ? (part: Union) => void : never) extends (whole: infer Whole) => void
  ? Whole
  : unknown;

type FactsOfAct<Act> = Act extends { readonly subject: 'measure'; readonly facts: () => infer Facts } ? Facts : never;
type FactsOfQuestion<Question> = Question extends { readonly carried: (facts: infer Facts, vote: never) => void }
  ? Facts
  : Question extends { readonly lost: (facts: infer Facts, vote: never) => void }
    ? Facts
    : never;

/** What the events say of a measure: our facts, and those of the vocabularies in use. */
export type FactsOf<Used extends AnyVocabulary> = MeasureFacts &
  ([ActsOf<Used>] extends [never] ? unknown : Merged<FactsOfAct<ActsOf<Used>>>) &
  ([QuestionsOf<Used>] extends [never] ? unknown : Merged<FactsOfQuestion<QuestionsOf<Used>>>);
