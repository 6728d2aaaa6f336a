import { renderCheck } from '../check/render-check.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { loadProcedure } from '../load-procedure.ts';
import type { VocabularyFlags } from '../load-vocabularies.ts';
import type { Terminal } from '../terminal.ts';

/** How far a check is to go, and how it is printed. */
export interface CheckFlags extends VocabularyFlags {
  readonly acts?: number;
  readonly walks?: number;
  readonly seed?: number;
  readonly json?: boolean;
}

/** Prints what the checker finds in a procedure. Ends 1 when an error is among it. */
export async function checkCommand(of: string, flags: CheckFlags, { paper, print }: Terminal): Promise<ExitCode> {
  const procedure = await loadProcedure(of, flags);
  // Only those who test a procedure wait for what tests it.
  const { checkProcedure, sayAct } = await import('@statecraft/testing');
  const { json, vocabulary: _loaded, ...options } = flags;
  const check = checkProcedure(procedure, options);
  print(json ? `${JSON.stringify(check, null, 2)}\n` : renderCheck(procedure, check, sayAct, paper));
  return check.findings.some(({ severity }) => severity === 'error') ? exitCodes.refused : exitCodes.done;
}
