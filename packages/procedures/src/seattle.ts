import { defineProcedure, type Procedure } from '@statecraft/core';

const council = 'council';

/** Article IV section 12 as quoted in 2019; the words on inaction were put to the voters in 1999. */
const section12 = {
  instrument: 'City Charter',
  section: 'Article IV, section 12',
  edition: '2019',
  source: 'C9',
  mark: 'secondary',
} as const;
const clerksPage = { instrument: 'City Clerk, "Legislative Process"', source: 'C11' } as const;

/** Vetoed, the objections to be published; vetoed, and they were. */
const vetoed = ['executive.vetoed', 'executive.objections'] as const;

/**
 * How a council bill becomes an ordinance in Seattle.
 *
 * The charter was read in quotations and in the clerk's explanation. How long a bill lies over and how an emergency
 * ordinance is passed were found in neither.
 */
export const seattle: Procedure = defineProcedure({
  id: 'seattle',
  title: 'Seattle: council bills and ordinances',
  jurisdiction: 'Seattle, Washington',
  zone: 'America/Los_Angeles',
  version: '2',
  measures: ['ordinance'],
  editions: [
    {
      id: 'since-1999',
      note: 'Article IV, section 12 with the words of Ordinance 119560 on the mayor’s inaction, put to the voters on 1999-11-02.',
    },
  ],
  council,
  bodies: {
    council: {
      name: 'City Council',
      seats: 9,
      citation: { instrument: 'Voters’ pamphlet 2006, Charter Amendment 7', source: 'C12' },
    },
  },
  classes: { emergency: 'declared an emergency, to take effect at once' },

  rules: [
    {
      id: 'sea.roll',
      kind: 'roll',
      title: 'Members vote, each once',
      citation: { ...clerksPage, mark: 'inferred' },
    },
    {
      id: 'sea.lie-over',
      kind: 'open-question',
      title: 'How long a bill lies over',
      unsettled: { question: 'how long a bill lies over before its final vote', sources: ['C11'] },
    },
    {
      id: 'sea.passage',
      kind: 'threshold',
      title: 'Passage takes a majority of the council',
      thresholds: [{ moreThan: [1, 2], of: 'seats' }],
      for: { without: ['emergency'] },
      citation: { ...clerksPage, mark: 'inferred' },
    },
    {
      id: 'sea.passage.emergency',
      kind: 'threshold',
      title: 'An emergency ordinance',
      thresholds: [
        { moreThan: [1, 2], of: 'seats' },
        { atLeast: [3, 4], of: 'seats' },
      ],
      for: { classes: ['emergency'] },
      unsettled: {
        question: 'how many votes pass an emergency ordinance',
        candidates: ['a majority of the council, 5', 'three fourths of the council, 7'],
        sources: ['C11'],
      },
    },
    {
      id: 'sea.effective.emergency',
      kind: 'open-question',
      title: 'When an emergency ordinance takes effect',
      for: { classes: ['emergency'] },
      unsettled: {
        question: 'when an emergency ordinance takes effect',
        candidates: ['at once on the mayor’s approval', 'thirty days after its return to the clerk'],
        sources: ['C11'],
      },
    },
    {
      id: 'sea.presentment',
      kind: 'window',
      title: 'Presented within five days of passage',
      term: { days: 5 },
      since: ['passage'],
      citation: section12,
    },
    {
      id: 'sea.mayor',
      kind: 'actor',
      title: 'The mayor signs, returns and disapproves',
      roles: ['mayor'],
      citation: section12,
    },
    {
      id: 'sea.mayor.ten-days',
      kind: 'window',
      title: 'Ten days after receipt',
      term: { days: 10 },
      since: ['present'],
      citation: section12,
    },
    {
      id: 'sea.inaction',
      kind: 'lie-over',
      title: 'An ordinance when not returned in ten days',
      term: { days: 10 },
      since: ['present'],
      lawful: 'after',
      citation: section12,
    },
    {
      id: 'sea.effective',
      kind: 'effective',
      title: 'Thirty days after its return to the clerk',
      days: [30],
      since: ['return'],
      for: { without: ['emergency'] },
      citation: clerksPage,
    },
    {
      id: 'sea.effective.without-return',
      kind: 'open-question',
      title: 'Effective day where the mayor returned nothing signed',
      for: { without: ['emergency'] },
      citation: clerksPage,
      unsettled: {
        question: 'from which day the thirty days run when a bill is not returned, or is passed over a veto',
        candidates: ['from the day it became an ordinance', 'from the day it came back to the clerk'],
        sources: ['C9', 'C11'],
      },
    },
    {
      id: 'sea.override.five-days',
      kind: 'lie-over',
      title: 'Not before five days after the objections are published',
      term: { days: 5 },
      since: ['publish'],
      citation: section12,
    },
    {
      id: 'sea.override.published',
      kind: 'prerequisite',
      title: 'The objections are published first',
      done: ['publish'],
      citation: section12,
    },
    {
      id: 'sea.override.thirty-days',
      kind: 'window',
      title: 'Within thirty days after the return',
      term: { days: 30 },
      since: ['veto'],
      citation: section12,
    },
    {
      id: 'sea.override.votes',
      kind: 'threshold',
      title: 'Override takes two thirds of all members',
      thresholds: [{ atLeast: [2, 3], of: 'seats' }],
      citation: { ...section12, mark: 'inferred' },
    },
    {
      id: 'sea.veto-stands',
      kind: 'lie-over',
      title: 'The veto stands after thirty days',
      term: { days: 30 },
      since: ['veto'],
      lawful: 'after',
      citation: { ...section12, mark: 'inferred' },
    },
  ],

  rows: [
    {
      id: 'sea.introduce',
      title: 'On the introduction and referral calendar',
      stages: ['unfiled'],
      act: 'introduce',
      to: 'introduced',
      citation: clerksPage,
    },
    {
      id: 'sea.refer',
      title: 'Referred to committee',
      stages: ['introduced'],
      act: 'refer',
      to: 'committee',
      citation: clerksPage,
    },
    {
      id: 'sea.hear',
      title: 'Heard in committee',
      stages: ['committee'],
      act: 'hear',
      to: 'same',
      citation: clerksPage,
    },
    {
      id: 'sea.amend',
      title: 'Amended',
      stages: ['introduced', 'committee', 'vote'],
      act: 'amend',
      to: 'same',
      citation: clerksPage,
    },
    {
      id: 'sea.report',
      title: 'Recommended by the committee',
      stages: ['committee'],
      act: 'report',
      rules: ['sea.roll'],
      to: 'vote',
      citation: clerksPage,
    },
    {
      id: 'sea.pass',
      title: 'Passed by the full council',
      stages: ['introduced', 'vote'],
      act: 'vote',
      when: { question: 'passage', outcome: 'carried' },
      rules: ['sea.lie-over', 'sea.roll', 'sea.passage', 'sea.passage.emergency'],
      to: 'executive',
      citation: clerksPage,
    },
    {
      id: 'sea.defeat',
      title: 'Lost in the full council',
      stages: ['introduced', 'vote'],
      act: 'vote',
      when: { question: 'passage', outcome: 'lost' },
      rules: ['sea.roll', 'sea.passage', 'sea.passage.emergency'],
      to: 'failed',
      citation: { ...clerksPage, mark: 'inferred' },
    },
    {
      id: 'sea.present',
      title: 'Presented to the mayor',
      stages: ['executive'],
      act: 'present',
      rules: ['sea.presentment'],
      to: 'executive.presented',
      citation: section12,
    },
    {
      id: 'sea.sign',
      title: 'Signed by the mayor',
      stages: ['executive.presented'],
      act: 'sign',
      rules: ['sea.mayor', 'sea.mayor.ten-days', 'sea.effective.emergency'],
      to: 'enacted',
      citation: section12,
    },
    {
      id: 'sea.return',
      title: 'Returned without disapproval',
      stages: ['executive.presented'],
      act: 'return',
      rules: ['sea.mayor', 'sea.mayor.ten-days', 'sea.effective', 'sea.effective.emergency'],
      to: 'enacted',
      citation: section12,
    },
    {
      id: 'sea.return-signed',
      title: 'Returned to the clerk after the signature',
      stages: ['enacted'],
      act: 'return',
      rules: ['sea.effective'],
      to: 'same',
      citation: clerksPage,
    },
    {
      id: 'sea.lapse',
      title: 'An ordinance by the mayor’s inaction',
      stages: ['executive.presented'],
      act: 'lapse',
      rules: ['sea.inaction', 'sea.effective.without-return', 'sea.effective.emergency'],
      to: 'enacted',
      citation: section12,
    },
    {
      id: 'sea.veto',
      title: 'Returned with objections',
      stages: ['executive.presented'],
      act: 'veto',
      rules: ['sea.mayor', 'sea.mayor.ten-days'],
      to: 'executive.vetoed',
      citation: section12,
    },
    {
      id: 'sea.publish-objections',
      title: 'The mayor’s objections published',
      stages: ['executive.vetoed'],
      act: 'publish',
      when: { what: 'objections' },
      to: 'executive.objections',
      citation: section12,
    },
    {
      id: 'sea.override',
      title: 'Enacted over the veto',
      stages: [...vetoed],
      act: 'vote',
      when: { question: 'override', outcome: 'carried' },
      rules: [
        'sea.override.published',
        'sea.override.five-days',
        'sea.override.thirty-days',
        'sea.roll',
        'sea.override.votes',
        'sea.effective.without-return',
        'sea.effective.emergency',
      ],
      to: 'enacted',
      citation: section12,
    },
    {
      id: 'sea.override-lost',
      title: 'Not enacted over the veto',
      stages: [...vetoed],
      act: 'vote',
      when: { question: 'override', outcome: 'lost' },
      rules: [
        'sea.override.published',
        'sea.override.five-days',
        'sea.override.thirty-days',
        'sea.roll',
        'sea.override.votes',
      ],
      to: 'same',
      citation: { ...section12, mark: 'inferred' },
      unsettled: { question: 'whether an override may be tried again within the thirty days', sources: ['C9'] },
    },
    {
      id: 'sea.veto-stands-at-last',
      title: 'Not overridden in time',
      stages: [...vetoed],
      act: 'lapse',
      rules: ['sea.veto-stands'],
      to: 'failed',
      citation: { ...section12, mark: 'inferred' },
    },
  ],

  gaps: [
    {
      topic: 'Lie-over',
      note: 'how long a bill lies over between introduction and the final vote was not found; every passage says so',
    },
    {
      topic: 'Emergency',
      note: 'three fourths of the council and the mayor’s approval, at once, are believed and were found in no source; an emergency ordinance is unsettled',
    },
    {
      topic: 'Quorum',
      note: 'a majority of all members by Article IV, section 3; whether of nine seats or of those who serve was put to the voters in 2006, and the words they adopted were not read',
    },
    {
      topic: 'A late presentment',
      note: 'what follows when a bill is presented later than five days after passage is not said; it is refused here',
    },
    { topic: 'Bills referred to the full council', note: 'they stand at introduced until the final vote' },
    {
      topic: 'Before 1999-11-02',
      note: 'what a bill became that the mayor neither signed nor returned was not found',
    },
    { topic: 'Resolutions', note: 'their adoption was not found in its own words' },
    { topic: 'Initiatives and referenda', note: 'not encoded' },
    { topic: 'End of term', note: 'what becomes of pending bills was not found' },
  ],

  sources: {
    C9: {
      title: 'SCC Insight, 2019-08-05, quoting Article IV, section 12 of the charter',
      address: 'https://sccinsight.com/2019/08/05/durkan-vetoed-the-soda-tax-bill-heres-what-happens-next/',
    },
    C10: {
      title: 'Ordinance 119560, on the mayor’s favourable action',
      address: 'http://clerk.seattle.gov/search/ordinances/119560',
    },
    C11: {
      title: 'Seattle City Clerk, Legislative Process',
      address: 'http://www.seattle.gov/cityclerk/agendas-and-legislative-resources/legislative-process',
    },
    C12: {
      title: 'Voters’ pamphlet 2006, Charter Amendment 7, council quorum',
      address: 'http://www2.seattle.gov/ethics/vg/20061107/chrtr7ct.htm',
    },
  },
});
