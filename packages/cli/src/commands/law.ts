import { type ExitCode, exitCodes } from '../exit-code.ts';
import { lawJson } from '../law/law-json.ts';
import { renderLaw } from '../law/render-law.ts';
import { loadSoundProcedure } from '../load-procedure.ts';
import type { VocabularyFlags } from '../load-vocabularies.ts';
import type { Terminal } from '../terminal.ts';

/** Prints a procedure as a table. */
export async function lawCommand(
  of: string,
  { json, vocabulary }: VocabularyFlags & { json?: boolean },
  { paper, print }: Terminal,
): Promise<ExitCode> {
  const procedure = await loadSoundProcedure(of, { vocabulary });
  print(json ? `${JSON.stringify(lawJson(procedure), null, 2)}\n` : renderLaw(procedure, paper));
  return exitCodes.done;
}
