import type { LegalDate } from '../calendar/legal-date.ts';
import { definitionsOf } from '../definitions.ts';
import type { Judgement, ProcedureRef, RecordedEvent } from '../log/event.ts';
import type { Ruling, Verdict } from '../vocabulary/ruling.ts';
import { UNFILED } from '../vocabulary/stage.ts';
import type { Bodies } from './bodies.ts';
import { chronologyBy } from './chronology.ts';
import { judgeAgain } from './decide.ts';
import type { Procedure } from './procedure.ts';

/** A measure's record judged again, beside what the law made of it when it was recorded. */
export interface Reassessment {
  /** The acts that come out otherwise, in legal order. */
  readonly changes: readonly Reassessed[];
  /** Where the measure stands at the end, as it is on record and as judged again. */
  readonly stage: Compared<string>;
}

/** An act on record that comes out otherwise. */
export interface Reassessed {
  /** The act's event. */
  readonly event: string;
  readonly type: string;
  readonly on: LegalDate;
  /** The procedure, edition and version that judged it. */
  readonly procedure: Compared<ProcedureRef>;
  readonly row: Compared<string | undefined>;
  readonly stage: Compared<string | undefined>;
  readonly outcome: Compared<Judgement['outcome']>;
  readonly rulings: readonly ChangedRuling[];
}

/** A rule whose verdict differs; a side is absent where the rule was not asked. */
export type ChangedRuling = { readonly rule: string } & Compared<Verdict | undefined>;

/** The same as it is on record, and as judged again. */
export interface Compared<Value> {
  readonly before: Value;
  readonly after: Value;
}

/**
 * Judges a measure's recorded acts again under a procedure: another version of it, or what the law might be.
 *
 * The facts are as recorded, in legal order with corrections applied, and a vote that was announced came out as announced.
 * Every act is placed and none refused. What was judged under another version and comes out the same is no change,
 * nor is a verdict that holds with other numbers. The record is only read.
 */
export function reassess(procedure: Procedure, bodies: Bodies, events: readonly RecordedEvent[]): Reassessment {
  const recorded = chronologyBy(events, definitionsOf(procedure.uses));
  const judged = judgeAgain({ procedure, bodies }, [], recorded);
  const changes = recorded.flatMap(({ event, type, on, law: before }, index): Reassessed[] => {
    const after = judged[index] as Judgement;
    const rulings = changedRulings(before.rulings, after.rulings);
    if (rulings.length === 0 && ASPECTS.every((aspect) => before[aspect] === after[aspect])) return [];
    return [
      {
        event: event.id,
        type,
        on,
        procedure: { before: before.procedure, after: after.procedure },
        row: { before: before.row, after: after.row },
        stage: { before: before.stage, after: after.stage },
        outcome: { before: before.outcome, after: after.outcome },
        rulings,
      },
    ];
  });
  const end = (law: Pick<Judgement, 'stage'> | undefined) => law?.stage ?? UNFILED;
  return { changes, stage: { before: end(recorded.at(-1)?.law), after: end(judged.at(-1)) } };
}

const ASPECTS = ['row', 'stage', 'outcome'] as const;

function changedRulings(before: readonly Ruling[], after: readonly Ruling[]): ChangedRuling[] {
  const verdictIn = (rulings: readonly Ruling[], id: string) => rulings.find(({ rule }) => rule === id)?.verdict;
  return [...new Set([...before, ...after].map(({ rule }) => rule))]
    .map((rule) => ({ rule, before: verdictIn(before, rule), after: verdictIn(after, rule) }))
    .filter((each) => each.before !== each.after);
}
