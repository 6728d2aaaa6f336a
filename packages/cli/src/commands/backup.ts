import { existsSync } from 'node:fs';
import { backupLog } from '@statecraft/sqlite';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { InputError } from '../record/input-error.ts';
import type { Terminal } from '../terminal.ts';
import { isMissing } from './open-log.ts';

/** Copies the file of a log while it is in use. */
export async function backupCommand(file: string, copy: string, terminal: Terminal): Promise<ExitCode> {
  if (isMissing(file)) throw new InputError(file, [{ place: '', problem: 'there is no such file' }]);
  if (existsSync(copy))
    throw new InputError(copy, [{ place: '', problem: 'it is there already: name a file that is not' }]);
  await backupLog(file, copy, { onProgress: (copied, of) => terminal.progress?.(copied / of) });
  terminal.progress?.(undefined);
  await terminal.print(`${copy}: a copy of ${file}, checked and on disk.\n`);
  return exitCodes.done;
}
