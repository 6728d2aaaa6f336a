import type { Vocabulary } from './vocabulary.ts';

const INDEFINITELY = { until: 'indefinite' } as const;
const report = (recommendation: 'do-pass' | 'do-not-pass' | 'release') =>
  ({
    act: 'report',
    data: { recommendation, advanced: false, substitute: false },
    takes: ['body', 'roll'],
    turn: 5,
  }) as const;
const vote = (kind: string, outcome: 'carried' | 'lost') =>
  ({ act: 'vote', data: { question: { kind } }, takes: ['method'], outcome }) as const;
const laidOver = { act: 'hold', data: INDEFINITELY, turn: 6 } as const;
const laidOverOnTheFloor = { act: 'hold', data: INDEFINITELY, turn: 8 } as const;

/** The words of New York's council, read off its record of 1998 to 2021: ids, names and what stands before and after them. */
export const newYorkCityVocabulary: Vocabulary = {
  client: 'nyc',
  title: 'New York City Council',
  procedure: 'new-york-city',
  kinds: { Introduction: 'ordinance' },
  bodies: { 1: 'council', 31: 'mayor' },

  words: [
    { id: 27, names: ['Introduced by Council'], act: 'introduce', takes: ['description'], turn: 0 },
    { id: 43, names: ['Referred to Comm by Council'], act: 'refer', takes: ['committees'], turn: 1 },
    { id: 54, names: ['Hearing Held by Committee'], act: 'hear', takes: ['body'], turn: 2 },
    { id: 15, names: ['Hearing on P-C Item by Comm'], act: 'hear', takes: ['body'], turn: 2 },
    { id: 5001, names: ['Amendment Proposed by Comm'], act: 'propose', takes: ['body'], turn: 3 },
    { id: 33, names: ['Amended by Committee'], act: 'amend', data: { degree: 1 }, takes: ['body'], turn: 4 },
    { id: 32, names: ['Approved by Committee'], ...report('do-pass') },
    { id: 25, names: ['P-C Item Approved by Comm'], ...report('do-pass') },
    { id: 5034, names: ['Approved by Committee with Companion Resolution'], ...report('do-pass') },
    { id: 37, names: ['Disapproved by Committee'], ...report('do-not-pass') },
    { id: 5008, names: ['Defeated by Committee'], ...report('do-not-pass') },
    { id: 39, names: ['Filed by Committee'], ...report('release') },
    { id: 17, names: ['Laid Over by Committee'], ...laidOver },
    { id: 40, names: ['Laid Over Again by Committee'], ...laidOver },
    { id: 5018, names: ['P-C Item Laid Over by Comm'], ...laidOver },
    { id: 5050, names: ['Laid Over by Subcommittee'], ...laidOver },
    { id: 5030, names: ['Deferred'], ...laidOver },
    { id: 29, names: ['Printed Item Laid on Desk'], act: 'print', turn: 7 },
    { id: 42, names: ['Reprnt Amnd Item Laid on Desk'], act: 'print', turn: 7 },
    { id: 49, names: ['Re-referred to Committee by Council'], act: 're-refer', takes: ['committees'], turn: 8 },
    { id: 5016, names: ['Laid Over by Council'], ...laidOverOnTheFloor },
    { id: 5015, names: ['Laid Over Again by Council'], ...laidOverOnTheFloor },
    { id: 5068, names: ['Amendment Proposed by Council'], act: 'propose', turn: 8 },
    { id: 5069, names: ['Amendment Defeated by Council'], ...vote('amendment', 'lost'), turn: 8 },
    { id: 5074, names: ['Discharged from Committee'], ...vote('discharge', 'carried'), turn: 8 },
    { id: 68, names: ['Approved by Council'], ...vote('passage', 'carried'), turn: 9 },
    { names: ['Disapproved by Council', 'Defeated by Council'], ...vote('passage', 'lost'), turn: 9 },
    { id: 53, names: ['Sent to Mayor by Council'], act: 'present', turn: 10 },
    { id: 19, names: ['Recalled by Council'], act: 'recall', turn: 11 },
    {
      id: 5067,
      names: ['Hearing Scheduled by Mayor'],
      act: 'schedule',
      data: { what: 'hearing', calledOff: false },
      turn: 11,
    },
    {
      id: 5080,
      names: ['Bill Signing Scheduled by Mayor'],
      act: 'schedule',
      data: { what: 'signing', calledOff: false },
      turn: 11,
    },
    {
      id: 5087,
      names: ['Hearing Scheduled by Mayor Cancelled'],
      act: 'schedule',
      data: { what: 'hearing', calledOff: true },
      turn: 12,
    },
    {
      id: 5022,
      names: ['Recommit to Comm by Council', 'Recommitted to Committee by Council'],
      act: 'recommit',
      turn: 12,
    },
    { id: 5014, names: ['Hearing Held by Mayor'], act: 'hear', data: { body: 'mayor' }, turn: 12 },
    { id: 57, names: ['Signed Into Law by Mayor'], act: 'sign', by: 'mayor', turn: 13 },
    { id: 59, names: ['Vetoed by Mayor'], act: 'veto', by: 'mayor', turn: 13 },
    { id: 58, names: ['City Charter Rule Adopted'], act: 'lapse', turn: 13 },
    { id: 61, names: ['Overridden by Council'], ...vote('override', 'carried'), turn: 14 },
    { id: 5023, names: ['Recved from Mayor by Council'], act: 'return', turn: 14 },
    { id: 5084, names: ['Returned Unsigned by Mayor'], act: 'return', data: { signed: false }, turn: 14 },
    { id: 69, names: ['Filed by Council'], act: 'dispose', data: { as: 'received-and-filed' }, turn: 14 },
    { id: 5046, names: ['Filed (End of Session)'], act: 'expire', turn: 15 },
    { id: 5092, names: ['Withdrawn'], act: 'withdraw', turn: 15 },
  ],

  answers: {
    Affirmative: 'ayes',
    Negative: 'nays',
    Abstain: 'abstaining',
    'Non-voting': 'present',
    Conflict: 'recused',
    Absent: 'absent',
    Excused: 'excused',
    Medical: 'excused',
    Maternity: 'excused',
    Paternity: 'excused',
    Parental: 'excused',
    Bereavement: 'excused',
    Suspended: 'excused',
  },

  tallies: {
    AFFIRMATIVE: 'ayes',
    'AFFIRMATIVE FOR FILING': 'ayes',
    'AFFIRMATIVE FOR OVERRIDE': 'ayes',
    'FOR OVERRIDE': 'ayes',
    NEGATIVE: 'nays',
    AGAINST: 'nays',
    'AGAINST OVERRIDE': 'nays',
    ABSTAIN: 'abstaining',
    ABSTAINED: 'abstaining',
    'NOT VOTING': 'present',
    RECUSED: 'recused',
    ABSENT: 'absent',
    EXCUSED: 'excused',
  },

  statuses: [
    { id: 2, names: ['Introduced'], stages: ['introduced', 'introduced.approved'] },
    {
      id: 3,
      names: ['Committee'],
      stages: ['committee', 'committee.laid-over', 'committee.disapproved', 'committee.filed'],
    },
    { id: 25, names: ['Laid Over in Committee'], stages: ['committee', 'committee.laid-over'] },
    { id: 24, names: ['Reported from Committee'], stages: ['vote', 'vote.laid-over', 'committee.filed'] },
    { id: 6, names: ['General Orders Calendar'], stages: ['vote', 'vote.laid-over'] },
    { id: 37, names: [], stages: ['committee.preconsidered', 'vote.preconsidered', 'vote'] },
    {
      id: 10,
      names: ['Enacted (Mayor’s Desk for Signature)', "Enacted (Mayor's Desk for Signature)"],
      stages: ['executive', 'executive.presented', 'executive.returned'],
    },
    { id: 35, names: ['Enacted'], stages: ['enacted'] },
    { id: 11, names: ['Vetoed'], stages: ['executive.vetoed', 'executive.objections', 'failed'] },
    { id: 8, names: ['Filed'], stages: ['closed', 'expired', 'failed'] },
    { id: 5040, names: ['Filed (End of Session)'], stages: ['closed', 'expired', 'failed'] },
    { id: 20, names: ['Withdrawn'], stages: ['withdrawn'] },
    { names: ['Disapproved', 'Defeated'], stages: ['failed'] },
  ],

  notes: [
    {
      on: [25, 32, 68],
      says: '(message|letter) of neces',
      act: 'certify',
      by: 'mayor',
      reason: 'no row of its own; the clerk notes',
    },
  ],

  practices: [
    {
      id: 'lapse-counted-from-passage',
      title: 'A lapse is recorded on the 31st day after passage, whenever the law was presented',
      rule: 'nyc.inaction',
      days: { after: 'passage', count: 31 },
      from: '2003-01-01',
      citation: 'Council record, "City Charter Rule Adopted": 824 of 871 lapses of 1998 to 2021, and each of 135 notes',
    },
    {
      id: 'passed-on-a-message-of-necessity',
      title: 'A law passed on a message of necessity shows no vote of its own on the waiver of the seven days',
      rule: 'nyc.aging',
      given: 'certify',
      citation: 'Council record, notes on "Approved by Council"; what the two thirds are asked of is unsettled',
    },
  ],

  offices: {
    voteless: ['PRIMARY PUBLIC ADVOCATE'],
    roles: { CHAIR: 'chair', 'PRIMARY SPEAKER': 'speaker', 'PRIMARY PUBLIC ADVOCATE': 'public-advocate' },
  },
};
