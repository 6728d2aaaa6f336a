import { defineVocabulary } from '@statecraft/core';
import { defer } from './defer.ts';
import { firstDeferral } from './first-deferral.ts';

/** The right of any two members to have a measure wait, once. */
export const deferral = defineVocabulary({
  id: 'xanadu-crossing/deferral',
  version: '1',
  acts: { defer },
  rules: { 'first-deferral': firstDeferral },
  questions: {},
  formats: [],
});
