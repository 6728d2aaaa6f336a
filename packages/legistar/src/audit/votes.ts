import { type Assessment, isAct, ownVocabulary } from '@statecraft/core';
import type { AuditedMeasure } from './audit-measure.ts';

/** The votes of a record whose outcome a rule computes, against what was announced. */
export interface VoteSummary {
  /** Votes with a count, computed again. */
  readonly recomputed: number;
  readonly agreeing: number;
  readonly disagreeing: number;
  /** Of those computed again: by name, and by the number of the answers alone. */
  readonly rollCalls: number;
  readonly tallies: number;
  /** Votes of which the outcome alone is on record, or of which no rule is known. */
  readonly notComputable: number;
  /** By question: how many were computed again, and how many there are. */
  readonly byQuestion: Readonly<Record<string, { readonly recomputed: number; readonly votes: number }>>;
  readonly disagreements: readonly VoteDisagreement[];
}

/** A vote that comes out otherwise than it was announced. */
export interface VoteDisagreement {
  readonly file: string;
  readonly row: number;
  readonly on: string;
  readonly question: string;
  readonly rule: string;
  /** The sum that shows it. */
  readonly cause: string;
}

/** Computes the votes of audited measures again, by the rulings of the audit. */
export class Votes {
  readonly #count = { recomputed: 0, agreeing: 0, disagreeing: 0, rollCalls: 0, tallies: 0, notComputable: 0 };
  readonly #byQuestion: Record<string, { recomputed: number; votes: number }> = {};
  readonly #disagreements: VoteDisagreement[] = [];

  add(audited: AuditedMeasure): void {
    for (const [index, assessment] of audited.audit.assessments.entries()) {
      this.#add(audited, assessment, index);
    }
  }

  get sum(): VoteSummary {
    return { ...this.#count, byQuestion: this.#byQuestion, disagreements: this.#disagreements };
  }

  #add({ measure, acts, findings }: AuditedMeasure, { act, rulings }: Assessment, index: number): void {
    if (!isAct(ownVocabulary.acts.vote, act)) return;
    const { question, method } = act.data;
    const asked = this.#byQuestion[question.kind] ?? { recomputed: 0, votes: 0 };
    this.#byQuestion[question.kind] = asked;
    asked.votes += 1;
    // Only the rule that says what carries a question computes an outcome.
    const sum = rulings.find(({ numbers }) => numbers?.computed !== undefined);
    if (!sum) {
      this.#count.notComputable += 1;
      return;
    }
    asked.recomputed += 1;
    this.#count.recomputed += 1;
    if (method.kind === 'roll-call') this.#count.rollCalls += 1;
    if (method.kind === 'tally') this.#count.tallies += 1;
    if (sum.numbers?.computed === act.outcome) {
      this.#count.agreeing += 1;
      return;
    }
    this.#count.disagreeing += 1;
    const mapped = acts[index];
    const finding = findings.find(({ rule, of }) => rule === sum.rule && of === mapped);
    this.#disagreements.push({
      file: measure.file,
      row: mapped?.row.id ?? 0,
      on: act.on,
      question: question.kind,
      rule: sum.rule,
      cause: finding?.sentence ?? 'the count and the announcement differ',
    });
  }
}
