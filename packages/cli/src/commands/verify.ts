import { type Defect, verifyLog } from '@statecraft/core';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { type LawFlags, lawWith } from '../load-procedure.ts';
import type { Terminal } from '../terminal.ts';
import { addressIn, type LogFlags, shown, withLog } from './open-log.ts';

/** What `statecraft verify` may be told. */
export interface VerifyFlags extends LogFlags, LawFlags {
  readonly json?: boolean;
}

/**
 * Reads a log through and tells whether it is as logs must be. Events of a vocabulary that is not at hand are told apart from defects:
 * they were not looked into. Ends 1 where there is a defect or such an event.
 */
export async function verifyCommand(flags: VerifyFlags, terminal: Terminal): Promise<ExitCode> {
  const address = addressIn(flags);
  const { uses } = await lawWith(flags);
  const found = await withLog(address, { readOnly: true }, (log) =>
    verifyLog(log, { uses, onProgress: (read, of) => terminal.progress?.(of === 0 ? 1 : read / of) }),
  );
  terminal.progress?.(undefined);
  const { events, streams, commands, defects, unread, unreadCount } = found;
  if (flags.json) await terminal.print(`${JSON.stringify(found, null, 2)}\n`);
  else {
    for (const { position, rule, message } of defects)
      await terminal.print(`Event ${position} ${message} (${rule}).\n`);
    for (const { position, type, vocabulary, schema } of unread)
      await terminal.print(
        `Event ${position} was not read: it is ${type} of ${vocabulary ?? 'no vocabulary'}, format ${schema}, which is not at hand.\n`,
      );
    if (unreadCount > unread.length) await terminal.print(`And ${unreadCount - unread.length} more were not read.\n`);
    await terminal.print(
      `${shown(address)}: ${events} events, ${streams} streams, ${commands} commands: ${soundness(defects, unreadCount)}.\n`,
    );
    if (unreadCount > 0)
      await terminal.print(
        'Name the module that exports the vocabulary: --vocabulary MODULE, or a --procedure that uses it.\n',
      );
  }
  return defects.length === 0 && unreadCount === 0 ? exitCodes.done : exitCodes.refused;
}

function soundness(defects: readonly Defect[], unread: number): string {
  const sound = defects.length === 0 ? 'sound' : `not sound: ${defects.length} defects`;
  if (unread === 0) return sound;
  return `${defects.length === 0 ? 'sound as far as it was read' : sound}; ${unread} events not read`;
}
