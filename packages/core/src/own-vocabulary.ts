import { ownActs } from './acts/acts.ts';
import { ownQuestions } from './acts/questions.ts';
import { ownKinds } from './procedure/rules/own-kinds.ts';
import { defineVocabulary } from './vocabulary/define-vocabulary.ts';

/** The acts, kinds of rule and questions of this library: the vocabulary that every procedure has. */
export const ownVocabulary = defineVocabulary({
  id: 'statecraft/core',
  version: '1',
  acts: ownActs,
  rules: ownKinds,
  questions: ownQuestions,
  formats: [],
});
