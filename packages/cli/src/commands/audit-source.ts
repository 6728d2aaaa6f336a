import { printProblem } from '@statecraft/legistar';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { auditSource } from '../source/audit-source.ts';
import { type Detail, detailsOf } from '../source/detail.ts';
import { openSource, type SourceFlags } from '../source/open-source.ts';
import { renderSummary } from '../source/render-summary.ts';
import { summaryJson } from '../source/summary-json.ts';
import type { Terminal } from '../terminal.ts';

/** What `statecraft audit --format` may be told. */
export interface SourceAuditFlags extends SourceFlags {
  readonly json?: boolean;
  readonly details?: boolean;
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
  const details: Detail[] | undefined = flags.details ? [] : undefined;
  const sum = await auditSource(source, {
    progress,
    each: details && ((audited) => details.push(...detailsOf(audited, source.dictionary))),
  });
  progress?.(undefined);
  print(flags.json ? summaryJson(sum, details) : renderSummary(sum, paper, details));
  return sum.problems.length === 0 ? exitCodes.done : exitCodes.refused;
}
