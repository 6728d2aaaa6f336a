import type { Assessment, BoundRule, Command, Lifecycle, Procedure, Standing } from '@statecraft/core';
import type { Hall } from '../hall.ts';
import type { AnyActDraft, AnyQuestionDraft, AnyRuleDraft } from './any-drafts.ts';

/** Where acts are drafted: a procedure in one edition, the hall in which it is lived, and the drafts of its vocabularies. */
export interface Scene {
  readonly procedure: Procedure;
  readonly lifecycle: Lifecycle;
  readonly hall: Hall;
  readonly measure: string;
  readonly drafts: DraftsInUse;
  /** The rules in force, those that others are made of in their place. */
  readonly rules: readonly BoundRule[];
  /** The sets of classes that the rules tell apart, the empty one first. */
  readonly classes: readonly (readonly string[])[];
  /** Whether a rule of a kind is in force. */
  has(kind: { readonly kind: string }): boolean;
  /** What the law makes of a command; `undefined` for one that is no command. Looked at by the scene's witness. */
  judge(standing: Standing, command: Command): Assessment | undefined;
  /** The acts whose drafts asked for the rules of a kind of which none is in force, each with that kind. They are not drafted. */
  readonly ruleless: Map<string, string>;
}

/** The drafts of all the vocabularies that a procedure uses, ours first. A name without drafts gives `undefined`. */
export interface DraftsInUse {
  act(type: string): AnyActDraft | 'never' | undefined;
  rule(kind: string): AnyRuleDraft | undefined;
  question(kind: string): AnyQuestionDraft | undefined;
}

/** Sees every judgement that is asked for while acts are drafted. */
export type Witness = (standing: Standing, command: Command, assessment: Assessment) => void;
