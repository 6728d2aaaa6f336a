import { printProblem } from '@statecraft/legistar';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { FindingsReport } from '../report/findings-report.ts';
import { reportPage } from '../report/report-page.ts';
import { storyOfSource } from '../report/story.ts';
import { writeText } from '../report/write-text.ts';
import { auditSource } from '../source/audit-source.ts';
import { type Detail, detailsOf } from '../source/detail.ts';
import { openSource, type SourceFlags } from '../source/open-source.ts';
import { renderSummary } from '../source/render-summary.ts';
import { Sample } from '../source/sample.ts';
import { summaryJson } from '../source/summary-json.ts';
import type { Terminal } from '../terminal.ts';

/** What `statecraft audit --format` may be told. */
export interface SourceAuditFlags extends SourceFlags {
  readonly json?: boolean;
  readonly details?: boolean;
  /** Of which kinds details are told; of all when left out. */
  readonly kind?: readonly Detail['kind'][];
  /** How many details are told, picked by a seed; all when left out. */
  readonly sample?: number;
  readonly seed?: number;
  /** Where a report is written as a page. */
  readonly html?: string;
}

/** Audits a record that is kept elsewhere and prints what it comes to. Ends with 1 when a part of it could not be read. */
export async function auditSourceCommand(
  files: readonly string[],
  flags: SourceAuditFlags,
  { paper, print, complain, progress }: Terminal,
): Promise<ExitCode> {
  const source = await openSource(files, flags, (problem) => {
    progress?.(undefined);
    complain(`${printProblem(problem)}\n`);
  });
  const { kind: kinds, sample, seed = 1 } = flags;
  const told =
    flags.details || sample !== undefined || kinds ? new Sample<Detail>(sample ?? Infinity, seed) : undefined;
  const report = flags.html === undefined ? undefined : new FindingsReport();
  const sum = await auditSource(source, {
    progress,
    each: (audited) => {
      if (told)
        for (const detail of detailsOf(audited, source.dictionary))
          if (kinds?.includes(detail.kind) ?? true) told.take(detail);
      report?.add(storyOfSource(audited, source));
    },
  });
  progress?.(undefined);
  if (flags.html !== undefined && report) {
    const { title } = source.dictionary.vocabulary;
    const head = { title: `Audit of the record of ${title}`, procedure: source.procedure.title };
    await writeText(flags.html, reportPage(head, report));
  }
  const details = told?.things;
  print(flags.json ? summaryJson(sum, details) : renderSummary(sum, paper, details));
  return sum.problems.length === 0 ? exitCodes.done : exitCodes.refused;
}
