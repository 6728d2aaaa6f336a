import { defineProcedure, type Procedure } from '@statecraft/core';

const council = 'council';

const section2201 = (subsection: number) =>
  ({ instrument: 'Home Rule Charter', section: `2-201(${subsection})`, source: 'C13' }) as const;
/** The section in full, as the publisher has it; a resolution of 2007 reproduces it with other pronouns. */
const section2202 = {
  instrument: 'Home Rule Charter',
  section: '2-202',
  edition: 'current to 2024-11',
  source: 'C14a',
} as const;
const notices = { instrument: 'Philadelphia Code', section: '21-1701', source: 'C13a' } as const;
const ruleI3 = {
  instrument: 'Council Rules',
  section: 'Rule I.3',
  edition: 'Resolution 200001-A',
  source: 'C16',
} as const;
const councilsPage = { instrument: 'City Council, "About Philadelphia City Council"', source: 'C15' } as const;

/** In committee: no hearing set, one advertised or called off; heard, and of a further hearing the same. */
const inCommittee = [
  'committee',
  'committee.advertised',
  'committee.called-off',
  'committee.heard',
  'committee.heard-called-off',
] as const;
/** Where a bill is before the council, and falls with its term. */
const before = ['introduced', ...inCommittee, 'vote', 'vote.printed'] as const;

/**
 * How a bill becomes law in Philadelphia.
 *
 * The mayor's time ends with a meeting, not a date: the first that the council holds not less than ten days after the
 * bill was received. It is read off the meetings on record.
 */
