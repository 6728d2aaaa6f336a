import type {
  AnyActDefinition,
  AnyQuestionDefinition,
  AnyRuleKind,
  AnyVocabulary,
  Command,
  FactsOf,
  LegalDate,
  ownVocabulary,
  Row,
  RuleOf,
  Ruling,
} from '@statecraft/core';
import type { Chance } from '../check/chance.ts';
import type { Hall } from '../hall.ts';
import type { Failing, Wording } from './any-drafts.ts';
import type { Scene } from './scene.ts';

/** What a schema takes. */
type InputOf<Schema> = Schema extends { readonly _zod: { readonly input: infer Input } } ? Input : never;
/** What a schema takes; nothing in particular where it has no members, so that members may be said beside it. */
type MembersOf<Schema> = [InputOf<Schema>] extends [Record<string, never>] ? unknown : InputOf<Schema>;

/** What an act says besides its type, day and measure; and, where it matters, who does it. */
export type SaidBy<Act extends AnyActDefinition> = MembersOf<Act['data']> & {
  readonly by?: { readonly id: string; readonly role?: string };
};

/** The kinds of rule that the drafts of a vocabulary may look for: its own, and ours. */
type KindsBy<Used extends AnyVocabulary> = Used['rules'] & (typeof ownVocabulary)['rules'];
/** What an act is drafted by. */
export interface ActContext<Used extends AnyVocabulary> {
  /** The day of the act. */
  readonly on: LegalDate;
  /** Who sits where. */
  readonly hall: Hall;
  /** The procedure in one edition: its lifecycle, its rules in force, the classes that they tell apart. */
  readonly scene: Scene;
  /**
   * The rules of a kind that are in force, ours or the vocabulary's, with their numbers: `rules('signatures')[0].least`.
   *
   * There is always one. An act whose draft asks for a kind of which no rule is in force is not drafted, and the checker says so;
   * `has` asks first.
   */
  rules<Kind extends string & keyof KindsBy<Used>>(
    kind: Kind,
  ): readonly [RuleOf<KindsBy<Used>[Kind]>, ...RuleOf<KindsBy<Used>[Kind]>[]];
  /** Whether a rule of a kind is in force. */
  has(kind: string & keyof KindsBy<Used>): boolean;
}

/** What an act of a measure is drafted by. */
export interface MeasureActContext<Used extends AnyVocabulary> extends ActContext<Used> {
  /** The row of the lifecycle table that is to take the act. */
  readonly row: Row;
  /** What is on record of the measure. */
  readonly facts: FactsOf<Used>;
  /** The ways to put the question that the row is for, of whatever vocabulary; empty where it is for none, or none can be drafted. */
  readonly questions: readonly Wording[];
}

/** What an act said by chance is drafted by: any numbers from 0 on. The same ones make the same act. */
export interface AnyhowContext<Used extends AnyVocabulary> extends MeasureActContext<Used> {
  /** How far a vote is from unanimity for its outcome. */
  readonly ayes: number;
  /** Which of several ways to word the act. */
  readonly choice: number;
}

/** What a command is said otherwise by. */
export interface OtherwiseContext {
  readonly scene: Scene;
  readonly hall: Hall;
  readonly command: Command;
  readonly chance: Chance;
}

/** The context of an act, by what the act is about. */
type ContextOf<Used extends AnyVocabulary, Act extends AnyActDefinition> = Act['subject'] extends 'body'
  ? ActContext<Used>
  : MeasureActContext<Used>;

/**
 * How an act is drafted: the ways to word it that a rule could tell apart, the plainest first. `never` for an act that nobody drafts.
 *
 * What a row asks in its `when` need not be said: it takes the place of what the draft says.
 */
export type ActDraft<Used extends AnyVocabulary, Act extends AnyActDefinition> =
  | 'never'
  | ((context: ContextOf<Used, Act>) => readonly SaidBy<Act>[])
  | {
      readonly ways: (context: ContextOf<Used, Act>) => readonly SaidBy<Act>[];
      /** One of many ways, whatever the rules make of it: for histories in which acts may be refused. One of `ways` when left out. */
      readonly anyhow?: (context: AnyhowContext<Used>) => Partial<SaidBy<Act>>;
      /** What a command of the act says otherwise, lawful or not; `undefined` where there is nothing to say otherwise. */
      readonly otherwise?: (context: OtherwiseContext) => Wording | undefined;
    };

