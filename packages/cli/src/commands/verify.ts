import { verifyLog } from '@statecraft/core';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { Terminal } from '../terminal.ts';
import { addressIn, type LogFlags, shown, withLog } from './open-log.ts';

/** Reads a log through and tells whether it is as logs must be. Ends 1 where it is not. */
export async function verifyCommand(flags: LogFlags & { json?: boolean }, terminal: Terminal): Promise<ExitCode> {
  const address = addressIn(flags);
  const found = await withLog(address, { readOnly: true }, (log) =>
    verifyLog(log, { onProgress: (read, of) => terminal.progress?.(of === 0 ? 1 : read / of) }),
  );
  terminal.progress?.(undefined);
  const { events, streams, commands, defects } = found;
  if (flags.json) await terminal.print(`${JSON.stringify(found, null, 2)}\n`);
  else {
    for (const { position, rule, message } of defects)
      await terminal.print(`Event ${position} ${message} (${rule}).\n`);
    const sound = defects.length === 0 ? 'sound' : `not sound: ${defects.length} defects`;
    await terminal.print(`${shown(address)}: ${events} events, ${streams} streams, ${commands} commands: ${sound}.\n`);
  }
  return defects.length === 0 ? exitCodes.done : exitCodes.refused;
}
