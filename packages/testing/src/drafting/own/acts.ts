import { addDays, ownVocabulary } from '@statecraft/core';
import { measureAt } from '../../hall.ts';
import { isCommandOf } from '../command-of.ts';
import type { ActContext, Drafts } from '../define-drafts.ts';
import { otherReferrals, referrals, reports } from './committees.ts';
import { textOf } from './context.ts';
import { described, standingAsked } from './description.ts';
import { miscounted, voteAnyhow, votes } from './votes.ts';

/** An act that says nothing of its own. */
const plain = () => [{}];

/** How our acts are drafted. */
export const ownActDrafts: Drafts<typeof ownVocabulary>['acts'] = {
  file: {
    ways: (context) => described(context).map((each) => ({ title: 'A measure', ...each })),
    anyhow: ({ choice }) => ({ kind: choice % 4 === 3 ? 'resolution' : 'ordinance', title: 'A measure', classes: [] }),
  },
  introduce: {
    ways: (context) => (context.facts.filedOn === undefined ? described(context) : [textOf(context, 'original')]),
    anyhow: () => ({ kind: 'ordinance' }),
  },
  sponsor: {
    ways: () => [
      { change: 'add', sponsors: ['seat-2'] },
      { change: 'withdraw', sponsors: ['seat-1'] },
    ],
    anyhow: ({ choice }) => ({
      change: choice % 2 === 0 ? 'add' : 'withdraw',
      sponsors: [`seat-${1 + (choice % 3)}`],
    }),
  },
  read: {
    ways: ({ facts }) => [{ reading: Math.min(9, facts.readings.length + 2) }],
    anyhow: ({ choice }) => ({ reading: 2 + (choice % 2) }),
  },
  refer: { ways: referrals, anyhow: () => ({ to: ['finance'] }) },
  're-refer': { ways: otherReferrals, anyhow: () => ({ to: ['housing'] }) },
  hold: {
    ways: ({ has, on }) => [{ until: addDays(on, 7) }, ...(has('hold') ? [{ until: 'indefinite' as const }] : [])],
    anyhow: ({ choice, on }) => ({ until: choice % 3 === 2 ? 'indefinite' : addDays(on, choice % 15) }),
  },
  release: plain,
  report: {
    ways: reports,
    anyhow: ({ choice }) => ({
      recommendation: choice % 3 === 2 ? 'do-not-pass' : 'do-pass',
      advanced: choice % 2 === 1,
    }),
  },
  substitute: {
    ways: ({ has }) => [{ text: { label: 'Substitute', ...(has('text') && { hash: 'sha256:substitute' }) } }],
    anyhow: () => ({ text: { label: 'Committee substitute' } }),
  },
  amend: {
    ways: (context) => [{ degree: 1, ...textOf(context, 'amended') }],
    anyhow: ({ choice }) => ({ degree: 1 + (choice % 2) }),
    otherwise: ({ chance, command }) =>
      isCommandOf(ownVocabulary.acts.amend, command) ? { degree: 1 + chance.below(4) } : undefined,
  },
  postpone: {
    ways: ({ on }) => [{ until: addDays(on, 7) }],
    anyhow: ({ choice, on }) => ({ until: addDays(on, choice % 15) }),
  },
  vote: { ways: votes, anyhow: voteAnyhow, otherwise: miscounted },
  sign: plain,
  veto: {
    ways: ({ has }) => [
      { message: 'Not this way.' },
      ...(has('substitute-offered') ? [{ substitute: { label: 'The mayor’s', hash: 'sha256:mayor' } }] : []),
    ],
    anyhow: () => ({ message: 'Not this way.' }),
  },
  lapse: plain,
  withdraw: plain,
  dispose: () => [{ as: 'released' }, { as: 'received-and-filed' }],
  hear: plain,
  print: plain,
  propose: { ways: (context) => [textOf(context, 'proposed')], anyhow: () => ({}) },
  present: plain,
  schedule: { ways: () => [{ what: 'hearing' }, { what: 'signing' }], anyhow: () => ({ what: 'hearing' }) },
  return: plain,
  certify: plain,
  publish: { ways: () => [{ what: 'measure' }, { what: 'objections' }], anyhow: () => ({ what: 'measure' }) },
  recall: plain,
  recommit: plain,
  discharge: plain,
  replace: (context) => [{ with: measureAt(standingAsked(context, 'replacement') ?? 'introduced') }],
  expire: plain,
  seat: () => [{ member: 'newcomer' }],
  vacate: () => [{ member: 'seat-1' }],
  call: ({ on }) => calls(on),
  convene: () => [{ meeting: 'm', present: ['seat-1'] }],
  cancel: ({ on }) => [{ meeting: 'm', day: on }],
  adjourn: () => [{ meeting: 'm' }],
};

/** A meeting called long before it, and hardly before it. */
function calls(on: ActContext<typeof ownVocabulary>['on']) {
  return [addDays(on, -40), on].map((day) => ({ meeting: 'm', startsAt: `${on}T14:00`, postedAt: `${day}T13:59` }));
}
