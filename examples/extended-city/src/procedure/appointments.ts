import { carried, charter, lost, type Rows, type Rules } from './citations.ts';

/** Appointments: the mayor nominates, and the council confirms. */
export const appointmentRules: Rules = [
  {
    id: 'xc.mayor',
    kind: 'actor',
    title: 'The mayor nominates',
    roles: ['mayor'],
    citation: charter('4.1'),
  },
  {
    id: 'xc.confirmation',
    kind: 'threshold',
    title: 'Two thirds of all seats confirm',
    thresholds: [{ atLeast: [2, 3], of: 'seats' }],
    citation: charter('4.2'),
  },
];

export const appointmentRows: Rows = [
  {
    id: 'nominate',
    title: 'Nominated',
    stages: ['unfiled'],
    act: 'introduce',
    when: { kind: 'appointment' },
    rules: ['xc.mayor'],
    to: 'vote.confirmation',
    citation: charter('4.1'),
  },
  {
    id: 'confirm',
    title: 'Confirmed',
    stages: ['vote.confirmation'],
    act: 'vote',
    when: carried('passage'),
    rules: ['xc.confirmation'],
    to: 'appointed',
    citation: charter('4.2'),
  },
  {
    id: 'not-confirm',
    title: 'Not confirmed',
    stages: ['vote.confirmation'],
    act: 'vote',
    when: lost('passage'),
    rules: ['xc.confirmation'],
    to: 'failed',
    citation: charter('4.2'),
  },
];
