import type { Law, Way } from '@statecraft/testing/law';
import { ayes, membersOnceEach, moreThanHalf, present, twoThirds } from '@statecraft/testing/law/counts';
import { announcedAs, by, days, meetingAfter, notBefore, upTo } from '@statecraft/testing/law/needs';
import { both, votes } from './votes.ts';

const house = { 'phl.roll': membersOnceEach, 'phl.quorum': present(moreThanHalf) };
const majority = ayes(moreThanHalf);
const override = ayes(twoThirds);
const passing = {
  ...house,
  'phl.lie-over': notBefore(days(5), ['print'], { rule: 'phl.lie-over' }),
  'phl.report-notice': notBefore(days(5), ['publish'], { rule: 'phl.report-notice' }),
  'phl.passage': announcedAs(majority),
};
const mayor = { 'phl.mayor': by('mayor'), 'phl.mayor.meeting': upTo(meetingAfter(10), ['present']) };
const printed = ['vote.printed'];
const floor = ['vote', 'vote.printed'];
const unheard = ['committee', 'committee.advertised', 'committee.called-off'];
const heard = ['committee.heard', 'committee.heard-called-off'];
const inCommittee = [...unheard, ...heard];

/** A hearing that is set, or called off: the notice of one that is called off serves no other. */
function calling(name: string, at: readonly string[], to: string, off = false): Way {
  return { name, act: 'schedule', at, to, says: off ? { what: 'hearing', calledOff: true } : { what: 'hearing' } };
}

/** What Philadelphia's Home Rule Charter says of bills, read apart from the procedure; seventeen seats. */
export const philadelphiaLaw: Law = {
  ways: [
    {
      name: 'phl.introduce',
      act: 'introduce',
      at: ['unfiled'],
      to: 'introduced',
      needs: { 'phl.introducer': by('member') },
    },
    {
      name: 'phl.refer',
      act: 'refer',
      at: ['introduced'],
      to: 'committee',
      needs: { 'phl.referral': by('president') },
    },
    calling('phl.call-off-hearing', unheard, 'committee.called-off', true),
    calling('phl.call-off-further-hearing', heard, 'committee.heard-called-off', true),
    calling('phl.advertise-hearing', unheard, 'committee.advertised'),
    calling('phl.advertise-further-hearing', heard, 'committee.heard'),
    {
      name: 'phl.hear',
      act: 'hear',
      at: ['committee', 'committee.advertised', 'committee.heard'],
      to: 'committee.heard',
      needs: { 'phl.hearing-notice': notBefore(days(5), ['schedule'], { rule: 'phl.hearing-notice' }) },
    },
    { name: 'phl.amend-in-committee', act: 'amend', at: inCommittee },
    { name: 'phl.report', act: 'report', at: heard, to: 'vote', needs: { 'phl.roll': membersOnceEach } },
    { name: 'phl.advertise-report', act: 'publish', at: floor, says: { what: 'measure' } },
    { name: 'phl.print', act: 'print', at: ['vote'], to: 'vote.printed' },
    { name: 'phl.amend', act: 'amend', at: floor, to: 'vote' },
    ...both(['phl.pass', 'phl.defeat'], votes('passage', printed, majority), passing, {
      carried: 'executive',
      lost: 'failed',
    }),
    { name: 'phl.present', act: 'present', at: ['executive'], to: 'executive.certified' },
    { name: 'phl.sign', act: 'sign', at: ['executive.certified'], to: 'enacted', needs: mayor },
    {
      name: 'phl.lapse',
      act: 'lapse',
      at: ['executive.certified'],
      to: 'enacted',
      needs: { 'phl.inaction': notBefore(meetingAfter(10), ['present'], { after: true }) },
    },
    { name: 'phl.veto', act: 'veto', at: ['executive.certified'], to: 'executive.vetoed', needs: mayor },
    ...both(
      ['phl.override', 'phl.override-lost'],
      votes('override', ['executive.vetoed'], override),
      { ...house, 'phl.override.seven-days': upTo(days(7), ['veto']), 'phl.override.votes': announcedAs(override) },
      { carried: 'enacted' },
    ),
    {
      name: 'phl.veto-stands-at-last',
      act: 'lapse',
      at: ['executive.vetoed'],
      to: 'failed',
      needs: { 'phl.veto-stands': notBefore(days(7), ['veto'], { after: true }) },
    },
    {
      name: 'phl.end-of-term',
      act: 'expire',
      at: ['introduced', ...inCommittee, ...floor],
      to: 'expired',
    },
  ],
};
