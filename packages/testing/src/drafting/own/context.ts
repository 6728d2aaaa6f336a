import type { MeasureFacts, ownVocabulary } from '@statecraft/core';
import type { MeasureActContext, RuleContext, SaidBy } from '../define-drafts.ts';

type Own = typeof ownVocabulary;

/** What an act of ours is drafted by. */
export type OwnActContext = MeasureActContext<Own>;
/** What commands that keep and break a rule of our kinds are drafted by. */
export type OwnRuleContext = RuleContext<Own>;
/** What an act of ours says. */
export type OwnSaid<Type extends keyof Own['acts']> = SaidBy<Own['acts'][Type]>;
/** A text that an act brings, where it brings one. */
export interface WithText {
  readonly text?: { readonly label: string; readonly hash: string };
}

/** A text of an act, where a rule looks at texts. */
export function textOf({ has }: Pick<OwnActContext, 'has'>, label: string): WithText {
  return has('text') ? { text: { label, hash: `sha256:${label}` } } : {};
}

/** The digest of the text before the body; `undefined` where none is on record. */
export function textBefore({ texts }: Pick<MeasureFacts, 'texts'>): string | undefined {
  return texts.at(-1)?.hash;
}
