import { bundle } from '../tooling/src/bundle.ts';

export default bundle([
  'src/index.ts',
  'src/event-log.ts',
  'src/law/law.ts',
  'src/law/counts.ts',
  'src/law/needs.ts',
  'src/procedure.ts',
  'src/projection-store.ts',
]);
