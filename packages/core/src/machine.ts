/** The XState machines of a lifecycle, in an entry of their own: whoever does not draw or walk them does not load XState's types. */
export type { Admission } from './procedure/assess.ts';
export { lifecycleMachine, measureMachine, stageOfState, stateValueOf } from './procedure/machine.ts';
