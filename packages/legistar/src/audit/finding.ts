import type { Irregularity } from '@statecraft/core';
import type { MappedAct } from '../mapping/acts.ts';

/** Where a record departs from the law or from itself, with the row. */
export interface Finding {
  readonly kind: Irregularity['kind'];
  /** The rule of law, the row of the lifecycle table, or what of the source contradicts itself. */
  readonly rule: string;
  /** What is amiss, with its arithmetic; put into words when it is first asked for. */
  readonly sentence: string;
  readonly citation: string;
  readonly missing?: readonly string[] | undefined;
  readonly numbers?: Readonly<Record<string, unknown>> | undefined;
  /** The act, and with it the row. */
  readonly of: MappedAct;
}

/** An irregularity of the act with its row. */
export function findingOf(irregularity: Irregularity, of: MappedAct): Finding {
  const { kind, rule, missing, ruling } = irregularity;
  return {
    kind,
    rule,
    get sentence() {
      return irregularity.sentence;
    },
    get citation() {
      return irregularity.citation;
    },
    missing,
    numbers: ruling?.numbers,
    of,
  };
}
