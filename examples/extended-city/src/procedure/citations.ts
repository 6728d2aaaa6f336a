import type { ProcedureInput } from '@statecraft/core';
import type { uses } from './uses.ts';

/** Rules and rows as the city writes them: of core's kinds and acts, and of its own. */
export type Rules = ProcedureInput<typeof uses>['rules'];
export type Rows = ProcedureInput<typeof uses>['rows'];

/** A section of the city's charter. City and charter are made up. */
export const charter = (section: string) => ({ instrument: 'Charter of Xanadu Crossing (made up)', section });

/** A rule of the council's rules of procedure. They are made up as well. */
export const councilRule = (section: string) => ({
  instrument: 'Rules of the Council of Xanadu Crossing (made up)',
  section,
});

export const carried = (question: string) => ({ question, outcome: 'carried' });
export const lost = (question: string) => ({ question, outcome: 'lost' });
