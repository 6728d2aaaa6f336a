import { defineVocabulary } from '@statecraft/core';
import { layOnTheTable } from './lay-on-the-table.ts';
import { takeFromTheTable } from './take-from-the-table.ts';

/** Two motions of Robert's Rules of Order. */
export const roberts = defineVocabulary({
  id: 'xanadu-crossing/roberts',
  version: '1',
  acts: {},
  rules: {},
  questions: { 'lay-on-the-table': layOnTheTable, 'take-from-the-table': takeFromTheTable },
  formats: [],
});