export const philadelphia: Procedure = defineProcedure({
  id: 'philadelphia',
  title: 'Philadelphia: bills of the City Council',
  jurisdiction: 'Philadelphia, Pennsylvania',
  zone: 'America/New_York',
  version: '2',
  measures: ['ordinance'],
  editions: [{ id: 'home-rule-charter', note: 'Home Rule Charter 2-201 and 2-202 as published up to 2024-11.' }],
  council,
  bodies: {
    council: { name: 'City Council', seats: 17, citation: councilsPage },
  },
  classes: { 'annual-budget': 'is an annual budget ordinance', appropriation: 'makes appropriations' },

  rules: [
    {
      id: 'phl.introducer',
      kind: 'actor',
      title: 'Members introduce',
      roles: ['member'],
      citation: councilsPage,
    },
    {
      id: 'phl.referral',
      kind: 'actor',
      title: 'The president refers',
      roles: ['president'],
      citation: councilsPage,
    },
    {
      id: 'phl.hearing-notice',
      kind: 'lie-over',
      title: 'Five days’ notice of a hearing',
      term: { days: 5 },
      since: ['schedule'],
      citation: notices,
    },
    {
      id: 'phl.report-notice',
      kind: 'lie-over',
      title: 'Five days’ notice of a reported bill',
      term: { days: 5 },
      since: ['publish'],
      citation: notices,
    },
    {
      id: 'phl.lie-over',
      kind: 'lie-over',
      title: 'Five days after printing, as reported or as amended',
      term: { days: 5 },
      since: ['print'],
      citation: section2201(4),
    },
    {
      id: 'phl.roll',
      kind: 'roll',
      title: 'By ayes and nays, each member once',
      citation: section2201(6),
    },
    {
      id: 'phl.quorum',
      kind: 'quorum',
      title: 'A majority of all members is a quorum',
      members: { moreThan: [1, 2], of: 'seats' },
      citation: ruleI3,
    },
    {
      id: 'phl.passage',
      kind: 'threshold',
      title: 'Passage takes a majority of all members',
      thresholds: [{ moreThan: [1, 2], of: 'seats' }],
      citation: { ...councilsPage, mark: 'inferred' },
    },
    {
      id: 'phl.mayor',
      kind: 'actor',
      title: 'The mayor signs and disapproves',
      roles: ['mayor'],
      citation: section2202,
    },
    {
      id: 'phl.mayor.meeting',
      kind: 'window',
      title: 'Returned by the first meeting not less than ten days later',
      term: { firstMeetingNotWithin: 10 },
      since: ['present'],
      citation: section2202,
    },
    {
      id: 'phl.inaction',
      kind: 'lie-over',
      title: 'Law when not returned by that meeting',
      term: { firstMeetingNotWithin: 10 },
      since: ['present'],
      lawful: 'after',
      citation: section2202,
    },
    {
      id: 'phl.effective',
      kind: 'open-question',
      title: 'When an ordinance takes effect',
      citation: section2202,
      unsettled: {
        question: 'on which day an ordinance takes effect that does not say so itself',
        candidates: ['on the day it becomes law', 'on a later day set elsewhere than in 2-202'],
        sources: ['C14a'],
      },
    },
    {
      id: 'phl.override.seven-days',
      kind: 'window',
      title: 'Within seven days after the return',
      term: { days: 7 },
      since: ['veto'],
      citation: section2202,
    },
    {
      id: 'phl.override.votes',
      kind: 'threshold',
      title: 'Override takes two thirds of all members',
      thresholds: [{ atLeast: [2, 3], of: 'seats' }],
      citation: { ...section2202, mark: 'inferred' },
    },
    {
      id: 'phl.veto-stands',
      kind: 'lie-over',
      title: 'The veto stands after seven days',
      term: { days: 7 },
      since: ['veto'],
      lawful: 'after',
      citation: { ...section2202, mark: 'inferred' },
    },
    {
      id: 'phl.term',
      kind: 'open-question',
      title: 'When a bill lapses with the term',
      citation: { instrument: 'Clerk’s record, status "LAPSED"', source: 'C14', mark: 'inferred' },
      unsettled: {
        question: 'by what rule and on which day a bill lapses with the council’s term',
        candidates: ['on the last day of the term', 'when the next council first meets'],
        sources: ['C14'],
      },
    },
    {
      id: 'phl.item-veto',
      kind: 'open-question',
      title: 'Items of an appropriation',
      for: { classes: ['appropriation', 'annual-budget'] },
      citation: section2202,
      unsettled: {
        question: 'which items the mayor disapproved or reduced: the parts approved become law, the others do not',
        sources: ['C14a'],
      },
    },
  ],

  rows: [
    {
      id: 'phl.introduce',
      title: 'Introduced as a bill',
      stages: ['unfiled'],
      act: 'introduce',
      rules: ['phl.introducer'],
      to: 'introduced',
      citation: section2201(1),
    },
    {
      id: 'phl.refer',
      title: 'Referred to committee',
      stages: ['introduced'],
      act: 'refer',
      rules: ['phl.referral'],
      to: 'committee',
      citation: section2201(2),
    },
    {
      id: 'phl.advertise-hearing',
      title: 'Hearing advertised',
      stages: ['committee', 'committee.advertised', 'committee.called-off'],
      act: 'schedule',
      when: { what: 'hearing', calledOff: false },
      to: 'committee.advertised',
      citation: notices,
    },
    {
      id: 'phl.advertise-further-hearing',
      title: 'Further hearing advertised',
      stages: ['committee.heard', 'committee.heard-called-off'],
      act: 'schedule',
      when: { what: 'hearing', calledOff: false },
      to: 'committee.heard',
      citation: notices,
    },
    {
      id: 'phl.call-off-hearing',
      title: 'Hearing called off: another takes a notice of its own',
      stages: ['committee', 'committee.advertised', 'committee.called-off'],
      act: 'schedule',
      when: { what: 'hearing', calledOff: true },
      to: 'committee.called-off',
      citation: { ...notices, mark: 'inferred' },
    },
    {
      id: 'phl.call-off-further-hearing',
      title: 'Further hearing called off: another takes a notice of its own',
      stages: ['committee.heard', 'committee.heard-called-off'],
      act: 'schedule',
      when: { what: 'hearing', calledOff: true },
      to: 'committee.heard-called-off',
      citation: { ...notices, mark: 'inferred' },
    },
    {
      id: 'phl.hear',
      title: 'Public hearing',
      stages: ['committee', 'committee.advertised', 'committee.heard'],
      act: 'hear',
      rules: ['phl.hearing-notice'],
      to: 'committee.heard',
      citation: section2201(2),
    },
    {
      id: 'phl.amend-in-committee',
      title: 'Amended in committee',
      stages: [...inCommittee],
      act: 'amend',
      to: 'same',
      citation: section2201(3),
    },
    {
      id: 'phl.report',
      title: 'Reported by the committee after a hearing',
      stages: ['committee.heard', 'committee.heard-called-off'],
      act: 'report',
      rules: ['phl.roll'],
      to: 'vote',
      citation: section2201(2),
    },
    {
      id: 'phl.advertise-report',
      title: 'Reported bill advertised',
      stages: ['vote', 'vote.printed'],
      act: 'publish',
      when: { what: 'measure' },
      to: 'same',
      citation: notices,
    },
    {
      id: 'phl.print',
      title: 'Printed and distributed, as reported or as amended',
      stages: ['vote'],
      act: 'print',
      to: 'vote.printed',
      citation: section2201(2),
    },
    {
      id: 'phl.amend',
      title: 'Amended: to be printed again',
      stages: ['vote', 'vote.printed'],
      act: 'amend',
      to: 'vote',
      citation: section2201(3),
    },
    {
      id: 'phl.pass',
      title: 'Final passage',
      stages: ['vote.printed'],
      act: 'vote',
      when: { question: 'passage', outcome: 'carried' },
      rules: ['phl.lie-over', 'phl.report-notice', 'phl.roll', 'phl.quorum', 'phl.passage'],
      to: 'executive',
      citation: section2201(6),
    },
    {
      id: 'phl.defeat',
      title: 'Lost on final passage',
      stages: ['vote.printed'],
      act: 'vote',
      when: { question: 'passage', outcome: 'lost' },
      rules: ['phl.lie-over', 'phl.report-notice', 'phl.roll', 'phl.quorum', 'phl.passage'],
      to: 'failed',
      citation: { ...section2201(6), mark: 'inferred' },
    },
    {
      id: 'phl.present',
      title: 'Certified to the mayor',
      stages: ['executive'],
      act: 'present',
      to: 'executive.certified',
      citation: section2202,
    },
    {
      id: 'phl.sign',
      title: 'Signed by the mayor',
      stages: ['executive.certified'],
      act: 'sign',
      rules: ['phl.mayor', 'phl.mayor.meeting', 'phl.effective', 'phl.item-veto'],
      to: 'enacted',
      citation: section2202,
    },
    {
      id: 'phl.lapse',
      title: 'Law without the mayor’s approval',
      stages: ['executive.certified'],
      act: 'lapse',
      rules: ['phl.inaction', 'phl.effective'],
      to: 'enacted',
      citation: section2202,
    },
    {
      id: 'phl.veto',
      title: 'Returned with reasons for disapproval',
      stages: ['executive.certified'],
      act: 'veto',
      rules: ['phl.mayor', 'phl.mayor.meeting', 'phl.item-veto'],
      to: 'executive.vetoed',
      citation: section2202,
    },
    {
      id: 'phl.override',
      title: 'Law over the mayor’s disapproval',
      stages: ['executive.vetoed'],
      act: 'vote',
      when: { question: 'override', outcome: 'carried' },
      rules: ['phl.override.seven-days', 'phl.roll', 'phl.quorum', 'phl.override.votes', 'phl.effective'],
      to: 'enacted',
      citation: section2202,
    },
    {
      id: 'phl.override-lost',
      title: 'Not passed over the mayor’s disapproval',
      stages: ['executive.vetoed'],
      act: 'vote',
      when: { question: 'override', outcome: 'lost' },
      rules: ['phl.override.seven-days', 'phl.roll', 'phl.quorum', 'phl.override.votes'],
      to: 'same',
      citation: { ...section2202, mark: 'inferred' },
      unsettled: { question: 'whether an override may be tried again within the seven days', sources: ['C14a'] },
    },
    {
      id: 'phl.veto-stands-at-last',
      title: 'Not overridden in time',
      stages: ['executive.vetoed'],
      act: 'lapse',
      rules: ['phl.veto-stands'],
      to: 'failed',
      citation: { ...section2202, mark: 'inferred' },
    },
    {
      id: 'phl.end-of-term',
      title: 'Lapsed with the council’s term',
      stages: [...before],
      act: 'expire',
      rules: ['phl.term'],
      to: 'expired',
      citation: { instrument: 'Clerk’s record, status "LAPSED"', source: 'C14', mark: 'inferred' },
    },
  ],

  gaps: [
    {
      topic: 'Regular meetings',
      note: 'Rule I.1 has Thursday sessions as scheduled; which Thursdays are, and when the council is in recess, is not known, so that the mayor’s meeting is found among the meetings on record alone',
    },
    {
      topic: 'An earlier return',
      note: 'whether the mayor may return a bill before the meeting that 2-202 names is not said; it is taken as in time',
    },
    {
      topic: 'A notice given again',
      note: 'whether a hearing or a reported bill that is advertised twice counts from the first notice or the last is not said; the last is taken',
    },
    {
      topic: 'Special meetings',
      note: 'Rule I.2 asks for 48 hours’ notice, Sundays left out; hours are counted here without weekends and closed days, so no rule is made of it',
    },
    {
      topic: 'Item veto',
      note: '2-202 lets the mayor disapprove or reduce items of an appropriation; a bill in part law is not encoded',
    },
    { topic: 'Emergency', note: 'no rule for a shorter way was found' },
    {
      topic: 'End of term',
      note: 'the record marks bills LAPSED; the rule and the day were not found, nor whether it reaches bills before the mayor',
    },
    { topic: 'Resolutions', note: '2-201 and 2-202 are about ordinances; how resolutions are adopted was not read' },
    {
      topic: 'Suspension of the rules, reconsideration, discharge',
      note: 'the rest of the Council Rules was not read',
    },
    { topic: 'One subject', note: '2-201(1) and (3) bind the text itself and are not checked' },
  ],

  sources: {
    C13: {
      title: 'Philadelphia Home Rule Charter 2-201, American Legal Publishing',
      address: 'https://codelibrary.amlegal.com/codes/philadelphia/latest/philadelphia_pa/0-0-0-263637',
    },
    C13a: {
      title: 'Philadelphia Code 21-1701, American Legal Publishing',
      address: 'https://codelibrary.amlegal.com/codes/philadelphia/latest/philadelphia_pa/0-0-0-302208',
    },
    C14: {
      title: 'Resolution 070474, reproducing 2-202, status LAPSED',
      address: 'https://phila.legistar.com/LegislationDetail.aspx?GUID=F6F9FDC8-5E8C-47D7-8C3E-E79DDDA218C6&ID=1231530',
    },
    C14a: {
      title: 'Philadelphia Home Rule Charter 2-202, American Legal Publishing',
      address: 'https://codelibrary.amlegal.com/codes/philadelphia/latest/philadelphia_pa/0-0-0-263652',
    },
    C15: { title: 'About Philadelphia City Council', address: 'https://phlcouncil.com/about-phl-council/' },
    C16: {
      title: 'Rules of Council, Resolution 200001-A',
      address: 'https://docslib.org/doc/1274345',
    },
  },
});
