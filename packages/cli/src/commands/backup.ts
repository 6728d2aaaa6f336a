import { backupLog } from '@statecraft/sqlite';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { Terminal } from '../terminal.ts';

/** Copies the file of a log while it is in use. */
export async function backupCommand(file: string, copy: string, terminal: Terminal): Promise<ExitCode> {
  await backupLog(file, copy, { onProgress: (copied, of) => terminal.progress?.(copied / of) });
  terminal.progress?.(undefined);
  await terminal.print(`${copy}: a copy of ${file}, checked and on disk.\n`);
  return exitCodes.done;
}
