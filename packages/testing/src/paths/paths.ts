import {
  type Assessment,
  type Command,
  isWithin,
  type LegalDate,
  type Lifecycle,
  ownVocabulary,
  type Procedure,
  type Row,
} from '@statecraft/core';
import { lifecycleMachine, stageOfState } from '@statecraft/core/machine';
import { getShortestPaths, getSimplePaths } from 'xstate/graph';
import { hallOfHistories, historiesBegin } from '../arbitraries/lawful.ts';
import type { AnyDrafts } from '../drafting/any-drafts.ts';
import type { Scene } from '../drafting/scene.ts';
import { sceneOf } from '../drafting/set-scene.ts';
import { draftWay } from './draft-way.ts';

/** A way through the table as a test case. */
export interface PathCase {
  /** What it does, to be a test's name: `introduce, refer, report -> vote`. */
  readonly name: string;
  /** Where it ends. */
  readonly stage: string;
  /** The rows it takes, by their ids. */
  readonly rows: readonly string[];
  /** A lawful history that takes these rows, in the hall of `hallOfHistories`; absent where the rules let nobody go that way. */
  readonly history?: readonly Command[] | undefined;
}

/** Which ways are wanted. */
export interface PathOptions {
  /** `shortest`: one way to each stage. `simple`: every way that comes to no stage twice; of these a large table has very many. */
  readonly ways?: 'shortest' | 'simple';
  /** Only ways that end at this stage or a finer one of it. */
  readonly to?: string;
  /** Only ways of at most so many acts that change the stage. */
  readonly longest?: number;
  /** The edition; the newest when left out. */
  readonly edition?: string;
  /** How the acts and rules of the vocabularies are drafted that the procedure uses besides ours. */
  readonly drafts?: readonly AnyDrafts[] | undefined;
}

/**
 * The ways through a procedure's table as test cases, found by `xstate/graph` on the very machine that decides live commands.
 *
 * @example
 * test.each(pathsOf(seattle))('$name', async ({ history = [], stage }) => {
 *   const { live } = await openCity(seattle);
 *   expect((await live(history)).stage).toBe(stage);
 * });
 */
export function pathsOf(procedure: Procedure, options: PathOptions = {}): PathCase[] {
  const {
    ways = 'shortest',
    to,
    longest = Number.POSITIVE_INFINITY,
    edition = procedure.editions.at(-1)?.id ?? '',
    drafts,
  } = options;
  const scene = sceneOf(procedure, edition, hallOfHistories(procedure, { edition }), { drafts });
  const { lifecycle } = scene;
  const leading = lifecycle.rows.filter(({ to: landing }) => landing !== 'same');
  const find = ways === 'shortest' ? getShortestPaths : getSimplePaths;
  const found = find(lifecycleMachine(lifecycle), {
    events: leading.map((row) => takenBy(lifecycle, row)),
    serializeState: ({ value }) => stageOfState(value),
  });
  const begun = historiesBegin(procedure, edition);
  return found
    .map(({ state, steps }) => ({
      stage: stageOfState(state.value),
      // The first step is how the machine starts.
      rows: steps.flatMap(({ event }) => (event as Partial<Assessment>).row ?? []),
    }))
    .filter(({ stage, rows }) => rows.length > 0 && rows.length <= longest && (to === undefined || isWithin(stage, to)))
    .map((path) => caseOf(scene, path, begun));
}

function caseOf(
  scene: Scene,
  { stage, rows }: { readonly stage: string; readonly rows: readonly Row[] },
  begun: ReturnType<typeof historiesBegin>,
): PathCase {
  const history = draftWay(scene, rows, begun);
  const name = `${rows.map(nameOf).join(', ')} -> ${stage}`;
  return { name, stage, rows: rows.map(({ id }) => id), ...(history && { history }) };
}

function nameOf({ act, when }: Row): string {
  return act === ownVocabulary.acts.vote.type ? `${when.question ?? act} ${when.outcome ?? ''}`.trim() : act;
}

/** The event on which the live machine takes a row. */
function takenBy({ definitions }: Lifecycle, row: Row): Assessment {
  return {
    type: row.act,
    act: actYetUnsaid(row),
    recording: definitions.actOfType(row.act),
    row,
    inOrder: true,
    stage: '',
    rulings: [],
    undecided: [],
    verdicts: {},
    refuseOn: ['fails'],
  };
}

/** An act of a row of which nothing else is known. */
function actYetUnsaid({ act }: Row): Assessment['act'] {
  return { type: act, id: '', on: '2020-01-06' as LegalDate, basis: 'hypothetical', data: {} };
}
