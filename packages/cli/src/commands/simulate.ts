import { createEngine } from '@statecraft/core';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { type DraftsFlags, loadDrafts } from '../load-drafts.ts';
import { loadSoundProcedure } from '../load-procedure.ts';
import type { VocabularyFlags } from '../load-vocabularies.ts';
import { InputError } from '../record/input-error.ts';
import type { Terminal } from '../terminal.ts';
import { type LogFlags, shown, withLog } from './open-log.ts';

/** How much of a city's life is made up, and where it goes. */
export interface SimulateFlags extends LogFlags, VocabularyFlags, DraftsFlags {
  readonly measures: number;
  readonly years: number;
  readonly seed: number;
}

/** How many acts go on record in one commit. */
const AT_ONCE = 200;

/** What marks an act that nobody did. */
const madeUp = { basis: 'hypothetical', source: { reason: 'made up by statecraft simulate' } } as const;

/** Prints the commands of a made-up city, or puts them on record in an empty log. */
export async function simulateCommand(of: string, flags: SimulateFlags, terminal: Terminal): Promise<ExitCode> {
  const procedure = await loadSoundProcedure(of, flags);
  // Only those who make up a city wait for what makes it.
  const { simulate } = await import('@statecraft/testing');
  const { hall, acts } = simulate(procedure, { ...flags, drafts: await loadDrafts(flags.drafts) });
  const commands = [...hall, ...acts].map((command) => ({ ...command, ...madeUp }));
  const address = flags.log ?? flags.db;
  if (address === undefined) {
    for (const command of commands) await terminal.print(`${JSON.stringify(command)}\n`);
    return exitCodes.done;
  }
  await withLog(address, {}, async (log) => {
    const problem = 'there is something on record here already: name an empty log';
    if ((await log.head()) > 0) throw new InputError(shown(address), [{ place: '', problem }]);
    // What is made up for days of the past, or of years to come, is recorded as though the last of those days were today.
    let today = '';
    const engine = createEngine({ log, procedures: [procedure], clock: () => `${today}T23:59:59.000Z` });
    for (let from = 0; from < commands.length; from += AT_ONCE) {
      const batch = commands.slice(from, from + AT_ONCE).map((command) => ({ ...command, historical: true as const }));
      today = [today, ...batch.map(({ on }) => on)].toSorted().at(-1) ?? today;
      const recorded = await engine.executeAll(batch);
      if (!recorded.ok) throw new Error(`a made-up act was refused: ${JSON.stringify(recorded.refusals[0])}`);
      terminal.progress?.(Math.min(1, (from + AT_ONCE) / commands.length));
    }
    terminal.progress?.(undefined);
    await terminal.print(
      `${commands.length} acts of ${flags.measures} measures are on record in ${shown(address)}, each as hypothetical: nobody is sent notice of them.\n`,
    );
  });
  return exitCodes.done;
}
