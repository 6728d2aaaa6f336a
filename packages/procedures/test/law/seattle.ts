import type { Law } from '@statecraft/testing/law';
import { ayes, dependingOn, membersOnceEach, moreThanHalf, twoThirds } from '@statecraft/testing/law/counts';
import { announcedAs, by, days, done, notBefore, notOfClass, ofClass, upTo } from '@statecraft/testing/law/needs';

const roll = { 'sea.roll': membersOnceEach };
const ordinary = ayes(moreThanHalf);
const emergency = ayes(5, 7);
const passage = dependingOn(['emergency'], emergency, ordinary);
const override = ayes(twoThirds);
const passing = {
  ...roll,
  'sea.passage': notOfClass(['emergency'], announcedAs(ordinary)),
  'sea.passage.emergency': ofClass(['emergency'], announcedAs(emergency)),
};
const mayor = { 'sea.mayor': by('mayor'), 'sea.mayor.ten-days': upTo(days(10), ['present']) };
const overriding = {
  'sea.override.published': done('publish'),
  'sea.override.five-days': notBefore(days(5), ['publish']),
  'sea.override.thirty-days': upTo(days(30), ['veto']),
  ...roll,
  'sea.override.votes': announcedAs(override),
};
const published = 'executive.objections';
const before = ['introduced', 'vote'];
const question = (kind: string, outcome: string) => ({ question: kind, outcome });

/** What Seattle's charter says of council bills, read apart from the procedure; nine seats. */
export const seattleLaw: Law = {
  ways: [
    { name: 'sea.introduce', act: 'introduce', at: ['unfiled'], to: 'introduced' },
    { name: 'sea.refer', act: 'refer', at: ['introduced'], to: 'committee' },
    { name: 'sea.hear', act: 'hear', at: ['committee'] },
    { name: 'sea.amend', act: 'amend', at: ['introduced', 'committee', 'vote'] },
    { name: 'sea.report', act: 'report', at: ['committee'], to: 'vote', needs: roll },
    {
      name: 'sea.pass',
      act: 'vote',
      at: before,
      to: 'executive',
      says: question('passage', 'carried'),
      needs: passing,
      counts: passage,
    },
    {
      name: 'sea.defeat',
      act: 'vote',
      at: before,
      to: 'failed',
      says: question('passage', 'lost'),
      needs: passing,
      counts: passage,
    },
    {
      name: 'sea.present',
      act: 'present',
      at: ['executive'],
      to: 'executive.presented',
      needs: { 'sea.presentment': upTo(days(5), ['passage']) },
    },
    { name: 'sea.sign', act: 'sign', at: ['executive.presented'], to: 'enacted', needs: mayor },
    { name: 'sea.return', act: 'return', at: ['executive.presented'], to: 'enacted.returned', needs: mayor },
    { name: 'sea.return-signed', act: 'return', at: ['enacted'], to: 'enacted.returned' },
    { name: 'sea.return-late', act: 'return', at: ['enacted.unreturned'] },
    {
      name: 'sea.lapse',
      act: 'lapse',
      at: ['executive.presented'],
      to: 'enacted.unreturned',
      needs: { 'sea.inaction': notBefore(days(10), ['present'], { after: true }) },
    },
    { name: 'sea.veto', act: 'veto', at: ['executive.presented'], to: 'executive.vetoed', needs: mayor },
    {
      name: 'sea.publish-objections',
      act: 'publish',
      at: ['executive.vetoed'],
      to: published,
      says: { what: 'objections' },
    },
    {
      name: 'sea.override',
      act: 'vote',
      at: ['executive.vetoed', published],
      to: 'enacted.unreturned',
      says: question('override', 'carried'),
      needs: overriding,
      counts: override,
    },
    {
      name: 'sea.override-lost',
      act: 'vote',
      at: ['executive.vetoed', published],
      says: question('override', 'lost'),
      needs: overriding,
      counts: override,
    },
    {
      name: 'sea.veto-stands-at-last',
      act: 'lapse',
      at: ['executive.vetoed', published],
      to: 'failed',
      needs: { 'sea.veto-stands': notBefore(days(30), ['veto'], { after: true }) },
    },
  ],
};
