import type { Lifecycle, Row } from '@statecraft/core';
import type { lifecycleMachine } from '@statecraft/core/machine';

/** A state of the machine, with the states within it. */
export interface DrawnState {
  /** Its path in the machine, joined by dots: `committee.held`. */
  readonly path: string;
  readonly name: string;
  /** The paths of the states within it; none for a plain state. */
  readonly states: readonly DrawnState[];
  /** The path of the state within it where it begins. */
  readonly initial?: string | undefined;
}

/** Acts that lead from one state to another. */
export interface DrawnTransition {
  readonly from: string;
  readonly to: string;
  /** One for each row of the lifecycle table: `refer`, `passage carried`. */
  readonly acts: readonly string[];
}

/** What is drawn of a machine. */
export interface Diagram {
  readonly title: string;
  readonly initial: string;
  readonly states: readonly DrawnState[];
  readonly transitions: readonly DrawnTransition[];
  /** Acts that leave the measure where it is; they are told, not drawn. */
  readonly staying: readonly string[];
}

type Node = ReturnType<typeof lifecycleMachine>['root'];

/** Reads a diagram off the XState machine itself: its states, and where its transitions lead. */
export function diagramOf({ root }: ReturnType<typeof lifecycleMachine>, lifecycle: Lifecycle): Diagram {
  const nodes = leavesOf(root);
  const acts = new Map<string, { from: string; to: string; acts: string[] }>();
  const staying = new Set<string>();
  for (const node of nodes) {
    for (const { target, eventType, actions } of [...node.transitions.values()].flat()) {
      const act = actInWords(eventType, rowOf(lifecycle, actions), lifecycle);
      for (const to of target ?? []) {
        const key = `${pathOf(node)} ${pathOf(to)}`;
        const known = acts.get(key) ?? { from: pathOf(node), to: pathOf(to), acts: [] };
        acts.set(key, { ...known, acts: [...known.acts, act] });
      }
      if (!target || target.length === 0) staying.add(act);
    }
  }
  const transitions = [...acts.values()];
  for (const { from, to, acts: own } of transitions) if (from === to) for (const act of own) staying.add(act);
  return {
    title: `${lifecycle.procedure.title}, edition ${lifecycle.ref.edition}`,
    initial: initialOf(root) ?? '',
    states: Object.values(root.states).map(drawn),
    transitions: transitions.filter(({ from, to }) => from !== to),
    staying: [...staying],
  };
}

function drawn(node: Node): DrawnState {
  return {
    path: pathOf(node),
    name: node.key,
    states: Object.values(node.states).map(drawn),
    initial: initialOf(node),
  };
}

function initialOf({ states, config }: Node): string | undefined {
  const initial = typeof config.initial === 'string' ? states[config.initial] : undefined;
  return initial && pathOf(initial);
}

function leavesOf(node: Node): Node[] {
  const states = Object.values(node.states);
  return states.length === 0 ? [node] : states.flatMap(leavesOf);
}

function pathOf({ path }: Node): string {
  return path.join('.');
}

/** The row that a transition was made from; its action names it. */
function rowOf(lifecycle: Lifecycle, actions: readonly unknown[]): Row | undefined {
  const [row] = actions.flatMap((action) => {
    const { params } = action as { params?: { row?: string } };
    return params?.row === undefined ? [] : [params.row];
  });
  return row === undefined ? undefined : lifecycle.row(row);
}

function actInWords(act: string, row: Row | undefined, lifecycle: Lifecycle): string {
  const asked = row ? lifecycle.askedBy(row).map(({ rule, verdict }) => `${rule.id} ${verdict}`) : [];
  const when = [...Object.values(row ? lifecycle.saidBy(row) : {}), ...asked];
  if (when.length === 0) return act;
  return row?.when.question !== undefined ? when.join(' ') : `${act} (${when.join(', ')})`;
}
