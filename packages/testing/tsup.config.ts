import { bundle } from '../tooling/src/bundle.ts';

export default bundle(['src/index.ts', 'src/event-log.ts', 'src/projection-store.ts']);
