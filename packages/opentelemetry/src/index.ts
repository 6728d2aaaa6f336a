export type { ObservingOptions } from './instruments.ts';
export { observedEngine } from './observed-engine.ts';
export { type LogObservingOptions, observedLog } from './observed-log.ts';
