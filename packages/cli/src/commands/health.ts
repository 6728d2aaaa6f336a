import { healthOf } from '@statecraft/core';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { Terminal } from '../terminal.ts';
import { addressIn, type LogFlags, openLog, shown, withLog } from './open-log.ts';

/** Tells whether acts can be recorded in a log now, and what that is worth. Ends 1 where they cannot. */
export async function healthCommand(flags: LogFlags & { json?: boolean }, terminal: Terminal): Promise<ExitCode> {
  const address = addressIn(flags);
  const { head, writable, fault, durability, store } = await healthOf(async () => {
    // Opened to be written to, a log that is not there would be made.
    const existing = await openLog(address, { readOnly: true });
    await existing.head().finally(() => existing.close());
    return withLog(address, {}, (log) => log.health());
  });
  if (flags.json) {
    const told = {
      log: shown(address),
      writable,
      head,
      fault: fault?.code,
      message: fault?.message,
      durability,
      store,
    };
    await terminal.print(`${JSON.stringify(told, null, 2)}\n`);
  } else {
    const lines = [
      `${shown(address)}: ${writable ? 'acts can be recorded' : 'no act can be recorded'}${head === undefined ? '' : `, ${head} events are`}.`,
      ...(fault ? [fault.message] : []),
      ...(durability ? [`${durability.durable ? 'Durable' : 'Not durable'}. ${durability.because}`] : []),
      Object.entries(store)
        .map(([name, value]) => `${name} ${value}`)
        .join(', '),
    ];
    await terminal.print(
      lines
        .filter((line) => line !== '')
        .map((line) => `${line}\n`)
        .join(''),
    );
  }
  return writable ? exitCodes.done : exitCodes.refused;
}
