import type { MeasureFacts } from '../acts/acts.ts';
import type { Command, CommandBy, Said } from '../acts/command.ts';
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

type OwnVote = CommandBy<typeof vote>;

/** A vote on a question of ours or of other vocabularies. It is one command: a variable may hold a question of either. */
interface VoteOn<Question> extends Omit<OwnVote, 'question'> {
  question: OwnVote['question'] | Put<Question>;
}

/** Our commands, the vote among them as it is with the questions of other vocabularies. */
type OwnCommand<Question> = [Question] extends [never]
  ? Command
  : Exclude<Command, { readonly type: 'vote' }> | VoteOn<Question>;

/** A command of ours, or of the vocabularies in use. */
export type CommandOf<Used extends AnyVocabulary> = OwnCommand<QuestionsOf<Used>> | CommandBy<Commanded<ActsOf<Used>>>;

/** All the parts at once; `unknown` where there are none. */
type Merged<Union> = (Union extends unknown ? (part: Union) => void : never) extends (whole: infer Whole) => void
  ? Whole
  : unknown;

type FactsOfAct<Act> = Act extends { readonly subject: 'measure'; readonly facts: () => infer Facts } ? Facts : never;
type FactsOfQuestion<Question> = Question extends AnyQuestionDefinition
  ? FactsOfRecipe<Exclude<Question['carried' | 'lost'], 'nothing'>>
  : never;
/** The facts that a recipe writes; none for the recipe of a question that writes nothing, which takes any. */
type FactsOfRecipe<Recipe> = Recipe extends (facts: infer Facts, vote: never) => void
  ? unknown extends Facts
    ? never
    : Facts
  : never;

/** What the events say of a measure: our facts, and those of the vocabularies in use. */
export type FactsOf<Used extends AnyVocabulary> = MeasureFacts &
  ([ActsOf<Used>] extends [never] ? unknown : Merged<FactsOfAct<ActsOf<Used>>>) &
  ([QuestionsOf<Used>] extends [never] ? unknown : Merged<FactsOfQuestion<QuestionsOf<Used>>>);
