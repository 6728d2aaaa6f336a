import { addDays, type ownVocabulary } from '@statecraft/core';
import { measureAt } from '../../hall.ts';
import type { Drafts } from '../define-drafts.ts';
import { textBefore } from './context.ts';
import {
  barelyMeetThresholds,
  castWithoutATie,
  meetTheThreshold,
  missTheThreshold,
  withAStranger,
  withoutAQuorum,
} from './counts.ts';
import { movedByTheBeaten, movedByTheWinners, withConsent } from './people.ts';
import { dayIn, onceRun, tooEarly } from './times.ts';

/** A rule on what is on record already: no saying and no day of the act changes how it rules. */
const onRecord = { fail: 'never', mend: 'never' } as const;

/** How commands keep and break the rules of our kinds. */
export const ownKindDrafts: Drafts<typeof ownVocabulary>['rules'] = {
  threshold: { fail: missTheThreshold, mend: meetTheThreshold, barely: barelyMeetThresholds },
  roll: { fail: withAStranger, mend: 'never' },
  readings: onRecord,
  exclusion: onRecord,
  reserved: onRecord,
  hold: {
    fail(_rule, { ruling }) {
      const until = dayIn(ruling.numbers?.until);
      return until === undefined ? [] : [{ wrong: 'a day before the hold ends', on: addDays(until, -1) }];
    },
    mend(_rule, { ruling }) {
      const until = dayIn(ruling.numbers?.until);
      return until && { on: until };
    },
  },
  actor: {
    fail: () => [{ wrong: 'done in another capacity', say: { by: { id: 'stranger', role: 'passer-by' } } }],
    mend: ({ roles }) => ({ by: { id: 'seat-1', role: roles[0] } }),
  },
  consent: { fail: () => [{ wrong: 'a chair did not consent', say: { consent: [] } }], mend: withConsent },
  mover: { fail: movedByTheBeaten, mend: movedByTheWinners },
  'same-or-next-meeting': {
    fail(_rule, { ruling: { numbers = {} } }) {
      const decided = dayIn(numbers.decidedOn);
      const late = dayIn(numbers.next) ?? (decided && addDays(decided, 366));
      return late === undefined ? [] : [{ wrong: 'a day after the next meeting', on: addDays(late, 1) }];
    },
    mend: 'never',
  },
  repetition: { fail: 'never', mend: () => ({ method: { kind: 'unanimous-consent' } }) },
  degree: {
    fail: ({ most }) => [{ wrong: 'one degree too deep', say: { degree: most + 1 } }],
    mend: ({ most }) => ({ degree: most }),
  },
  effective: onRecord,
  // The ways to call a meeting break it and keep it.
  notice: onRecord,
  'open-question': onRecord,
  'lie-over': { fail: tooEarly, mend: onceRun },
  window: {
    fail(_rule, { ruling }) {
      const last = dayIn(ruling.numbers?.last);
      return last === undefined ? [] : [{ wrong: 'a day too late', on: addDays(last, 1) }];
    },
    mend: 'never',
  },
  quorum: { fail: withoutAQuorum, mend: 'never' },
  'casting-vote': { fail: castWithoutATie, mend: () => ({ casting: undefined }) },
  once: onRecord,
  prerequisite: onRecord,
  text: {
    fail: () => [{ wrong: 'on another text', say: { text: { hash: 'sha256:another' } } }],
    mend(_rule, { facts }) {
      const hash = textBefore(facts);
      return hash === undefined ? undefined : { text: { hash } };
    },
  },
  'all-reported': onRecord,
  sponsor: {
    fail: () => [{ wrong: 'done by nobody who sponsors it', say: { by: { id: 'stranger' } } }],
    mend: (_rule, { facts: { sponsors } }) => (sponsors[0] === undefined ? undefined : { by: { id: sponsors[0] } }),
  },
  'substitute-offered': onRecord,
  'end-of-term': { fail: tooEarly, mend: onceRun },
  related: {
    fail: ({ which }) =>
      which === 'replacement'
        ? [{ wrong: 'the other measure is not there yet', say: { with: measureAt('unfiled') } }]
        : [],
    mend: ({ which, standing }) =>
      which === 'replacement' ? { with: measureAt(standing[0] ?? 'introduced') } : undefined,
  },
};
