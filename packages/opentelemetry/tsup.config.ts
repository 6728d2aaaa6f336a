import { bundle } from '../tooling/src/bundle.ts';

export default bundle(['src/index.ts']);
