import {
  type AnyVocabulary,
  type Command,
  type Deadline,
  definitionsOf,
  type Engine,
  type EventLog,
  type MeasureFacts,
  memoryLog,
  type Opportunity,
  type Procedure,
  type Rejection,
  type Result,
  UNFILED,
} from '@statecraft/core';
import { hallOfHistories, type LawfulOptions } from '../arbitraries/lawful.ts';
import { ActClock } from './act-clock.ts';
import { engineInTime } from './engine-in-time.ts';

/** One act of a history as it was lived: what was asked, and what came of it. */
export interface LivedAct {
  readonly command: Command;
  readonly accepted: boolean;
  /** Why it was refused; empty where it was not. */
  readonly rejections: readonly Rejection[];
  /** Where the measure then stood. */
  readonly stage: string;
  /** What its events then said. */
  readonly facts: MeasureFacts;
  /** How a vote came out. */
  readonly outcome?: 'carried' | 'lost' | undefined;
  /** The row of the table that placed it. */
  readonly row?: string | undefined;
}

/** A history as it was lived, for invariants to look at. */
export interface Lived {
  readonly acts: readonly LivedAct[];
  readonly stage: string;
  readonly facts: MeasureFacts;
}

/** What can be read of a measure. */
export interface Reading {
  readonly stage: string;
  readonly facts: MeasureFacts;
  readonly version: number;
  readonly deadlines: readonly Deadline[];
  readonly available: readonly Opportunity[];
}

/** A city for tests: an engine on a log, its hall on record. */
export interface City {
  readonly log: EventLog;
  readonly engine: Engine;
  /** Another engine on the same log, as one that has just been started. */
  restarted(): Engine;
  /** Lives commands of a measure, one after another, from where it stands. */
  live(commands: readonly Command[]): Promise<Lived>;
}

/** How a city is opened. */
export interface CityOptions extends LawfulOptions {
  /** Its log; one in memory when left out. */
  readonly log?: EventLog;
}

/**
 * Opens a city under a procedure, in the hall of its drawn histories. Every act goes on record at noon of its own day.
 *
 * Throws where the hall cannot go on record.
 */
export async function openCity(
  procedure: Procedure,
  { log = memoryLog(), ...options }: CityOptions = {},
): Promise<City> {
  let ids = 0;
  const clock = new ActClock();
  const start = () => engineInTime({ log, procedures: [procedure], newId: () => `id-${++ids}` }, clock);
  const engine = start();
  if ((await log.head()) === 0) {
    const seated = await engine.executeAll(hallOfHistories(procedure, options).commands);
    if (!seated.ok) throw new Error(`the hall cannot go on record: ${JSON.stringify(seated.refusals[0])}`);
  }
  return {
    log,
    engine,
    restarted: start,
    async live(commands) {
      const acts: LivedAct[] = [];
      for (const command of commands)
        acts.push(await actOf(engine, command, await engine.execute(command), procedure.uses));
      return livedOf(acts, procedure.uses);
    },
  };
}

/** What can be read of a measure from an engine. `uses` are the vocabularies that the procedure uses besides ours. */
export async function readingOf(
  engine: Engine,
  measure: string,
  on: string,
  uses: readonly AnyVocabulary[] = [],
): Promise<Reading> {
  const known = await engine.measure(measure);
  return {
    stage: known?.stage ?? UNFILED,
    facts: known?.facts ?? definitionsOf(uses).unrecordedMeasure(),
    version: known?.version ?? 0,
    deadlines: known?.deadlines ?? [],
    available: await engine.available(measure, on),
  };
}

/** A history from its acts. */
export function livedOf(acts: readonly LivedAct[], uses: readonly AnyVocabulary[] = []): Lived {
  const last = acts.at(-1);
  return { acts, stage: last?.stage ?? UNFILED, facts: last?.facts ?? definitionsOf(uses).unrecordedMeasure() };
}

/** What came of an act. */
export async function actOf(
  engine: Engine,
  command: Command,
  result: Result,
  uses: readonly AnyVocabulary[] = [],
): Promise<LivedAct> {
  const measure = 'measure' in command ? await engine.measure(command.measure ?? '') : undefined;
  return {
    command,
    accepted: result.ok,
    rejections: result.ok ? [] : result.rejections,
    stage: measure?.stage ?? UNFILED,
    facts: measure?.facts ?? definitionsOf(uses).unrecordedMeasure(),
    ...(result.ok && { outcome: result.event.law.outcome, row: result.event.law.row }),
  };
}
