import { defineVocabulary } from '@statecraft/core';
import { fiscalNote } from './fiscal-note.ts';

/** What measures cost. That a vote takes a note first, a rule of core's own kind `prerequisite` says. */
export const fiscalNotes = defineVocabulary({
  id: 'xanadu-crossing/fiscal-notes',
  version: '1',
  acts: { 'fiscal-note': fiscalNote },
  rules: {},
  questions: {},
  formats: [],
});
