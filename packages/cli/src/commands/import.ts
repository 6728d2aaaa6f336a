import { printProblem } from '@statecraft/legistar';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { importSource } from '../source/import-source.ts';
import { openSource, type SourceFlags } from '../source/open-source.ts';
import type { Terminal } from '../terminal.ts';
import { addressIn, type LogFlags, refuseOtherLaw, shown, withLog } from './open-log.ts';

/** What `statecraft import` may be told. */
export interface ImportFlags extends SourceFlags, LogFlags {
  readonly json?: boolean;
}

/** Puts a record that is kept elsewhere into a log. Ends with 1 when a part of it could not be read or put on record. */
export async function importCommand(
  files: readonly string[],
  flags: ImportFlags,
  { print, complain, progress }: Terminal,
): Promise<ExitCode> {
  const address = addressIn(flags);
  const source = await openSource(files, flags, (problem) => {
    progress?.(undefined);
    complain(`${printProblem(problem)}\n`);
  });
  const sum = await withLog(address, {}, async (log) => {
    await refuseOtherLaw(log, source.procedure, address);
    return importSource(source, log, progress);
  });
  source.close(sum.problems.length === 0);
  progress?.(undefined);
  const { measures, unchanged, acts, corrections, strikes, unmappedRows, position, problems } = sum;
  const unmapped = Object.entries(unmappedRows).map(([action, count]) => `Not known: ${action} (${count} rows).\n`);
  await print(
    flags.json
      ? `${JSON.stringify(sum, null, 2)}\n`
      : `${measures} measures read, ${unchanged} of them as they are on record. ${acts} acts and ${corrections} corrections recorded, ${strikes} of which take an act off the record. ${shown(address)} is at position ${position}.\n${unmapped.join('')}`,
  );
  return problems.length === 0 ? exitCodes.done : exitCodes.refused;
}
