import { sanFrancisco } from '../src/san-francisco.ts';
import { describeProcedure } from './properties.ts';

describeProcedure({
  procedure: sanFrancisco,
  edition: 'charter',
  passage: ['sf.adopt-on-introduction', 'sf.pass-on-one-reading', 'sf.pass', 'sf.pass-further-reading'],
});
