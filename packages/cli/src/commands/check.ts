import { readExplanations } from '../check/read-explanations.ts';
import { renderCheck } from '../check/render-check.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { type DraftsFlags, loadDrafts } from '../load-drafts.ts';
import { loadProcedure } from '../load-procedure.ts';
import type { VocabularyFlags } from '../load-vocabularies.ts';
import type { Terminal } from '../terminal.ts';

/** How far a check is to go, and how it is printed. */
export interface CheckFlags extends VocabularyFlags, DraftsFlags {
  readonly acts?: number;
  readonly walks?: number;
  readonly seed?: number;
  /** A file of explanations: a reason for each finding that is as it should be, by `code subject`, as one JSON object. */
  readonly explained?: string;
  readonly json?: boolean;
}

/**
 * Prints what the checker finds in a procedure. Ends 1 when an error is among it that is not explained.
 *
 * Throws `InputError` for explanations that cannot be read.
 */
export async function checkCommand(of: string, flags: CheckFlags, { paper, print }: Terminal): Promise<ExitCode> {
  const procedure = await loadProcedure(of, flags);
  // Only those who test a procedure wait for what tests it.
  const { checkProcedure, sayAct } = await import('@statecraft/testing');
  const { json, explained, vocabulary: _loaded, drafts, ...options } = flags;
  const explanations = explained === undefined ? {} : await readExplanations(explained);
  const check = checkProcedure(procedure, { ...options, drafts: await loadDrafts(drafts), explained: explanations });
  print(json ? `${JSON.stringify(check, null, 2)}\n` : renderCheck(procedure, check, sayAct, paper));
  const errors = check.findings.filter(({ severity, explained }) => severity === 'error' && explained === undefined);
  return errors.length > 0 ? exitCodes.refused : exitCodes.done;
}
