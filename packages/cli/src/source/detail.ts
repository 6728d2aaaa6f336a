import type { AuditedMeasure, Dictionary, Finding } from '@statecraft/legistar';
import { kindMarks } from '../report/story.ts';

/** The kinds of irregularities; what the law leaves open is none. */
export const detailKinds: readonly string[] = Object.keys(kindMarks).filter((kind) => kind !== 'unsettled');

/** One irregularity, as `--details` prints it. */
export interface Detail {
  /** Our id of the measure, and the number that the clerk prints. */
  readonly measure: string;
  readonly file: string;
  /** Where the row stands: the file, its line, and the source's id of the row. */
  readonly source: { readonly file: string; readonly line?: number | undefined; readonly row: number };
  readonly on: string;
  /** What the source calls the act, and what it is to us. */
  readonly action: string;
  readonly act: string;
  readonly kind: Finding['kind'];
  readonly rule: string;
  readonly sentence: string;
  readonly citation: string;
  readonly missing?: readonly string[] | undefined;
  readonly numbers?: Readonly<Record<string, unknown>> | undefined;
  /** In which order the acts of its days were judged. */
  readonly order: AuditedMeasure['order'];
}

/** The irregularities of a measure, in the order of its acts. */
export function detailsOf({ measure, findings, order }: AuditedMeasure, dictionary: Dictionary): Detail[] {
  return findings.map(({ kind, rule, sentence, citation, missing, numbers, of: { act, row } }) => ({
    measure: dictionary.measureFor(measure.id),
    file: measure.file,
    source: { file: measure.place.file, line: measure.place.line, row: row.id },
    on: act.on,
    action: row.action.name,
    act: act.type,
    kind,
    rule,
    sentence,
    citation,
    missing,
    numbers,
    order,
  }));
}
