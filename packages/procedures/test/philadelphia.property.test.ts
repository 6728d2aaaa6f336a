import { philadelphia } from '../src/philadelphia.ts';
import { describeProcedure } from './properties.ts';

describeProcedure({
  procedure: philadelphia,
  edition: 'home-rule-charter',
  passage: 'phl.pass',
});
