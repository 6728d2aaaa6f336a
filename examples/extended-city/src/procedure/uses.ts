import { deferral } from '../deferral/deferral.ts';
import { fiscalNotes } from '../fiscal-notes/fiscal-notes.ts';
import { referendum } from '../referendum/referendum.ts';
import { roberts } from '../roberts/roberts.ts';

/** The vocabularies that the city uses besides core's. */
export const uses = [referendum, roberts, fiscalNotes, deferral] as const;
