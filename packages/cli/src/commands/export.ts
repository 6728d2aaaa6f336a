import { canonicalJson } from '@statecraft/core';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { Terminal } from '../terminal.ts';
import { addressIn, type LogFlags, withLog } from './open-log.ts';

/** How many characters are printed at a time. */
const PIECE = 65_536;

/** Prints every event of a log as a line of JSON, its keys sorted: from the same acts the same bytes, whatever log keeps them. */
export async function exportCommand(flags: LogFlags, terminal: Terminal): Promise<ExitCode> {
  await withLog(addressIn(flags), { readOnly: true }, async (log) => {
    const of = await log.head();
    let piece = '';
    for await (const event of log.read()) {
      piece += `${canonicalJson(event)}\n`;
      if (piece.length < PIECE) continue;
      await terminal.print(piece);
      piece = '';
      terminal.progress?.(event.position / of);
    }
    terminal.progress?.(undefined);
    await terminal.print(piece);
  });
  return exitCodes.done;
}
