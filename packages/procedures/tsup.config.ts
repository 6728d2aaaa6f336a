import { bundle } from '../tooling/src/bundle.ts';

export default bundle([
  'src/index.ts',
  'src/kansas-city.ts',
  'src/new-york-city.ts',
  'src/san-francisco.ts',
  'src/seattle.ts',
  'src/philadelphia.ts',
]);
