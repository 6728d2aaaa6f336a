import { auditJson } from '../audit/audit-json.ts';
import { auditRecord } from '../audit/audit-record.ts';
import { renderAudit } from '../audit/render-audit.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { loadRecord } from '../record/load-record.ts';
import type { Terminal } from '../terminal.ts';

/** Judges a record that others kept and prints where it departs from the procedure. */
export async function auditCommand(
  file: string,
  { procedure, json }: { procedure?: string; json?: boolean },
  { paper, print }: Terminal,
): Promise<ExitCode> {
  const audited = await auditRecord(await loadRecord(file), { procedure });
  print(json ? `${JSON.stringify(auditJson(audited), null, 2)}\n` : renderAudit(audited, paper));
  return exitCodes.done;
}
