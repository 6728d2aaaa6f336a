import { type Procedure, type ProcedureInput, procedureSchema } from '@statecraft/core';
import { findingsInClocks } from './clocks.ts';
import { findingsInCycles, findingsInEnds } from './ends.ts';
import { type Exploration, explore } from './explore.ts';
import { type Finding, finding } from './finding.ts';
import { findingsInRules } from './rules.ts';
import { findingsInData } from './tables.ts';
import { findingsInThresholds } from './thresholds.ts';
import { wander } from './wander.ts';

/** How far a check goes. */
export interface CheckOptions {
  /** The most acts of a history that is looked at one by one; 16 when left out. */
  readonly acts?: number;
  /** The most measures told apart by what the rules can see of them, in each edition; 8 000 when left out. */
  readonly measures?: number;
  /** How many histories are drawn at random besides, in each edition; 200 when left out. */
  readonly walks?: number;
  /** The seed they are drawn from; 1 when left out. */
  readonly seed?: number;
}

/** What a check looked at in one edition. */
export interface Explored {
  readonly edition: string;
  /** How many measures were told apart by what the rules can see of them. */
  readonly measures: number;
  /** How many acts were judged, lawful and unlawful. */
  readonly judged: number;
  /** The most acts of a history that was looked at one by one. */
  readonly acts: number;
  /** Whether that was all there is: no bound cut it short. */
  readonly complete: boolean;
  /** How many histories were drawn at random besides, and from which seed. */
  readonly walks: number;
  readonly seed: number;
}

/** What the checker makes of a procedure. */
export interface Check {
  /** What it found, errors first. */
  readonly findings: readonly Finding[];
  /** What it looked at, edition by edition; nothing where the data is no procedure. */
  readonly explored: readonly Explored[];
}

/**
 * Checks a procedure: explores what can happen under it, one history after another up to a bound and then at random, and tells
 * what its author should look at, each with the shortest history that shows it.
 *
 * It takes any procedure, valid or not, and throws for none. The codes of findings are those of `findingCodes`.
 *
 * @example
 * const { findings } = checkProcedure(kansasCity);
 * for (const { severity, code, message } of findings) console.log(severity, code, message);
 */
export function checkProcedure(procedure: Procedure | ProcedureInput, options: CheckOptions = {}): Check {
  const { acts = 16, measures = 8_000, walks = 200, seed = 1 } = options;
  const parsed = procedureSchema.safeParse(procedure);
  if (!parsed.success) {
    const id = typeof procedure?.id === 'string' ? procedure.id : 'the procedure';
    const findings = parsed.error.issues.map(({ path, message }) =>
      finding('contradiction', id, `${path.join('.') || id}: ${message}`),
    );
    return { findings, explored: [] };
  }
  const inData = findingsInData(parsed.data);
  const explored: Explored[] = [];
  const found = parsed.data.editions.flatMap(({ id: edition }) => {
    const exploration = explore(parsed.data, edition, { acts, measures });
    const { visited, complete, depth } = exploration;
    wander(exploration, walks, seed);
    const { judged } = exploration.sightings;
    explored.push({ edition, measures: visited.size, judged, acts: depth, complete, walks, seed });
    return findingsIn(exploration).map((each) => ({ ...each, edition }));
  });
  const findings = [...inData, ...found];
  return { findings: [...of(findings, 'error'), ...of(findings, 'warning')], explored };
}

function findingsIn(exploration: Exploration): Finding[] {
  return [
    ...findingsInEnds(exploration),
    ...findingsInRules(exploration),
    ...findingsInThresholds(exploration),
    ...findingsInClocks(exploration),
    ...findingsInCycles(exploration),
  ];
}

function of(findings: readonly Finding[], severity: Finding['severity']): Finding[] {
  return findings.filter((each) => each.severity === severity);
}
