import { defineVocabulary } from '@statecraft/core';
import { adoption } from './adoption.ts';
import { countSignatures } from './count-signatures.ts';
import { petition } from './petition.ts';
import { signatures } from './signatures.ts';

/** What a referendum takes: a petition with counted signatures, and a vote of the people. */
export const referendum = defineVocabulary({
  id: 'xanadu-crossing/referendum',
  version: '1',
  acts: { petition, 'count-signatures': countSignatures },
  rules: { signatures },
  questions: { adoption },
  formats: [
    // Format 2: a petition claims signatures, and says so. How many are valid is for the count.
    { 'petition-filed': ({ signatures, ...rest }) => ({ ...rest, claimed: signatures }) },
  ],
});
