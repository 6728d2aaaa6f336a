import { defineDrafts } from '@statecraft/testing';
import { deferral } from './deferral/deferral.ts';
import { fiscalNotes } from './fiscal-notes/fiscal-notes.ts';
import { referendum } from './referendum/referendum.ts';
import { roberts } from './roberts/roberts.ts';

const referendumDrafts = defineDrafts(referendum, {
  acts: {
    petition: () => [{ claimed: 2300 }],
    'count-signatures': ({ rules }) => [{ valid: rules('signatures')[0].least }],
  },
  rules: {
    signatures: {
      fail: ({ least }) => [{ wrong: 'one signature short', say: { valid: least - 1 } }],
      mend: ({ least }) => ({ valid: least }),
    },
  },
  questions: { adoption: 'nothing' },
});

const robertsDrafts = defineDrafts(roberts, {
  acts: {},
  rules: {},
  questions: { 'lay-on-the-table': 'nothing', 'take-from-the-table': 'nothing' },
});

const fiscalNoteDrafts = defineDrafts(fiscalNotes, {
  acts: { 'fiscal-note': () => [{ dollarsAYear: 100_000 }] },
  rules: {},
});

const deferralDrafts = defineDrafts(deferral, {
  acts: { defer: ({ hall }) => [{ members: hall.members('council').slice(0, 2) }] },
  // Whether there was a deferral is on record: nothing that is said, and no day, changes it.
  rules: { 'first-deferral': { fail: 'never', mend: 'never' } },
});

/** How the city's acts are drafted, and how commands keep and break its rules: for the checker, for properties, for simulations. */
export const drafts = [referendumDrafts, robertsDrafts, fiscalNoteDrafts, deferralDrafts];
