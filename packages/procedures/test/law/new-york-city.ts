import type { Law, Way } from '@statecraft/testing/law';
import { ayes, membersOnceEach, moreThanHalf, present, twoThirds } from '@statecraft/testing/law/counts';
import {
  announcedAs,
  by,
  days,
  daysButSundays,
  done,
  endOfTerm,
  notBefore,
  once,
  upTo,
} from '@statecraft/testing/law/needs';
import { both, votes } from './votes.ts';

const inCommittee = ['committee', 'committee.laid-over', 'committee.disapproved', 'committee.filed'];
const floor = ['vote', 'vote.laid-over'];
const preconsidered = 'committee.preconsidered';
const approved = 'vote.preconsidered';
const introduced = ['introduced', 'introduced.approved'];
const open = [...introduced, ...inCommittee, preconsidered, approved, ...floor];
const atMayor = ['executive', 'executive.presented', 'executive.returned'];
const published = 'executive.objections';
const vetoed = ['executive.vetoed', published];

const roll = { 'nyc.roll': membersOnceEach };
const house = { ...roll, 'nyc.quorum': present(moreThanHalf) };
const majority = ayes(moreThanHalf);
const two = ayes(twoThirds);
const mayor = { 'nyc.mayor': by('mayor') };
const inTime = { ...mayor, 'nyc.mayor.window': upTo(days(30), ['present']) };
const ready = [...floor, 'introduced.approved'];
const terms = ['1998', '2002', '2004', '2006', '2010', '2014', '2018', '2022'].map((year) => `${year}-01-01`);

function hearing(name: string, at: readonly string[], to?: string): Way {
  return { name, act: 'hear', at, to };
}

function report(name: string, recommendation: string, at: readonly string[], to?: string): Way {
  return { name, act: 'report', at, to, says: { recommendation }, needs: roll };
}

function question(name: string, kind: string, outcome: string, to: string | undefined, needs: Way['needs']): Way {
  const counts = kind === 'passage' ? majority : two;
  return { name, act: 'vote', at: ready, to, says: { question: kind, outcome }, needs: { ...house, ...needs }, counts };
}

/**
 * What New York's charter and the council's rules say of local laws, read apart from the procedure; fifty-one seats.
 *
 * The charter lets two thirds dispense with the aging of a bill alone. Here they dispense with whatever lie-over their vote names,
 * the mayor's thirty days too, because RULE-11 of core has it so; that is more than the charter says.
 */
