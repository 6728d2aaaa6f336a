import { addDays, type Command, isWithin, type LegalDate, type Procedure } from '@statecraft/core';
import { historiesBegin } from '../arbitraries/lawful.ts';
import { walkTowards } from '../arbitraries/steering.ts';
import { type Chance, chanceOf } from '../check/chance.ts';
import type { AnyDrafts } from '../drafting/any-drafts.ts';
import type { Scene } from '../drafting/scene.ts';
import { sceneOf } from '../drafting/set-scene.ts';
import { hallFor } from '../hall.ts';

/** How much of a city's life is made up. */
export interface SimulationOptions {
  /** How many measures are begun. */
  readonly measures: number;
  /** Over how many years, of 52 weeks. */
  readonly years: number;
  /** The seed; from the same one comes the same city. */
  readonly seed: number;
  /** How the acts and rules of the vocabularies are drafted that the procedure uses besides ours. */
  readonly drafts?: readonly AnyDrafts[] | undefined;
}

/** A made-up city's record, as the commands that put it on record. */
export interface Simulation {
  /** Who sits where and when the council meets: what goes on record first. */
  readonly hall: readonly Command[];
  /** The acts of the measures in legal order, one act after another as their days come, each with a `commandId` of its own. */
  readonly acts: readonly Command[];
}

const WEEK = 7;
/** How many measures of a hundred are meant to become law; the others go wherever their table leads. */
const LAW = 70;

/**
 * Makes up a plausible stretch of a city's life for load tests and demonstrations: measures are begun on weekdays, most of them
 * pass, some are vetoed, held, lost or forgotten. Every act is lawful when they are recorded in the order given.
 *
 * @example
 * const { hall, acts } = simulate(seattle, { measures: 500, years: 10, seed: 1 });
 * const engine = engineInTime({ log, procedures: [seattle] });
 * for (const act of [...hall, ...acts]) await engine.execute(act);
 */
export function simulate(procedure: Procedure, { measures, years, seed, drafts }: SimulationOptions): Simulation {
  const edition = procedure.editions.at(-1)?.id ?? '';
  const begun = historiesBegin(procedure, edition);
  const chance = chanceOf(seed);
  const weeks = Math.max(1, Math.round(52 * years));
  // Measures of the last weeks are still before the council a year later.
  const hall = hallFor(procedure, { from: addDays(begun, -30), weeks: weeks + 60 });
  const acts: Command[] = [];
  for (let count = 1; count <= measures; count += 1) {
    const measure = `${procedure.id}-${String(count).padStart(String(measures).length, '0')}`;
    const first = addDays(begun, WEEK * chance.below(weeks) + chance.below(5));
    const scene = sceneOf(procedure, edition, hall, { measure, drafts });
    const life = lifeOf(scene, first, chance);
    acts.push(...life.map((act, index) => ({ ...act, commandId: `${measure}/${index + 1}` }) as Command));
  }
  return { hall: hall.commands, acts: acts.toSorted((a, b) => a.on.localeCompare(b.on)) };
}

/** The acts of one measure, the first of them on a day. */
function lifeOf(scene: Scene, first: LegalDate, chance: Chance): Command[] {
  const { rows } = scene.lifecycle;
  const enacting = rows.filter(({ to }) => to !== 'same' && isWithin(to, 'enacted'));
  const goals = enacting.length > 0 && chance.below(100) < LAW ? enacting : rows;
  const steps = Array.from({ length: 6 + chance.below(10) }, (_, index) => ({
    astray: chance.below(6) === 0 ? 1 + chance.below(20) : 0,
    days: index === 0 ? 0 : chance.below(10),
    // Most measures are of no class of their own; how their acts are worded matters less.
    wording: index === 0 && chance.below(4) > 0 ? 0 : chance.below(20),
  }));
  const life = walkTowards(scene, first, goals[chance.below(goals.length)], steps);
  // What is law is seldom touched again.
  const law = life.findIndex(({ after }) => isWithin(after.stage, 'enacted'));
  return life.slice(0, law < 0 || chance.below(10) === 0 ? undefined : law + 1).map(({ command }) => command);
}
