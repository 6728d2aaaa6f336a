import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadRecord } from '@statecraft/cli';
import { type Engine, type EventLog, isFault } from '@statecraft/core';
import { law } from './law.ts';

const folder = fileURLToPath(new URL('../../kansas-city/records/', import.meta.url));

/** Kansas City's record files. */
export const kansasCityRecords: readonly string[] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.json'))
  .sort()
  .map((file) => `${folder}${file}`);

/** Record files, read: their acts as commands, and the names of those in them. */
export interface Records {
  readonly commands: Parameters<Engine['executeAll']>[0];
  /** By the ids of people, bodies and offices. */
  readonly names: ReadonlyMap<string, string>;
}

/** Reads record files. Throws `InputError` for one that is none. */
export async function readRecords(files: readonly string[]): Promise<Records> {
  const records = await Promise.all(files.map((file) => loadRecord(file, { procedures: [law] })));
  return {
    commands: records.flatMap(({ acts }) => acts.map(({ command }) => command)),
    names: new Map(records.flatMap(({ people }) => Object.entries(people))),
  };
}

/**
 * Puts records on an empty log, all in one commit: the clerk kept them, so that what the law makes of them is recorded and
 * nothing refused. Acts carry the ids of their commands: of two first starts at once, the second finds them there.
 *
 * @returns how many acts were put on record
 */
export async function seed(engine: Engine, log: EventLog, { commands }: Records): Promise<number> {
  const begun = async () => (await log.head()) > 0;
  if (commands.length === 0 || (await begun())) return 0;
  try {
    const result = await engine.executeAll(commands, { onRecord: true });
    if (result.ok) return result.results.filter(({ repeated }) => !repeated).length;
    if (await begun()) return 0;
    throw new Error(`The records contradict each other: ${JSON.stringify(result.refusals)}`);
  } catch (fault) {
    // What was decided half before the other's commit and half after it is another commit under the same ids.
    if (isFault(fault, 'command-reused') && (await begun())) return 0;
    throw fault;
  }
}
