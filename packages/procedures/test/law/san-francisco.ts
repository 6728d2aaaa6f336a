import type { Count, Law, Way } from '@statecraft/testing/law';
import {
  ayes,
  dependingOn,
  everybodyThere,
  membersOnceEach,
  moreThanHalf,
  twoThirds,
} from '@statecraft/testing/law/counts';
import {
  announcedAs,
  barred,
  by,
  days,
  done,
  notBefore,
  notOfClass,
  ofClass,
  ofOrdinances,
  only,
  upTo,
} from '@statecraft/testing/law/needs';
import { both, votes } from './votes.ts';

const roll = { 'sf.roll': membersOnceEach };
const six = ayes(moreThanHalf);
/** All who are there, and no fewer than adopt anything. */
const unanimous: Count = (matter) => (six(matter) === 'lost' ? 'lost' : everybodyThere(matter));
const larger = ayes(9, 10, 11);
const eight = ayes(twoThirds);
const passage = dependingOn(['emergency'], eight, dependingOn(['larger-vote'], larger, six));
const passing = {
  ...roll,
  'sf.passage': notOfClass(['emergency', 'larger-vote'], announcedAs(six)),
  'sf.passage.larger-vote': ofClass(['larger-vote'], announcedAs(larger)),
  'sf.passage.emergency': ofClass(['emergency'], announcedAs(eight)),
};
const noEmergencyForThese = {
  'sf.emergency.excluded': ofClass(
    ['emergency'],
    barred('tax', 'franchise', 'utility-rates', 'salaries', 'bonds', 'land'),
  ),
};
const fiveDays = {
  'sf.five-days': ofOrdinances(
    notOfClass(['emergency'], notBefore(days(5), ['first-reading'], { rule: 'sf.five-days' })),
  ),
};
const furtherReading = { 'sf.further-reading': notBefore(days(1), ['amend'], { rule: 'sf.further-reading' }) };
const twoReadings = { 'sf.two-readings': ofOrdinances(notOfClass(['emergency'], done('first-reading'))) };
const mayor = { 'sf.mayor': by('mayor'), 'sf.mayor.ten-days': upTo(days(10), ['present']) };
const override = dependingOn(['larger-vote'], larger, eight);

function vote(name: string, outcome: string, at: readonly string[], to: string, needs: Way['needs']): Way {
  return { name, act: 'vote', at, to, says: { question: 'passage', outcome }, needs, counts: passage };
}

/** What San Francisco's charter says of ordinances and resolutions, read apart from the procedure; eleven seats. */
export const sanFranciscoLaw: Law = {
  ways: [
    {
      name: 'sf.introduce',
      act: 'introduce',
      at: ['unfiled'],
      to: 'introduced',
      needs: { 'sf.introducer': by('member', 'committee', 'mayor', 'commission-streamlining-task-force') },
    },
    { name: 'sf.refer', act: 'refer', at: ['introduced'], to: 'committee' },
    ...both(
      ['sf.adopt-on-introduction', 'sf.not-adopted-on-introduction'],
      votes('passage', ['introduced'], unanimous),
      { ...roll, 'sf.unanimity': announcedAs(unanimous) },
      { carried: 'executive' },
    ).map((way) =>
      way.to === undefined ? way : { ...way, needs: { ...way.needs, 'sf.committee': ofOrdinances(done('report')) } },
    ),
    { name: 'sf.hear', act: 'hear', at: ['committee'] },
    { name: 'sf.amend-in-committee', act: 'amend', at: ['committee'] },
    { name: 'sf.report', act: 'report', at: ['committee'], to: 'vote', needs: roll },
    { name: 'sf.amend-at-first-reading', act: 'amend', at: ['vote'] },
    ...both(
      ['sf.pass-first-reading', 'sf.lose-first-reading'],
      votes('first-reading', ['vote'], six),
      { ...roll, 'sf.first-reading': announcedAs(six) },
      { carried: 'vote.second-reading', lost: 'failed' },
    ),
    vote('sf.pass-on-one-reading', 'carried', ['vote'], 'executive', {
      ...passing,
      ...twoReadings,
      ...noEmergencyForThese,
    }),
    vote('sf.lose-on-one-reading', 'lost', ['vote'], 'failed', { ...passing, ...twoReadings }),
    {
      name: 'sf.amend-at-second-reading',
      act: 'amend',
      at: ['vote.second-reading', 'vote.further-reading'],
      to: 'vote.further-reading',
    },
    vote('sf.pass', 'carried', ['vote.second-reading'], 'executive', {
      ...passing,
      ...fiveDays,
      ...noEmergencyForThese,
    }),
    vote('sf.pass-further-reading', 'carried', ['vote.further-reading'], 'executive', {
      ...passing,
      ...fiveDays,
      ...furtherReading,
      ...noEmergencyForThese,
    }),
    vote('sf.defeat', 'lost', ['vote.second-reading', 'vote.further-reading'], 'failed', {
      ...passing,
      ...fiveDays,
      ...furtherReading,
    }),
    { name: 'sf.deliver', act: 'present', at: ['executive'], to: 'executive.delivered' },
    { name: 'sf.sign', act: 'sign', at: ['executive.delivered'], to: 'enacted', needs: mayor },
    {
      name: 'sf.return-unsigned',
      act: 'return',
      at: ['executive.delivered'],
      to: 'executive.returned',
      says: { signed: false },
      needs: { 'sf.mayor': by('mayor') },
    },
    {
      name: 'sf.lapse',
      act: 'lapse',
      at: ['executive.delivered', 'executive.returned'],
      to: 'enacted',
      needs: { 'sf.inaction': notBefore(days(10), ['present'], { after: true }) },
    },
    { name: 'sf.veto', act: 'veto', at: ['executive.delivered'], to: 'executive.vetoed', needs: mayor },
    ...both(
      ['sf.override', 'sf.override-lost'],
      votes('override', ['executive.vetoed'], override),
      {
        ...roll,
        'sf.override.thirty-days': upTo(days(30), ['veto']),
        'sf.override.votes': notOfClass(['larger-vote'], announcedAs(eight)),
        'sf.override.larger-vote': ofClass(['larger-vote'], announcedAs(larger)),
      },
      { carried: 'enacted' },
    ),
    {
      name: 'sf.veto-stands-at-last',
      act: 'lapse',
      at: ['executive.vetoed'],
      to: 'failed',
      needs: { 'sf.veto-stands': notBefore(days(30), ['veto'], { after: true }) },
    },
    {
      name: 'sf.end-of-emergency',
      act: 'expire',
      at: ['enacted'],
      to: 'expired',
      needs: {
        'sf.sunset.emergency': only('emergency'),
        // Of what is not known to be an ordinance nobody can say that it is one.
        'sf.sunset.resolution': (matter) => matter.memory.kind !== 'ordinance' && barred('emergency')(matter),
        'sf.sunset': ofOrdinances(ofClass(['emergency'], notBefore(days(61), ['passage']))),
      },
    },
  ],
};
