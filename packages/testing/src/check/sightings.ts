import { type Assessment, type Command, refusals, type Standing, type Verdict } from '@statecraft/core';
import type { Scene } from '../drafting/scene.ts';

/** Where an exploration is: a measure, and the acts that brought it there. */
export interface Trail {
  readonly standing: Standing;
  /** The day of its last act. */
  readonly on: string;
  readonly acts: readonly Command[];
}

/** What was seen of a row while acts of it were tried. */
export interface RowSight {
  /** The shortest history of which the row's act is the lawful end. */
  taken?: readonly Command[];
  /** The shortest history at whose end it was tried and refused. */
  refused?: readonly Command[];
  /** Rules that did not fail at least once. */
  readonly passed: Set<string>;
  /** Pairs of rules that did not fail together at least once. */
  readonly passedTogether: Set<string>;
  readonly failed: Set<string>;
}

/** Everything an exploration saw: each rule's verdicts, each row's acts, each with the shortest history that shows it. */
export class Sightings {
  readonly verdicts = new Map<string, Map<Verdict, readonly Command[]>>();
  readonly rows = new Map<string, RowSight>();
  readonly stages = new Map<string, readonly Command[]>();
  /** How many acts were judged. */
  judged = 0;
  /** Whose acts are being tried. */
  trail: Trail | undefined;

  readonly #scene: () => Scene;

  constructor(scene: () => Scene) {
    this.#scene = scene;
  }

  /** Takes in a judgement: the witness of a scene. */
  see(command: Command, assessment: Assessment): void {
    const { trail } = this;
    if (!trail || !assessment.row || !assessment.inOrder) return;
    this.judged += 1;
    const history = () => [...trail.acts, command];
    const length = trail.acts.length + 1;
    for (const ruling of assessment.rulings)
      for (const { rule, verdict } of [ruling, ...(ruling.parts ?? [])]) {
        const seen = this.verdicts.get(rule) ?? new Map<Verdict, readonly Command[]>();
        this.verdicts.set(rule, seen);
        if (length < (seen.get(verdict)?.length ?? Number.POSITIVE_INFINITY)) seen.set(verdict, history());
      }
    const row = this.row(assessment.row.id);
    const failing = new Set(refusals(assessment).map(({ rule }) => rule));
    if (failing.size === 0) {
      if (length < (row.taken?.length ?? Number.POSITIVE_INFINITY)) row.taken = history();
    } else if (length < (row.refused?.length ?? Number.POSITIVE_INFINITY)) row.refused = history();
    const passing = this.#scene()
      .lifecycle.rulesOf(assessment.row)
      .map(({ id }) => id)
      .filter((id) => !failing.has(id));
    for (const rule of failing) row.failed.add(rule);
    for (const [index, rule] of passing.entries()) {
      row.passed.add(rule);
      for (const other of passing.slice(index + 1)) row.passedTogether.add(`${rule} ${other}`);
    }
  }

  /** Takes in a measure that came somewhere. */
  arrive({ standing, acts }: Trail): void {
    if (acts.length < (this.stages.get(standing.stage)?.length ?? Number.POSITIVE_INFINITY))
      this.stages.set(standing.stage, acts);
  }

  /** What was seen of a row. */
  row(id: string): RowSight {
    const known = this.rows.get(id) ?? { passed: new Set(), passedTogether: new Set(), failed: new Set() };
    this.rows.set(id, known);
    return known;
  }
}
