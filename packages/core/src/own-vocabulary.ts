import { type OwnActs, ownActs } from './acts/acts.ts';
import { type OwnQuestions, ownQuestions } from './acts/questions.ts';
import { type OwnKinds, ownKinds } from './procedure/rules/own-kinds.ts';
import { defineVocabulary, type Vocabulary } from './vocabulary/define-vocabulary.ts';

/** The acts, kinds of rule and questions of this library: the vocabulary that every procedure has. */
export const ownVocabulary: Vocabulary<OwnActs, OwnKinds, OwnQuestions> = defineVocabulary({
  id: 'statecraft/core',
  version: '1',
  acts: ownActs,
  rules: ownKinds,
  questions: ownQuestions,
  /**
   * A change of the shape of any act's data is entered here, behind those before it, as functions that read what was recorded until then;
   * nothing that is entered is ever changed. docs/event-schema.md tells how.
   */
  formats: [],
});
