import { copyLog } from '@statecraft/core';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { Terminal } from '../terminal.ts';
import { shown, withLog } from './open-log.ts';

/** Copies a log into another, or goes on with a copy that was cut short. */
export async function copyCommand(from: string, to: string, terminal: Terminal): Promise<ExitCode> {
  await withLog(from, { readOnly: true }, (source) =>
    withLog(to, {}, async (target) => {
      const before = await target.head();
      const copied = await copyLog(source, target, { onProgress: (events, of) => terminal.progress?.(events / of) });
      terminal.progress?.(undefined);
      await terminal.print(
        copied === before
          ? `Nothing to copy: ${shown(to)} holds all ${copied} events of ${shown(from)}.\n`
          : `${copied - before} events copied from ${shown(from)} into ${shown(to)}${before > 0 ? `, which held the first ${before}` : ''}.\n`,
      );
    }),
  );
  return exitCodes.done;
}
