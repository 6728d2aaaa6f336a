import { isFault, type Parsed, type Procedure, type ProcedureInput, parseProcedure } from '@statecraft/core';
import type { AnyDrafts } from '../drafting/any-drafts.ts';
import { findingsInClocks } from './clocks.ts';
import { findingsInCycles, findingsInEnds } from './ends.ts';
import { type Exploration, explore } from './explore.ts';
import { type Finding, type FindingCode, finding } from './finding.ts';
import { findingsInRules } from './rules.ts';
import { findingsInData } from './tables.ts';
import { findingsInThresholds } from './thresholds.ts';
import { undrafted, untried } from './undrafted.ts';
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
  /** Findings that the author knows and explains, errors among them: the reason for each, by `code subject`. */
  readonly explained?: Explanations;
  /** How the acts and rules of the vocabularies are drafted that the procedure uses besides ours: `defineDrafts`. */
  readonly drafts?: readonly AnyDrafts[];
}

/** Why findings are as they should be, each by `code subject`: `{ 'law-without-vote enacted': 'the voters pass it, not the council' }`. */
export type Explanations = Readonly<Record<string, string>>;

/** What a check looked at in one edition. */
export interface Explored {
  readonly edition: string;
  /** How many measures were told apart by what the rules can see of them. */
  readonly measures: number;
  /** How many acts were judged, lawful and unlawful. */
  readonly judged: number;
  /** The most acts of a history that was looked at one by one. */
  readonly acts: number;
  /** Whether that was all there is: no bound cut it short, and no measures were taken for the same that are not. */
  readonly complete: boolean;
  /** Why it was not all there is: a bound, or `checker-unsound` or `drafts-missing` among the findings. Empty where it was. */
  readonly shortBy: readonly ('a bound' | 'unsound merges' | 'missing drafts')[];
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
  /** The explanations given that match no finding, as `code subject`. */
  readonly unmatched: readonly string[];
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
  const { acts = 16, measures = 8_000, walks = 200, seed = 1, explained = {}, drafts = [] } = options;
  const explored: Explored[] = [];
  const parsed = parsedOf(procedure);
  if (!parsed.success) {
    const id = typeof procedure?.id === 'string' ? procedure.id : 'the procedure';
    const findings = parsed.issues.map(({ path, message }) =>
      finding('contradiction', id, `${path.join('.') || id}: ${message}`),
    );
    return checked(findings, explored, explained);
  }
  const inData = findingsInData(parsed.data);
  const missing = undrafted(parsed.data, drafts);
  // What cannot be drawn up would be told of as what never happens.
  if (missing.length > 0) return checked([...inData, ...missing], explored, explained);
  const found = parsed.data.editions.flatMap(({ id: edition }) => {
    const exploration = explore(parsed.data, edition, { acts, measures }, drafts);
    const { visited, depth, unsound } = exploration;
    const shortBy: Explored['shortBy'][number][] = [
      ...(exploration.complete ? [] : (['a bound'] as const)),
      ...(unsound.length > 0 ? (['unsound merges'] as const) : []),
    ];
    wander(exploration, walks, seed);
    const untriedActs = untried(exploration);
    if (untriedActs.length > 0) shortBy.push('missing drafts');
    const complete = shortBy.length === 0;
    const { judged } = exploration.sightings;
    explored.push({ edition, measures: visited.size, judged, acts: depth, complete, shortBy, walks, seed });
    // What was never tried would be told of as what never happens.
    const told = findingsIn(exploration).filter(({ code }) => untriedActs.length === 0 || !restingOnAllActs.has(code));
    return [...untriedActs, ...told].map((each) => ({ ...each, edition }));
  });
  return checked([...inData, ...found], explored, explained);
}

/** The findings that an act which was not tried may refute. */
const restingOnAllActs: ReadonlySet<FindingCode> = new Set([
  'stage-unreachable',
  'row-unreachable',
  'clocks-contradict',
  'dead-end',
  'stuck',
  'rule-never-holds',
  'rule-never-fails',
  'rule-never-determined',
  'rule-bars',
  'rule-unused',
  'deadline-without-outcome',
  'deadline-one-sided',
  'cycle-without-end',
]);

/** A check's findings, errors first, each with its explanation where one is given. */
function checked(found: readonly Finding[], explored: readonly Explored[], explained: Explanations): Check {
  const findings = found.map((each) => {
    const key = `${each.code} ${each.subject}`;
    return Object.hasOwn(explained, key) ? { ...each, explained: explained[key] } : each;
  });
  const keys = new Set(found.map(({ code, subject }) => `${code} ${subject}`));
  return {
    findings: [...of(findings, 'error'), ...of(findings, 'warning')],
    explored,
    unmatched: Object.keys(explained).filter((key) => !keys.has(key)),
  };
}

/** The procedure in the data, or what is wrong with its form. */
function parsedOf(procedure: unknown): Parsed {
  try {
    return parseProcedure(procedure);
  } catch (thrown) {
    if (!isFault(thrown, 'procedure-invalid')) throw thrown;
    return { success: false, issues: [{ code: 'custom', path: ['uses'], message: thrown.message, input: procedure }] };
  }
}

function findingsIn(exploration: Exploration): Finding[] {
  return [
    ...findingsInEnds(exploration),
    ...findingsInRules(exploration),
    ...findingsInThresholds(exploration),
    ...findingsInClocks(exploration),
    ...findingsInCycles(exploration),
    ...exploration.unsound,
  ];
}

function of(findings: readonly Finding[], severity: Finding['severity']): Finding[] {
  return findings.filter((each) => each.severity === severity);
}
