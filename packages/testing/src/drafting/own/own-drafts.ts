import { ownVocabulary } from '@statecraft/core';
import { type Drafts, defineDrafts } from '../define-drafts.ts';
import { ownActDrafts } from './acts.ts';
import { ownKindDrafts } from './kinds.ts';
import { ownQuestionDrafts } from './questions.ts';

/** How the acts of this library are drafted, and how commands keep and break its rules. */
export const ownDrafts: Drafts<typeof ownVocabulary> = defineDrafts(ownVocabulary, {
  acts: ownActDrafts,
  rules: ownKindDrafts,
  questions: ownQuestionDrafts,
});
