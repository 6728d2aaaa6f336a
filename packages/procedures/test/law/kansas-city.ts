import type { Law, Way } from '@statecraft/testing/law';
import { ayes, membersOnceEach, moreThanHalf, mostOfThoseVoting } from '@statecraft/testing/law/counts';
import {
  announcedAs,
  barred,
  by,
  chairsConsent,
  done,
  fromTheSideThatWon,
  noDeeperThan,
  notHeld,
  notPutOff,
  ofOrdinances,
  oncePerDay,
  readOnDays,
  thatMeetingOrTheNext,
} from '@statecraft/testing/law/needs';
import { both, votes } from './votes.ts';

const takenUp = 'vote.taken-up';
const floor = ['vote', takenUp, 'vote.postponed'] as const;
/** Where the council has a vote of its own to take up again, on passage or before it. */
const passedOrLost = ['enacted', 'enacted.signed', 'failed'];
const onceTaken = [takenUp, 'vote.postponed'];
const inCommittee = ['committee', 'committee.held'] as const;
const open = ['filed', 'introduced', ...inCommittee, ...floor] as const;

const roll = { 'kc.roll': membersOnceEach };
const majority = ayes(moreThanHalf);
const waiver = ayes(9);
const reconsideration = ayes(7);
const override = ayes(8, 9);
const counts = { waiver, passage: majority, reconsideration, override };
const passing = { 'kc.postponement': notPutOff, ...roll, 'kc.passage': announcedAs(majority) };
const mayor = { 'kc.mayor': by('mayor') };
const noWaiver = { ...roll, 'kc.waiver': announcedAs(waiver) };
const waiving = {
  ...roll,
  'kc.waiver': announcedAs(waiver),
  'kc.waiver.excluded': barred('franchise-renewal', 'utility-regulation', 'grant'),
};

const adopting = {
  ...roll,
  'kc.passage': announcedAs(majority),
  'kc.same-day': ofOrdinances(done('refer')),
};
const reconsidering = {
  ...roll,
  'kc.reconsideration': announcedAs(reconsideration),
  'kc.reconsideration.mover': fromTheSideThatWon,
  'kc.reconsideration.window': thatMeetingOrTheNext,
  'kc.reconsideration.excluded': ofOrdinances(barred('emergency', 'initiative')),
  'kc.reconsideration.repeated': oncePerDay('reconsideration'),
};

