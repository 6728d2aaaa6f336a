import type { Command, Procedure } from '@statecraft/core';
import fc from 'fast-check';
import { arbitraryLawful, arbitraryNearlyLawful, type LawfulOptions } from '../arbitraries/lawful.ts';
import { timelineOf } from '../print/timeline.ts';
import { type Lived, openCity } from './city.ts';

/**
 * What a tester holds to be true of every history under a procedure, lawful or with one thing wrong in it: a plain function. It
 * says in a string what is wrong, or gives `false`, or throws; anything else, nothing at all too, says that all is well.
 */
export type Invariant = (history: Lived) => unknown;

/** A history that breaks an invariant, the shortest that shrinking came to. */
export interface Breach {
  readonly history: readonly Command[];
  /** What is wrong, and the timeline with the last act marked. */
  readonly message: string;
  /** How to see it again: the seed, and the path that shrinking took. */
  readonly seed: number;
  readonly path: string;
}

/** How an invariant is tried. */
export interface BreachOptions extends LawfulOptions {
  /** How many histories are drawn; 200 when left out. */
  readonly runs?: number;
  /** The seed they are drawn from; another one each time when left out. */
  readonly seed?: number;
  /** Where shrinking ended, as a breach tells it: then that history alone is tried. */
  readonly path?: string;
}

/**
 * Looks for a history that breaks an invariant, whatever runner the tests are written for; `undefined` where none was found.
 *
 * @example
 * const breach = await breachOf(ourTown, ({ stage, facts }) => stage !== 'enacted' || facts.readings.length >= 2);
 * if (breach) throw new Error(breach.message);
 */
export async function breachOf(
  procedure: Procedure,
  invariant: Invariant,
  { runs = 200, seed, path, ...options }: BreachOptions = {},
): Promise<Breach | undefined> {
  const histories = fc.oneof(
    { weight: 2, arbitrary: arbitraryLawful(procedure, options) },
    {
      weight: 1,
      arbitrary: arbitraryNearlyLawful(procedure, options).map(({ history, command }) => [...history, command]),
    },
  );
  const wrongWith = async (commands: readonly Command[]) => {
    const lived = await (await openCity(procedure, options)).live(commands);
    const wrong = complaintOf(invariant, lived);
    return wrong === undefined ? undefined : `${wrong}\n${timelineOf(lived.acts, lived.acts.length - 1)}`;
  };
  const found = await fc.check(
    fc.asyncProperty(histories, async (commands) => (await wrongWith(commands)) === undefined),
    { numRuns: runs, ...(seed !== undefined && { seed }), ...(path !== undefined && { path }) },
  );
  if (!found.failed || !found.counterexample) return undefined;
  const [history] = found.counterexample;
  const message = `${await wrongWith(history)}\nseed ${found.seed}, path ${found.counterexamplePath}`;
  return { history, message, seed: found.seed, path: found.counterexamplePath ?? '' };
}

function complaintOf(invariant: Invariant, lived: Lived): string | undefined {
  try {
    const said = invariant(lived);
    return said === false ? 'the invariant does not hold' : typeof said === 'string' ? said : undefined;
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
}
