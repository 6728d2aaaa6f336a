import type { Admission } from './admission.ts';
import type { Assessment } from './assess.ts';
import type { Lifecycle } from './lifecycle.ts';
import { lifecycleMachine, stageAt, stateValueOf } from './machine.ts';

type Machine = ReturnType<typeof lifecycleMachine>;
type Snapshot = ReturnType<Machine['resolveState']>;
const machines: Readonly<
  Record<Admission, WeakMap<Lifecycle, { machine: Machine; snapshots: Map<string, Snapshot> }>>
> = {
  live: new WeakMap(),
  'on-record': new WeakMap(),
};

/**
 * Where the machine takes an assessed act from a stage; `undefined` where it refuses it.
 *
 * It asks the machine for the transition it takes, guards and all, and leaves the taking of it undone: `transition()` sets up
 * an actor's surroundings for each act, which a machine without actors has no use for. A property holds the two to one answer.
 */
export function landing(
  lifecycle: Lifecycle,
  stage: string,
  assessment: Assessment,
  admission: Admission = 'live',
): string | undefined {
  const kept = machines[admission].get(lifecycle) ?? {
    machine: lifecycleMachine(lifecycle, admission),
    snapshots: new Map<string, Snapshot>(),
  };
  machines[admission].set(lifecycle, kept);
  const snapshot =
    kept.snapshots.get(stage) ?? kept.machine.resolveState({ value: stateValueOf(lifecycle, stage), context: {} });
  kept.snapshots.set(stage, snapshot);
  const [taken] = kept.machine.getTransitionData(snapshot, assessment);
  const target = taken?.target?.[0];
  return target ? stageAt(target.path) : taken && stage;
}
