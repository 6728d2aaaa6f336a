import type { z } from 'zod';
import type { MeasureFacts } from '../acts/acts.ts';
import type { Command, CommandBy, MeasureEnvelope, Said } from '../acts/command.ts';
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
  ? { readonly kind: Question['kind'] } & Said<Question['data']>
  : never;

type VoteData = z.input<(typeof vote)['data']>;
type OwnVote = Extract<Command, { type: 'vote' }>;

/** The one `vote` command, with our questions and others. A second command would not take a question that is of either. */
type VoteOn<Question> = MeasureEnvelope &
  Omit<VoteData, 'question'> & { type: 'vote'; question: VoteData['question'] | Put<Question> };

/** A command of ours, or of the vocabularies in use. */
export type CommandOf<Used extends AnyVocabulary> =
  | ([QuestionsOf<Used>] extends [never] ? Command : Exclude<Command, OwnVote> | VoteOn<QuestionsOf<Used>>)
  | CommandBy<Commanded<ActsOf<Used>>>;

/** All the parts at once; `unknown` where there are none. */
type Merged<Union> = (Union extends unknown ? (part: Union) => void : never) extends (whole: infer Whole) => void
  ? Whole
  : unknown;

type FactsOfAct<Act> = Act extends { readonly subject: 'measure'; readonly facts: () => infer Facts } ? Facts : never;
type Recipes<Question> = Extract<
  Question[keyof Question & ('put' | 'carried' | 'lost')],
  (facts: never, vote: never) => void
>;
/** A question that writes nothing is one of any facts. */
type FactsOfRecipe<Recipe> = Recipe extends (facts: infer Facts, vote: never) => void
  ? unknown extends Facts
    ? never
    : Facts
  : never;
type FactsOfQuestion<Question> = Question extends unknown ? FactsOfRecipe<Recipes<Question>> : never;

/** What the events say of a measure: our facts, and those of the vocabularies in use. */
export type FactsOf<Used extends AnyVocabulary> = MeasureFacts &
  ([ActsOf<Used>] extends [never] ? unknown : Merged<FactsOfAct<ActsOf<Used>>>) &
  ([QuestionsOf<Used>] extends [never] ? unknown : Merged<FactsOfQuestion<QuestionsOf<Used>>>);
