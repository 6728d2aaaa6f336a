import type { AnyVocabulary, LegalDate } from '@statecraft/core';

/** What an act says besides its type, day and measure. */
export type Wording = Readonly<Record<string, unknown>>;

/** A way to make a lawful command fail a rule. */
export interface Failing {
  /** What is wrong then, in words: `one short`. */
  readonly wrong: string;
  /** What the command says instead. */
  readonly say?: Wording;
  /** The day on which it is done instead. */
  readonly on?: LegalDate;
}

/** How an act is drafted, whatever act it is. */
export interface AnyActDraft {
  readonly ways: (context: never) => readonly Wording[];
  readonly anyhow?: (context: never) => Wording;
  readonly otherwise?: (context: never) => Wording | undefined;
}

/** How commands that keep and break a rule are drafted, whatever kind of rule it is. */
export interface AnyRuleDraft {
  readonly fail: 'never' | ((rule: never, context: never) => readonly Failing[]);
  readonly mend: 'never' | ((rule: never, context: never) => Wording | undefined);
  readonly barely?: (rule: never, context: never) => Wording | undefined;
}

/** What a question says besides its kind, whatever question it is. */
export type AnyQuestionDraft = 'nothing' | ((context: never) => readonly Wording[]);

/** Drafts of a vocabulary, whatever it defines. */
export interface AnyDrafts {
  readonly vocabulary: AnyVocabulary;
  readonly acts: Readonly<Record<string, 'never' | AnyActDraft['ways'] | AnyActDraft>>;
  readonly rules: Readonly<Record<string, AnyRuleDraft>>;
  readonly questions: Readonly<Record<string, AnyQuestionDraft>>;
}
