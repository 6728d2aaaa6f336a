import { type Lifecycle, lifecycleOf, type Procedure } from '@statecraft/core';
import type { UnmappedRow } from '../mapping/acts.ts';
import type { Roster } from '../roster/tenures.ts';
import type { Problem } from '../source/problem.ts';
import type { Dictionary } from '../vocabulary/vocabulary.ts';
import type { AuditedMeasure } from './audit-measure.ts';
import { type BallotSummary, Ballots } from './ballots.ts';
import { type VoteSummary, Votes } from './votes.ts';

/** How often each of several things occurs. */
export type Counts = Readonly<Record<string, number>>;

/** What the audit of a record comes to; plain data, as `statecraft audit --json` prints it. */
export interface AuditSummary {
  readonly procedure: { readonly id: string; readonly version: string };
  /** Whose words the record is in. */
  readonly vocabulary: string;
  readonly measures: number;
  readonly rows: number;
  /** Rows that became acts; `inferred` are acts that a note alone tells of. */
  readonly acts: number;
  readonly inferred: number;
  /** Rows without an act, by action: the source's id and name of it. */
  readonly unmappedRows: Counts;
  /** Answers on rolls that the vocabulary does not know. */
  readonly unmappedAnswers: Counts;
  readonly stages: Counts;
  readonly statusAgreement: {
    readonly agree: number;
    readonly disagree: number;
    /** The numbers of the measures that disagree. */
    readonly files: readonly string[];
    readonly disagreements: readonly Disagreement[];
    /** Statuses that the vocabulary does not know; their measures are among the disagreements. */
    readonly unknownStatuses: Counts;
  };
  readonly votes: VoteSummary & { readonly ballots: BallotSummary };
  /** By rule, and under it by kind. */
  readonly irregularities: Readonly<Record<string, Counts>>;
  readonly irregularitiesByKind: Counts;
  /** By rule: how often the law itself is not known. It is no irregularity. */
  readonly unsettled: Counts;
  /** By practice: how often an act departs from the text of the law as the clerk always does. It is no irregularity. */
  readonly practices: Readonly<
    Record<string, { readonly count: number; readonly title: string; readonly citation: string }>
  >;
  readonly order: {
    readonly used: string;
    /** Days of a measure on which it has several acts. */
    readonly tiedDays: number;
    /** Measures whose acts were judged in another order than they are recorded in. */
    readonly reordered: number;
    /** Measures whose acts were judged as recorded because the causal order had left more of them out of order. */
    readonly keptAsRecorded: number;
  };
  /** Measures without an irregularity. */
  readonly clean: number;
  /**
   * Measures that became law; those of them that are clean, and that have nothing but what is undetermined; and the share of both,
   * absent where there is no law.
   */
  readonly enacted: {
    readonly measures: number;
    readonly clean: number;
    readonly onlyUndetermined: number;
    readonly share?: number;
  };
  /** What could not be read. */
  readonly problems: readonly Problem[];
}

/** A measure that the source has elsewhere than the law puts it. */
export interface Disagreement {
  readonly file: string;
  readonly id: number;
  readonly source: string;
  readonly line?: number | undefined;
  readonly status: string;
  readonly stage: string;
  /** Its last row. */
  readonly last: string;
}

const ORDER =
  'by legal date; on one day as one act leads to another, and acts of one turn by time and row id; as recorded (time and row id) where that leaves fewer acts out of order';