/** What the clerk's page, the rules and the records of Kansas City say, read apart from the procedure; since 2014-05-01. */
export const kansasCityLaw: Law = {
  ways: [
    { name: 'kc.file', act: 'file', at: ['unfiled'], to: 'filed' },
    {
      name: 'kc.introduce',
      act: 'introduce',
      at: ['unfiled', 'filed'],
      to: 'introduced',
      needs: {
        'kc.introducer': by(
          'mayor',
          'member',
          'city-manager',
          'assistant-city-manager',
          'department-director',
          'authorised',
        ),
      },
    },
    { name: 'kc.sponsor', act: 'sponsor', at: open },
    {
      name: 'kc.refer',
      act: 'refer',
      at: ['introduced'],
      to: 'committee',
      needs: { 'kc.referral': by('mayor', 'president', 'council') },
    },
    {
      name: 'kc.re-refer',
      act: 're-refer',
      at: [...inCommittee, 'vote', takenUp],
      to: 'committee',
      needs: { 'kc.re-referral': chairsConsent },
    },
    { name: 'kc.hold-in-committee', act: 'hold', at: inCommittee, to: 'committee.held' },
    { name: 'kc.release-from-hold', act: 'release', at: ['committee.held'], to: 'committee' },
    { name: 'kc.report', act: 'report', at: inCommittee, to: 'vote', needs: { 'kc.hold': notHeld, ...roll } },
    { name: 'kc.read', act: 'read', at: ['introduced', 'committee', ...floor] },
    { name: 'kc.substitute', act: 'substitute', at: [...inCommittee, ...floor] },
    {
      name: 'kc.amend',
      act: 'amend',
      at: inCommittee,
      needs: { 'kc.amendment.degree': noDeeperThan(2) },
    },
    {
      name: 'kc.amend-on-floor',
      act: 'amend',
      at: floor,
      to: takenUp,
      needs: { 'kc.amendment.degree': noDeeperThan(2) },
    },
    ...both(
      ['kc.amendment-carried', 'kc.amendment-lost'],
      votes('amendment', floor, mostOfThoseVoting),
      { ...roll, 'kc.amendment': announcedAs(mostOfThoseVoting) },
      { carried: takenUp, lost: takenUp },
    ),
    { name: 'kc.postpone', act: 'postpone', at: floor, to: 'vote.postponed' },
    vote('kc.waive-and-advance', 'waiver', 'carried', ['introduced'], takenUp, waiving),
    vote('kc.waive', 'waiver', 'carried', floor, takenUp, waiving),
    vote('kc.waiver-lost', 'waiver', 'lost', ['introduced'], undefined, noWaiver),
    vote('kc.waiver-lost-on-floor', 'waiver', 'lost', floor, takenUp, noWaiver),
    vote('kc.pass', 'passage', 'carried', floor, 'enacted', {
      ...passing,
      'kc.readings': ofOrdinances(readOnDays(3, 'kc.readings')),
    }),
    vote('kc.defeat', 'passage', 'lost', floor, 'failed', passing),
    vote('kc.adopt-same-day', 'passage', 'carried', ['introduced'], 'enacted', {
      ...adopting,
      'kc.readings': ofOrdinances(readOnDays(3, 'kc.readings')),
    }),
    vote('kc.defeat-same-day', 'passage', 'lost', ['introduced'], 'failed', adopting),
    vote('kc.reconsider', 'reconsideration', 'carried', ['enacted', 'failed'], takenUp, reconsidering),
    vote('kc.reconsider-signed', 'reconsideration', 'carried', ['enacted.signed'], takenUp, reconsidering),
    vote('kc.reconsider-on-floor', 'reconsideration', 'carried', onceTaken, undefined, {
      ...roll,
      'kc.reconsideration': announcedAs(reconsideration),
      'kc.reconsideration.repeated': oncePerDay('reconsideration'),
    }),
    vote('kc.reconsideration-lost', 'reconsideration', 'lost', [...passedOrLost, ...onceTaken], undefined, {
      ...roll,
      'kc.reconsideration': announcedAs(reconsideration),
    }),
    {
      name: 'kc.reconsider-in-committee',
      act: 'vote',
      at: ['vote'],
      to: 'committee',
      says: { question: 'reconsideration', outcome: 'carried' },
      needs: roll,
    },
    { name: 'kc.sign', act: 'sign', at: ['enacted'], to: 'enacted.signed', needs: mayor },
    { name: 'kc.veto', act: 'veto', at: ['enacted'], to: 'executive.vetoed', needs: mayor },
    vote('kc.override', 'override', 'carried', ['executive.vetoed'], 'enacted.over-veto', {
      ...roll,
      'kc.override.votes': announcedAs(override),
    }),
    vote('kc.override-lost', 'override', 'lost', ['executive.vetoed'], undefined, {
      ...roll,
      'kc.override.votes': announcedAs(override),
    }),
    {
      name: 'kc.release',
      act: 'dispose',
      at: [...inCommittee, ...floor],
      to: 'closed',
      says: { as: 'released' },
    },
    {
      name: 'kc.receive-and-file',
      act: 'dispose',
      at: ['introduced', 'committee', ...floor],
      to: 'closed',
      says: { as: 'received-and-filed' },
    },
  ],
};

/** A vote of the council that comes out in one way. */
function vote(
  name: string,
  question: keyof typeof counts,
  outcome: 'carried' | 'lost',
  at: readonly string[],
  to: string | undefined,
  needs: Way['needs'],
): Way {
  return { name, act: 'vote', at, to, says: { question, outcome }, needs, counts: counts[question] };
}
