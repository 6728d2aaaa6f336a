import { defineProcedure } from '@statecraft/core';
import { appointmentRows, appointmentRules } from './appointments.ts';
import { charter } from './citations.ts';
import { ordinanceRows, ordinanceRules } from './ordinances.ts';
import { popularRows, popularRules } from './popular-votes.ts';
import { uses } from './uses.ts';

/** The procedure of a made-up city, whose law needs acts, kinds of rule and questions that core does not have. */
export const xanaduCrossing = defineProcedure({
  id: 'xanadu-crossing',
  title: 'Xanadu Crossing (made up): ordinances and appointments',
  jurisdiction: 'Xanadu Crossing (made up)',
  zone: 'America/Chicago',
  version: '1',
  uses,
  measures: ['ordinance', 'appointment'],
  kinds: { appointment: 'an appointment to an office' },
  classes: { 'charter-amendment': 'changes the charter' },
  stages: {
    people: { phase: 'pending', title: 'Before the people' },
    appointed: { phase: 'law', title: 'Appointed' },
  },
  editions: [{ id: 'charter-2020' }],
  council: 'council',
  bodies: {
    council: { name: 'City Council', seats: 9, citation: charter('2.1') },
    people: { name: 'the electorate', electorate: true, citation: charter('6.5') },
  },
  rules: [...ordinanceRules, ...popularRules, ...appointmentRules],
  rows: [...ordinanceRows, ...popularRows, ...appointmentRows],
  sources: {
    ronr: {
      title: 'Robert’s Rules of Order Newly Revised, 12th edition, sections 17 and 34; not read for this example',
    },
  },
});
