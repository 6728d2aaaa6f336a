import { auditJson } from '../audit/audit-json.ts';
import { auditRecord } from '../audit/audit-record.ts';
import { renderAudit } from '../audit/render-audit.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { lawWith } from '../load-procedure.ts';
import { isModule } from '../load-vocabularies.ts';
import { InputError } from '../record/input-error.ts';
import { loadRecord } from '../record/load-record.ts';
import { FindingsReport } from '../report/findings-report.ts';
import { reportPage } from '../report/report-page.ts';
import { storiesOfRecord } from '../report/story.ts';
import { writeText } from '../report/write-text.ts';
import type { SourceFlags } from '../source/open-source.ts';
import type { Terminal } from '../terminal.ts';
import { auditSourceCommand, type SourceAuditFlags } from './audit-source.ts';

/** What `statecraft audit` may be told: with a format as an audit of a source, without one as an audit of a record file. */
export type AuditFlags = Omit<SourceAuditFlags, 'format'> & Partial<Pick<SourceFlags, 'format'>>;

/** Judges a record that others kept and prints where it departs from the procedure. */
export async function auditCommand(files: readonly string[], flags: AuditFlags, terminal: Terminal): Promise<ExitCode> {
  const { format } = flags;
  if (format !== undefined) return auditSourceCommand(files, { ...flags, format }, terminal);
  const [file = '', ...others] = files;
  if (others.length > 0) refuseFlag(String(others[0]), 'one record is audited at a time; several files take --format');
  for (const flag of ['lookup', 'people', 'details', 'kind', 'sample', 'seed'] as const)
    if (flags[flag] !== undefined) refuseFlag(`--${flag}`, 'it takes --format');
  const words = flags.vocabulary?.find((name) => !isModule(name));
  if (words !== undefined) refuseFlag('--vocabulary', `${words} is no module; the words of a source take --format`);
  const { asked, procedures } = await lawWith(flags);
  const audited = await auditRecord(await loadRecord(file, { procedures }), {
    procedures,
    procedure: asked?.id,
  });
  if (flags.html !== undefined) {
    const report = new FindingsReport();
    for (const story of storiesOfRecord(audited)) report.add(story);
    const head = { title: `Audit of ${audited.record.record.title}`, procedure: audited.procedure.title };
    await writeText(flags.html, reportPage(head, report));
  }
  terminal.print(
    flags.json ? `${JSON.stringify(auditJson(audited), null, 2)}\n` : renderAudit(audited, terminal.paper),
  );
  return exitCodes.done;
}

function refuseFlag(given: string, problem: string): never {
  throw new InputError(given, [{ place: '', problem }]);
}
