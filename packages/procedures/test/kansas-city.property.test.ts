import { kansasCity } from '../src/kansas-city.ts';
import { describeProcedure } from './properties.ts';

describeProcedure({
  procedure: kansasCity,
  edition: '2014-05-01',
  passage: ['kc.pass', 'kc.adopt-same-day'],
  across: '2014-04-10',
});
