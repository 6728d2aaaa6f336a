import { addDays, type Command, type LegalDate, type Procedure, refusals } from '@statecraft/core';
import fc from 'fast-check';
import { firstDayOf } from '../check/explore.ts';
import type { AnyDrafts } from '../drafting/any-drafts.ts';
import type { Spoilt } from '../drafting/lawful.ts';
import type { Scene } from '../drafting/scene.ts';
import { sceneOf } from '../drafting/set-scene.ts';
import { spoil } from '../drafting/spoilt.ts';
import { type Hall, type HallOptions, hallFor } from '../hall.ts';
import { specimenIn } from '../specimen.ts';
import { type Placed, type Step, walkTowards } from './steering.ts';

/** How lawful histories are drawn. */
export interface LawfulOptions {
  /** The most acts; 16 when left out. */
  readonly maxLength?: number;
  /** The edition they are lived under; the newest when left out. */
  readonly edition?: string;
  /** The measure the acts concern; `measure-1` when left out. */
  readonly measure?: string;
  /** How many of the council's seats are empty; none when left out. */
  readonly vacant?: HallOptions['vacant'];
  /** How the acts and rules of the vocabularies are drafted that the procedure uses besides ours. What has no drafts is not drawn. */
  readonly drafts?: readonly AnyDrafts[] | undefined;
}

/** A history that is lawful but for its last act, with which one thing is wrong. */
export interface NearlyLawful {
  /** The lawful acts before it. */
  readonly history: readonly Command[];
  readonly command: Command;
  /** The rule it fails, or the row that is out of order. */
  readonly rule: string;
  /** What is wrong, in words. */
  readonly wrong: string;
}

const step: fc.Arbitrary<Step> = fc.record({
  astray: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(60) }),
  days: fc.oneof({ weight: 3, arbitrary: fc.nat(2) }, { weight: 1, arbitrary: fc.nat(40) }),
  wording: fc.nat(20),
});

/**
 * Lawful histories of one measure: every act is accepted. Each is steered to a row of the table, every row as often as another,
 * so that overrides, discharges, recalls and lapses come often. They are lived in the hall of `hallFor`, whose commands go before
 * them, from the day of `historiesBegin` on. They shrink to the acts that matter.
 */
export function arbitraryLawful(procedure: Procedure, options: LawfulOptions = {}): fc.Arbitrary<Command[]> {
  return walks(procedure, options).map(({ placed }) => placed.map(({ command }) => command));
}

/** Histories that are lawful but for the last act, with which one thing is wrong, and named. */
export function arbitraryNearlyLawful(procedure: Procedure, options: LawfulOptions = {}): fc.Arbitrary<NearlyLawful> {
  return fc
    .tuple(walks(procedure, options), fc.nat(99))
    .map(([{ placed, scene }, which]) => spoiltLast(scene, placed, which))
    .filter((each) => each !== undefined);
}

/** The hall in which the histories of an edition are lived: its commands go on record before them. */
export function hallOfHistories(procedure: Procedure, { edition, vacant = 0 }: LawfulOptions = {}): Hall {
  return hallFor(procedure, { from: addDays(historiesBegin(procedure, edition), -30), vacant });
}

/** The first legal date of histories under an edition, the newest when left out. */
export function historiesBegin(procedure: Procedure, edition = newestOf(procedure)): LegalDate {
  return firstDayOf(procedure, edition);
}

function newestOf({ editions }: Procedure): string {
  return editions.at(-1)?.id ?? '';
}

function walks(procedure: Procedure, options: LawfulOptions): fc.Arbitrary<{ placed: Placed[]; scene: Scene }> {
  const { maxLength = 16, edition = newestOf(procedure), measure, drafts } = options;
  const hall = hallOfHistories(procedure, { ...options, edition });
  const scene = sceneOf(procedure, edition, hall, {
    everyClass: true,
    drafts,
    ...(measure !== undefined && { measure }),
  });
  const begun = firstDayOf(procedure, edition);
  const { rows } = scene.lifecycle;
  return fc
    .record({
      goal: fc.nat(rows.length - 1),
      steps: fc.array(step, { minLength: 1, maxLength, size: 'max' }),
    })
    .map(({ goal, steps }) => ({ placed: walkTowards(scene, begun, rows[goal], steps), scene }));
}

/** The history up to its last act that can be spoilt in one way alone, that act spoilt. */
function spoiltLast(scene: Scene, placed: readonly Placed[], which: number): NearlyLawful | undefined {
  for (let last = placed.length - 1; last >= 0; last -= 1) {
    const { before, command, assessment } = placed[last] as Placed;
    const history = placed.slice(0, last).map((each) => each.command);
    const ways = spoil(scene, before, { command, assessment }).filter(({ command: spoilt, rule }) =>
      failsOnlyBy(scene, before, spoilt, rule, history.at(-1)?.on),
    );
    const strays = strayFrom(scene, before, command.on);
    const chosen = which % 4 === 3 || ways.length === 0 ? strays[which % strays.length] : ways[which % ways.length];
    if (chosen) return { history, ...chosen };
  }
  return undefined;
}

/** Whether an act fails by a rule and by nothing else, and does not come before what is on record already. */
function failsOnlyBy(scene: Scene, before: Placed['before'], command: Command, rule: string, last = ''): boolean {
  const assessment = scene.judge(before, command);
  if (!assessment?.inOrder || command.on < last) return false;
  const failing = refusals(assessment);
  const [only] = failing;
  return failing.length === 1 && (only?.rule === rule || (only?.parts?.some((part) => part.rule === rule) ?? false));
}

/** Acts of other stages than the one the measure is at, against which nothing else is to be said. */
function strayFrom(scene: Scene, before: Placed['before'], on: string): Spoilt[] {
  const { lifecycle, measure } = scene;
  return lifecycle.rows
    .filter((row) => lifecycle.inOrder(before.stage, row.act).length === 0)
    .flatMap((row) => {
      const command = specimenIn(scene, { row, measure, on: on as LegalDate }, { ayes: 0, choice: 0 });
      const assessment = scene.judge(before, command);
      const failing = assessment ? refusals(assessment) : [];
      const rule = assessment?.row?.id;
      return rule !== undefined && failing.length === 1 && failing[0]?.rule === rule
        ? [{ command, rule, wrong: `out of order at ${before.stage}` }]
        : [];
    });
}
