import { bundle } from '../tooling/src/bundle.ts';

export default bundle(['src/index.ts', 'src/machine.ts']);
