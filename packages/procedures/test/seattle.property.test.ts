import { seattle } from '../src/seattle.ts';
import { describeProcedure } from './properties.ts';

describeProcedure({
  procedure: seattle,
  edition: 'since-1999',
  passage: 'sea.pass',
});
