import { type ExitCode, exitCodes } from '../exit-code.ts';
import { lawJson } from '../law/law-json.ts';
import { renderLaw } from '../law/render-law.ts';
import { procedureNamed } from '../procedures.ts';
import type { Terminal } from '../terminal.ts';

/** Prints a procedure as a table. */
export function lawCommand(id: string, { json }: { json?: boolean }, { paper, print }: Terminal): ExitCode {
  const procedure = procedureNamed(id);
  print(json ? `${JSON.stringify(lawJson(procedure), null, 2)}\n` : renderLaw(procedure, paper));
  return exitCodes.done;
}