/** What commands that keep and break a rule are drafted by. */
export interface RuleContext<Used extends AnyVocabulary> {
  /** What the rule makes of the command, with its numbers. */
  readonly ruling: Ruling;
  /** What the rules of the row make of it, those that others are made of among them. */
  readonly rulings: readonly Ruling[];
  readonly facts: FactsOf<Used>;
  readonly command: Command;
  readonly hall: Hall;
  readonly scene: Scene;
}

/** How commands that keep and break a rule of a kind are drafted. */
export interface RuleDraft<Used extends AnyVocabulary, Kind extends AnyRuleKind> {
  /**
   * The ways to make a lawful command fail the rule, each by what it says or by its day, and just so far that it fails.
   * `never` where no saying and no day makes it fail.
   */
  readonly fail: 'never' | ((rule: RuleOf<Kind>, context: RuleContext<Used>) => readonly Failing[]);
  /**
   * What a command that fails the rule says so that the rule holds, `on` among it where it is done on a later day; `undefined` where
   * nothing helps. `never` where nothing that is said or waited for ever does.
   */
  readonly mend: 'never' | ((rule: RuleOf<Kind>, context: RuleContext<Used>) => Wording | undefined);
  /** What a lawful command says so that it only just keeps the rule; none when left out. */
  readonly barely?: (rule: RuleOf<Kind>, context: RuleContext<Used>) => Wording | undefined;
}

/** What a question says besides its kind, each way that a rule could tell apart; `nothing` where it says nothing besides. */
export type QuestionDraft<Used extends AnyVocabulary, Question extends AnyQuestionDefinition> =
  | 'nothing'
  | ((context: ActContext<Used>) => readonly InputOf<Question['data']>[]);

type ActDrafts<Used extends AnyVocabulary> = {
  readonly [Name in keyof Used['acts']]: ActDraft<Used, Used['acts'][Name]>;
};
type RuleDrafts<Used extends AnyVocabulary> = {
  readonly [Kind in keyof Used['rules']]: RuleDraft<Used, Used['rules'][Kind]>;
};
type QuestionDrafts<Used extends AnyVocabulary> = {
  readonly [Kind in keyof Used['questions']]: QuestionDraft<Used, Used['questions'][Kind]>;
};

/** How everything of a vocabulary is drafted. */
export interface Drafts<Used extends AnyVocabulary> {
  readonly vocabulary: Used;
  readonly acts: ActDrafts<Used>;
  readonly rules: RuleDrafts<Used>;
  readonly questions: QuestionDrafts<Used>;
}

/** Drafts as they are written: `questions` may be left out where the vocabulary has none. */
type DraftsGiven<Used extends AnyVocabulary> = Pick<Drafts<Used>, 'acts' | 'rules'> &
  (keyof Used['questions'] extends never
    ? { readonly questions?: QuestionDrafts<Used> }
    : { readonly questions: QuestionDrafts<Used> });

/**
 * Defines how the acts of a vocabulary are drafted, and how commands keep and break its rules. The checker, the arbitraries and the
 * simulation rest on them. Drafts that leave out an act, a kind of rule or a question do not compile.
 *
 * @example
 * export const drafts = defineDrafts(referendum, {
 *   acts: {
 *     petition: () => [{ signatures: 1 }],
 *     'count-signatures': ({ rules }) => [{ valid: rules('signatures')[0].least }],
 *   },
 *   rules: {
 *     signatures: {
 *       fail: ({ least }) => [{ wrong: 'one short', say: { valid: least - 1 } }],
 *       mend: ({ least }) => ({ valid: least }),
 *     },
 *   },
 * });
 */
export function defineDrafts<const Used extends AnyVocabulary>(
  vocabulary: Used,
  drafts: DraftsGiven<Used>,
): Drafts<Used> {
  const { acts, rules, questions = {} as QuestionDrafts<Used> } = drafts;
  return Object.freeze({ vocabulary, acts, rules, questions });
}
