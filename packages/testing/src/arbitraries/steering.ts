import {
  addDays,
  type BoundRule,
  kindOf,
  type LegalDate,
  type Lifecycle,
  partsOf,
  place,
  type Row,
  type Standing,
} from '@statecraft/core';
import { type Draft, draftLawful } from '../drafting/lawful.ts';
import { namedInRule } from '../drafting/named-in-rule.ts';
import type { Scene } from '../drafting/scene.ts';
import { wordingsOf } from '../drafting/wording.ts';
import { unfiled } from '../unfiled.ts';

/** What one act of a history is drawn from. All noughts make the next act on the way to the goal, on the first day it can be done. */
export interface Step {
  /** Nought to go on towards the goal; more for an act of the stage at hand, by its place in the table. */
  readonly astray: number;
  readonly days: number;
  /** Which of several ways to word the act, and who of several does it. */
  readonly wording: number;
}

/** A lawful act in its place. */
export interface Placed extends Draft {
  readonly before: Standing;
  readonly after: Standing;
}

/** Takes a measure by steps through lawful acts, towards a row of the table; a step for which there is no lawful act makes none. */
export function walkTowards(scene: Scene, begun: LegalDate, goal: Row | undefined, steps: readonly Step[]): Placed[] {
  const placed: Placed[] = [];
  let standing: Standing = unfiled(scene.lifecycle);
  let on = begun;
  for (const step of steps) {
    on = addDays(on, step.days);
    const next = nextAct(scene, standing, on, goal, step);
    if (!next) continue;
    const after = place(standing, next.assessment);
    placed.push({ ...next, before: standing, after });
    standing = after;
    on = next.command.on as LegalDate;
  }
  return placed;
}

/** The next lawful act of a measure as a step has it; `undefined` where there is none. */
export function nextAct(
  scene: Scene,
  standing: Standing,
  on: LegalDate,
  goal: Row | undefined,
  step: Step,
): Draft | undefined {
  const here = scene.lifecycle.at(standing.stage);
  const rows = step.astray > 0 ? turned(here, step.astray - 1) : ahead(scene, standing, goal, step);
  for (const row of rows) {
    const wordings = wordingsOf(scene, row, standing, on);
    for (const wording of turned(wordings, step.wording).slice(0, 3)) {
      const draft = draftLawful(scene, row, standing, wording, on, step.wording);
      if (draft) return draft;
    }
  }
  return undefined;
}

/** The rows at a stage in the order in which they are tried: those that lead on, then what stays or what leads round, by turns. */
function ahead(scene: Scene, standing: Standing, goal: Row | undefined, { wording }: Step): readonly Row[] {
  const { lifecycle } = scene;
  const { stage } = standing;
  const here = lifecycle.at(stage);
  const stays = turned(
    here.filter(({ to }) => to === 'same' || to === stage),
    wording,
  );
  const leads = turned(
    here.filter(({ to }) => to !== 'same' && to !== stage && (!goal || distancesTo(lifecycle, goal).has(to))),
    wording,
  );
  const onward = towards(lifecycle, stage, goal);
  return wording % 2 === 0
    ? [...onward, ...stays, ...leads, ...here]
    : [...preparing(scene, standing, onward, stays), ...onward, ...leads, ...stays, ...here];
}

/** The rows that stay, whose act a rule of the rows to come asks for or counts from, and that is not on record yet. */
function preparing(
  { lifecycle }: Scene,
  { facts }: Standing,
  onward: readonly Row[],
  stays: readonly Row[],
): readonly Row[] {
  const days: Readonly<Record<string, LegalDate | undefined>> = facts.dates;
  const asked = onward
    .flatMap((row) => lifecycle.rulesOf(row))
    .flatMap(partsOf)
    .flatMap(anchorsOf)
    .filter((anchor) => days[anchor] === undefined);
  return stays.filter(({ act }) => asked.includes(act));
}

/** The acts and questions that a rule names in its numbers, as what a time runs from or what must be done. */
function anchorsOf(rule: BoundRule): readonly string[] {
  return namedInRule(kindOf(rule), 'anchor', rule);
}

/** The rows on a shortest way to a goal from a stage; the goal itself where it begins there. */
function towards(lifecycle: Lifecycle, stage: string, goal: Row | undefined): readonly Row[] {
  if (!goal) return lifecycle.at(stage).filter(({ to }) => to !== 'same' && to !== stage);
  if (goal.stages.some((begin) => begin === stage)) return [goal];
  const far = distancesTo(lifecycle, goal);
  const own = far.get(stage) ?? Number.POSITIVE_INFINITY;
  return lifecycle.at(stage).filter(({ to }) => to !== 'same' && (far.get(to) ?? Number.POSITIVE_INFINITY) < own);
}

const known = new WeakMap<Row, Map<string, number>>();

/** How many acts lie between each stage and a row. */
function distancesTo(lifecycle: Lifecycle, goal: Row): ReadonlyMap<string, number> {
  const kept = known.get(goal);
  if (kept) return kept;
  const far = new Map<string, number>(goal.stages.map((stage) => [stage, 0]));
  for (const [stage, distance] of far)
    for (const row of lifecycle.rows)
      if (row.to === stage) for (const begin of row.stages) if (!far.has(begin)) far.set(begin, distance + 1);
  known.set(goal, far);
  return far;
}

/** The same things, begun at another of them. */
function turned<Thing>(things: readonly Thing[], by: number): readonly Thing[] {
  const from = things.length === 0 ? 0 : by % things.length;
  return [...things.slice(from), ...things.slice(0, from)];
}
