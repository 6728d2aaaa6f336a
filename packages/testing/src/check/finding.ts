import type { Command } from '@statecraft/core';

/**
 * What the checker can find, by codes that stay.
 *
 * - `contradiction`: the data contradicts itself, as `defineProcedure` tells it.
 * - `without-citation`: a rule or row names neither its source nor what is unsettled.
 * - `stage-unreachable`, `row-unreachable`: no lawful history comes there, or takes it.
 * - `clocks-contradict`: a row is unreachable because two of its clocks never allow it together.
 * - `dead-end`: a stage that is no end, and from which no lawful history reaches one.
 * - `stuck`: a measure can come where no end is to be reached, though others at its stage can.
 * - `rule-never-holds`, `rule-never-fails`, `rule-unused`: a rule that decides nothing.
 * - `rule-never-determined`: what a rule takes is never on record when the rule is asked, so that it keeps nobody from the act.
 * - `rule-bars`: a rule for some kinds or classes of measure alone never holds: it keeps them from the act.
 * - `threshold-above-seats`: more ayes, or a larger quorum, than there are seats.
 * - `threshold-of-a-minority`: a question carries with no more ayes than nays; a quorum of no more than half.
 * - `override-no-harder`: an override carries with as few ayes as passage.
 * - `deadline-without-outcome`: once a time has run out, nothing leads on.
 * - `deadline-one-sided`: until a time has run out, nothing leads on.
 * - `clock-gap`, `clocks-overlap`: between the end of a time and the act that its end brings lie days, or they meet.
 * - `law-without-vote`: a measure is law on whose passage no vote carried.
 * - `cycle-without-end`, `cycle-without-progress`: a measure goes round; no way leads out, or nothing limits how often.
 * - `drafts-missing`: the procedure uses a vocabulary whose acts the checker cannot draw up, so that nothing was explored.
 * - `checker-unsound`: the checker took two measures for the same that are not: a kind of rule tells too little apart.
 */
export const findingCodes = {
  contradiction: 'error',
  'without-citation': 'error',
  'stage-unreachable': 'error',
  'row-unreachable': 'error',
  'clocks-contradict': 'error',
  'dead-end': 'error',
  stuck: 'warning',
  'rule-never-holds': 'error',
  'rule-never-determined': 'warning',
  'rule-bars': 'warning',
  'rule-never-fails': 'warning',
  'rule-unused': 'warning',
  'threshold-above-seats': 'error',
  'threshold-of-a-minority': 'warning',
  'override-no-harder': 'warning',
  'deadline-without-outcome': 'warning',
  'deadline-one-sided': 'warning',
  'clock-gap': 'warning',
  'clocks-overlap': 'warning',
  'law-without-vote': 'error',
  'cycle-without-end': 'error',
  'cycle-without-progress': 'warning',
  'drafts-missing': 'error',
  'checker-unsound': 'error',
} as const satisfies Record<string, 'error' | 'warning'>;

/** The code of a finding. */
export type FindingCode = keyof typeof findingCodes;

/** Something about a procedure that its author should look at. */
export interface Finding {
  readonly code: FindingCode;
  /** `error`: the procedure cannot mean this. `warning`: it may, and should say why. */
  readonly severity: 'error' | 'warning';
  /** The rule, row or stage, by its id. */
  readonly subject: string;
  /** The edition of the law in which it was found; absent where it is found in the data as such. */
  readonly edition?: string | undefined;
  /** What was found, in a sentence. */
  readonly message: string;
  /** The shortest history that shows it, from the measure's first act; empty where none is needed. */
  readonly example: readonly Command[];
  /** Why it is as it should be, where the author says so. */
  readonly explained?: string | undefined;
}

/** A finding of a code, its severity that of the code. */
export function finding(
  code: FindingCode,
  subject: string,
  message: string,
  example: readonly Command[] = [],
): Finding {
  return { code, severity: findingCodes[code], subject, message, example };
}