export const newYorkCityLaw: Law = {
  ways: [
    { name: 'nyc.introduce', act: 'introduce', at: ['unfiled', preconsidered], to: 'introduced' },
    { name: 'nyc.introduce-approved', act: 'introduce', at: [approved], to: 'introduced.approved' },
    { name: 'nyc.sponsor', act: 'sponsor', at: open },
    { name: 'nyc.refer', act: 'refer', at: ['introduced'], to: 'committee' },
    { name: 'nyc.refer-approved', act: 'refer', at: ['introduced.approved'], to: 'vote' },
    { name: 'nyc.refer-again', act: 'refer', at: inCommittee, to: 'committee' },
    { name: 'nyc.re-refer', act: 're-refer', at: [...inCommittee, ...floor], to: 'committee' },
    { name: 'nyc.recommit', act: 'recommit', at: floor, to: 'committee' },
    { ...hearing('nyc.mayor-hears', atMayor), says: { body: 'mayor' } },
    hearing('nyc.hear', inCommittee, 'committee'),
    hearing('nyc.hear-preconsidered', ['unfiled', preconsidered], preconsidered),
    hearing('nyc.hear-further', [...floor, approved]),
    hearing('nyc.hear-veto', vetoed),
    { name: 'nyc.lay-over', act: 'hold', at: inCommittee, to: 'committee.laid-over' },
    { name: 'nyc.lay-over-preconsidered', act: 'hold', at: [preconsidered] },
    { name: 'nyc.lay-over-on-floor', act: 'hold', at: floor, to: 'vote.laid-over' },
    { name: 'nyc.lay-over-veto', act: 'hold', at: vetoed },
    { name: 'nyc.propose', act: 'propose', at: [...inCommittee, preconsidered, ...floor, ...vetoed] },
    { name: 'nyc.amend', act: 'amend', at: [...inCommittee, preconsidered, approved, ...floor, ...vetoed] },
    { name: 'nyc.print', act: 'print', at: open },
    report('nyc.report', 'do-pass', inCommittee, 'vote'),
    report('nyc.report-preconsidered', 'do-pass', [preconsidered], approved),
    report('nyc.report-further', 'do-pass', [...floor, approved]),
    report('nyc.report-veto', 'do-pass', vetoed),
    report('nyc.disapprove', 'do-not-pass', [...inCommittee, preconsidered], 'committee.disapproved'),
    report('nyc.file-in-committee', 'release', inCommittee, 'committee.filed'),
    ...both(
      ['nyc.discharge-carried', 'nyc.discharge-lost'],
      votes('discharge', inCommittee, majority),
      { ...house, 'nyc.discharge': announcedAs(majority) },
      { carried: 'vote' },
    ),
    ...both(['nyc.amendment-carried', 'nyc.amendment-lost'], { ...votes('amendment', floor, () => undefined) }, house),
    { name: 'nyc.certify', act: 'certify', at: open, needs: mayor },
    question('nyc.waive', 'waiver', 'carried', undefined, {
      'nyc.emergency.certified': done('certify'),
      'nyc.emergency.votes': announcedAs(two),
    }),
    question('nyc.waiver-lost', 'waiver', 'lost', undefined, { 'nyc.emergency.votes': announcedAs(two) }),
    question('nyc.pass', 'passage', 'carried', 'executive', {
      'nyc.aging': notBefore(daysButSundays(7), ['print'], { rule: 'nyc.aging' }),
      'nyc.passage': announcedAs(majority),
    }),
    question('nyc.defeat', 'passage', 'lost', 'failed', { 'nyc.passage': announcedAs(majority) }),
    { name: 'nyc.present', act: 'present', at: ['executive'], to: 'executive.presented' },
    { name: 'nyc.schedule', act: 'schedule', at: atMayor },
    { name: 'nyc.recall', act: 'recall', at: ['executive.presented'], to: 'vote' },
    { name: 'nyc.sign', act: 'sign', at: ['executive.presented'], to: 'enacted', needs: inTime },
    { name: 'nyc.veto', act: 'veto', at: ['executive.presented'], to: 'executive.vetoed', needs: inTime },
    { name: 'nyc.return-after', act: 'return', at: ['enacted', ...vetoed] },
    {
      name: 'nyc.return-unsigned',
      act: 'return',
      at: ['executive.presented'],
      to: 'executive.returned',
      says: { signed: false },
    },
    {
      name: 'nyc.lapse',
      act: 'lapse',
      at: ['executive.presented', 'executive.returned'],
      to: 'enacted',
      needs: { 'nyc.inaction': notBefore(days(30), ['present'], { after: true, rule: 'nyc.inaction' }) },
    },
    { name: 'nyc.objections', act: 'publish', at: ['executive.vetoed'], to: published, says: { what: 'objections' } },
    ...both(
      ['nyc.override', 'nyc.override-lost'],
      votes('override', vetoed, two),
      {
        ...house,
        'nyc.override.votes': announcedAs(two),
        'nyc.override.once': once('override', 'veto'),
        'nyc.override.window': upTo(days(30), ['publish']),
      },
      { carried: 'enacted', lost: 'failed' },
    ),
    {
      name: 'nyc.veto-stands',
      act: 'lapse',
      at: vetoed,
      to: 'failed',
      needs: { 'nyc.override.over': notBefore(days(30), ['publish'], { after: true, rule: 'nyc.override.over' }) },
    },
    {
      name: 'nyc.file',
      act: 'dispose',
      at: [...open, ...vetoed],
      to: 'closed',
      says: { as: 'received-and-filed' },
    },
    { name: 'nyc.withdraw', act: 'withdraw', at: open, to: 'withdrawn' },
    {
      name: 'nyc.expire',
      act: 'expire',
      at: [...open, ...vetoed],
      to: 'expired',
      needs: { 'nyc.term': endOfTerm(terms) },
    },
  ],
};
