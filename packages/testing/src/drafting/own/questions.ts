import { isWaivable, type ownVocabulary } from '@statecraft/core';
import type { Drafts } from '../define-drafts.ts';

/** What our questions say besides their kinds. */
export const ownQuestionDrafts: Drafts<typeof ownVocabulary>['questions'] = {
  passage: 'nothing',
  'first-reading': 'nothing',
  waiver({ scene: { rules } }) {
    const waivable = rules.filter(isWaivable);
    const waived = waivable.length > 0 ? waivable : rules.slice(0, 1);
    return waived.map(({ id }) => ({ rule: id }));
  },
  amendment: 'nothing',
  reconsideration: 'nothing',
  discharge: 'nothing',
  override: 'nothing',
  acceptance: 'nothing',
};
