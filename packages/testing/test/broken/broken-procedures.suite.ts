import { ayes } from '../../src/law/counts.ts';
import { announcedAs } from '../../src/law/needs.ts';
import { describeProcedure } from '../../src/procedure.ts';
import { brockway } from '../guide/brockway.ts';
import { ogdenville } from '../ogdenville.ts';

const four = ayes(4);
/** A law that knows one way, and of it the wrong number of votes. */
const law = {
  ways: [
    { name: 'introduce', act: 'introduce', at: ['unfiled'], to: 'introduced' },
    { name: 'refer', act: 'refer', at: ['introduced'], to: 'committee' },
    { name: 'report', act: 'report', at: ['committee'], to: 'vote' },
    { name: 'pass', act: 'vote', at: ['vote'], to: 'executive', counts: four, needs: { majority: announcedAs(four) } },
  ],
};

// Run by broken-procedures.test.ts, which wants these to fail.
describeProcedure(brockway, {}, { runs: 5 });
describeProcedure(
  ogdenville,
  { 'nobody vetoes': ({ facts }) => facts.veto === undefined, 'everybody is well': () => true },
  { runs: 60, seed: 1, law },
);