/** Adds up audited measures. It keeps counts, and of the measures themselves only what has to be listed one by one. */
export class Tally {
  readonly #procedure: Procedure;
  readonly #phaseOf: Lifecycle['phaseOf'];
  readonly #dictionary: Dictionary;
  readonly #problems: readonly Problem[];
  readonly #votes = new Votes();
  readonly #ballots: Ballots;
  readonly #unmappedRows = new Counter();
  readonly #unmappedAnswers = new Counter();
  readonly #unknownStatuses = new Counter();
  readonly #stages = new Counter();
  readonly #byKind = new Counter();
  readonly #byRule = new Map<string, Counter>();
  readonly #unsettled = new Counter();
  readonly #practices = new Counter();
  readonly #disagreements: Disagreement[] = [];
  readonly #count = {
    measures: 0,
    rows: 0,
    acts: 0,
    inferred: 0,
    agree: 0,
    tiedDays: 0,
    reordered: 0,
    keptAsRecorded: 0,
    clean: 0,
  };
  readonly #enacted = { measures: 0, clean: 0, onlyUndetermined: 0 };

  /** `problems` is read when the sum is asked for. */
  constructor(procedure: Procedure, dictionary: Dictionary, roster: Roster, problems: readonly Problem[]) {
    this.#procedure = procedure;
    this.#phaseOf = lifecycleOf(procedure, procedure.editions.at(-1)?.id ?? '').phaseOf;
    this.#dictionary = dictionary;
    this.#problems = problems;
    this.#ballots = new Ballots(roster, dictionary);
  }

  add(audited: AuditedMeasure): void {
    const { measure, acts, findings, stage } = audited;
    const count = this.#count;
    count.measures += 1;
    count.rows += measure.rows.length + measure.undated.length;
    for (const { inferredFrom } of acts) count[inferredFrom === undefined ? 'acts' : 'inferred'] += 1;
    count.tiedDays += audited.tiedDays;
    if (audited.order === 'causal') count.reordered += 1;
    if (audited.order === 'kept-as-recorded') count.keptAsRecorded += 1;
    for (const unmapped of audited.unmapped) this.#unmappedRows.add(actionOf(unmapped));
    for (const { answer } of audited.unknownAnswers) this.#unmappedAnswers.add(answer);
    this.#stages.add(stage);
    this.#addStatus(audited);
    this.#votes.add(audited);
    this.#ballots.add(measure);
    for (const { rule, kind } of findings) {
      this.#byKind.add(kind);
      const kinds = this.#byRule.get(rule) ?? new Counter();
      this.#byRule.set(rule, kinds);
      kinds.add(kind);
    }
    for (const { rule } of audited.unsettled) this.#unsettled.add(rule);
    for (const { practice } of audited.practised) this.#practices.add(practice.id);
    if (findings.length === 0) count.clean += 1;
    if (this.#phaseOf(stage) === 'law') this.#addLaw(audited);
  }

  get sum(): AuditSummary {
    const { measures, rows, acts, inferred, agree, clean, ...order } = this.#count;
    const { id, version } = this.#procedure;
    const { vocabulary } = this.#dictionary;
    const { measures: laws, clean: withoutFault, onlyUndetermined } = this.#enacted;
    return {
      procedure: { id, version },
      vocabulary: vocabulary.client,
      measures,
      rows,
      acts,
      inferred,
      unmappedRows: this.#unmappedRows.counts,
      unmappedAnswers: this.#unmappedAnswers.counts,
      stages: this.#stages.counts,
      statusAgreement: {
        agree,
        disagree: this.#disagreements.length,
        files: this.#disagreements.map(({ file }) => file),
        disagreements: this.#disagreements,
        unknownStatuses: this.#unknownStatuses.counts,
      },
      votes: { ...this.#votes.sum, ballots: this.#ballots.sum },
      irregularities: Object.fromEntries(
        [...this.#byRule].sort((a, b) => b[1].total - a[1].total).map(([rule, kinds]) => [rule, kinds.counts]),
      ),
      irregularitiesByKind: this.#byKind.counts,
      unsettled: this.#unsettled.counts,
      practices: Object.fromEntries(
        vocabulary.practices.map(({ id: practice, title, citation }) => [
          practice,
          { count: this.#practices.counts[practice] ?? 0, title, citation },
        ]),
      ),
      order: { used: ORDER, ...order },
      clean,
      enacted: { ...this.#enacted, ...(laws > 0 && { share: (withoutFault + onlyUndetermined) / laws }) },
      problems: this.#problems,
    };
  }

  #addStatus({ measure, stage, agrees }: AuditedMeasure): void {
    if (agrees) {
      this.#count.agree += 1;
      return;
    }
    const { file, id, status, place, rows } = measure;
    if (agrees === undefined) this.#unknownStatuses.add(status.name || 'no status');
    const last = rows.at(-1);
    this.#disagreements.push({
      file,
      id,
      source: place.file,
      line: place.line,
      status: status.name,
      stage,
      last: last ? `${last.on} ${last.action.name}` : 'no row',
    });
  }

  #addLaw({ findings }: AuditedMeasure): void {
    this.#enacted.measures += 1;
    if (findings.length === 0) this.#enacted.clean += 1;
    else if (findings.every(({ kind }) => kind === 'undetermined')) this.#enacted.onlyUndetermined += 1;
  }
}

/** The action of a row that no act was made of, by the source's id and name of it, and that it has no date where that is why. */
export function actionOf({ row, why }: UnmappedRow): string {
  const { id, name } = row.action;
  return `${id === undefined ? name || 'no action' : `${id} ${name}`}${why === 'no-date' ? ', no date' : ''}`;
}

/** Counts names. */
class Counter {
  readonly #counts = new Map<string, number>();
  total = 0;

  add(name: string): void {
    this.total += 1;
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }

  /** The most frequent first. */
  get counts(): Counts {
    return Object.fromEntries([...this.#counts].sort((a, b) => b[1] - a[1]));
  }
}
