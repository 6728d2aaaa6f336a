import { produce } from 'immer';
import { assign, setup } from 'xstate';
import type { MeasureFacts } from '../acts/acts.ts';
import { type Admission, type Assessment, isRefused } from './assess.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { Row } from './procedure.ts';
import { PENDING, type Stage, UNFILED } from '../vocabulary/stage.ts';

/** How a guard knows its row. */
interface RowParams {
  readonly row: string;
}

/**
 * The XState machine of a lifecycle. Its events are assessments; a guard looks up the verdicts of its row's rules.
 *
 * It has no `after`, no `invoke` and no actors, so that it can be walked by `xstate/graph`. The context is empty:
 * facts are folded beside it. For a machine that carries the facts itself, see `measureMachine`.
 */
export function lifecycleMachine(lifecycle: Lifecycle, admission: Admission = 'live') {
  return setup({
    types: { context: {} as Record<string, never>, events: {} as Assessment },
    guards,
    actions: { land },
  }).createMachine({ ...configOf(lifecycle, admission), context: {} });
}

/** The machine with the facts in its context, for `createActor`: each act's recipe runs in `assign`. */
export function measureMachine(lifecycle: Lifecycle, admission: Admission = 'live') {
  return setup({
    types: { context: {} as { facts: MeasureFacts }, events: {} as Assessment },
    guards,
    actions: {
      record: assign({
        facts: ({ context, event }) =>
          produce(context.facts, (draft) => lifecycle.definitions.actOfType(event.type).record(draft as never, event.act)),
      }),
      land,
    },
  }).createMachine({ ...configOf(lifecycle, admission, 'record'), context: { facts: lifecycle.definitions.unrecordedMeasure() } });
}

/** Says which row placed the act; it does nothing. */
function land(_: unknown, _row: RowParams): void {}

const guards = {
  /** Takes the assessment's own row, unless a rule of it, or its being out of order, is among what is refused. */
  row: ({ event: { row, refuseOn, verdicts } }: { event: Assessment }, { row: id }: RowParams) =>
    row?.id === id && [id, ...row.rules].every((rule) => !isRefused(verdicts[rule] ?? 'holds', refuseOn)),
};

function configOf(lifecycle: Lifecycle, admission: Admission, ...actions: 'record'[]) {
  const transition = (row: Row, to: string | undefined) =>
    ({
      guard: { type: 'row', params: { row: row.id } },
      ...(to !== undefined && { target: `#${statePathOf(lifecycle, to)}` }),
      actions: [{ type: 'land', params: { row: row.id } }, ...actions],
    }) as const;
  const transitionsOf = (act: string, stage: Stage) => [
    ...lifecycle.inOrder(stage, act).map((row) => transition(row, row.to === 'same' ? undefined : row.to)),
    ...(admission === 'live'
      ? []
      : lifecycle
          .elsewhere(stage, act)
          .map((detour) => transition(detour.row, detour.stage === stage ? undefined : detour.stage))),
  ];
  const acts = new Set(lifecycle.rows.map(({ act }) => act));
  const leaf = (stage: Stage) => ({
    on: Object.fromEntries(
      [...acts]
        .map((act) => [act, transitionsOf(act, stage)] as const)
        .filter(([, transitions]) => transitions.length > 0),
    ),
  });
  const top = [...new Set(lifecycle.stages.map((stage) => stage.split('.')[0] as Stage))];
  const states = top.map((name) => {
    const below = lifecycle.stages.filter((stage) => stage.startsWith(`${name}.`));
    if (below.length === 0) return [name, { id: name, ...leaf(name) }] as const;
    const children = [
      ...(lifecycle.stages.includes(name) ? [[PENDING, leaf(name)] as const] : []),
      ...below.map((stage) => [stage.slice(name.length + 1), leaf(stage)] as const),
    ];
    return [name, { id: name, initial: children[0]?.[0] ?? PENDING, states: Object.fromEntries(children) }] as const;
  });
  return { id: lifecycle.ref.id, initial: UNFILED, states: Object.fromEntries(states) };
}

/** The path of a stage's state in the machine. */
function statePathOf({ stages }: Lifecycle, stage: string): string {
  return stages.some((other) => other.startsWith(`${stage}.`)) ? `${stage}.${PENDING}` : stage;
}

/** The value of the machine's state at a stage. */
export function stateValueOf(lifecycle: Lifecycle, stage: string): string | Record<string, string> {
  const [name = UNFILED, below] = statePathOf(lifecycle, stage).split('.');
  return below === undefined ? name : { [name]: below };
}

/** The stage that a value of the machine's state stands for. */
export function stageOfState(value: unknown): string {
  return stageAt(typeof value === 'string' ? [value] : (Object.entries(value as Record<string, string>)[0] ?? []));
}

/** The stage of the state at a path in the machine. */
function stageAt([name = UNFILED, below]: readonly string[]): string {
  return below === undefined || below === PENDING ? name : `${name}.${below}`;
}

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
