import { bodiesOf, type EventLog } from '@statecraft/core';
import { actionOf, type Counts, createImporter, type Imported, type Problem, together } from '@statecraft/legistar';
import type { OpenSource } from './open-source.ts';

/** What an import of a record that is kept elsewhere comes to. */
export interface ImportSummary extends Imported {
  readonly procedure: string;
  readonly measures: number;
  /** Measures of which the record says already what the source says. */
  readonly unchanged: number;
  /** Rows that no act could be made of, by action. */
  readonly unmappedRows: Counts;
  /** The last position of the log. */
  readonly position: number;
  /** What could not be read, or not be put on record. */
  readonly problems: readonly Problem[];
}

/** Puts a record that is kept elsewhere into a log: rosters first, then measure by measure, each in a commit of its own. */
export async function importSource(
  source: OpenSource,
  log: EventLog,
  progress?: (share: number) => void,
): Promise<ImportSummary> {
  const { procedure, dictionary, committees, roster, tenures, report, problems } = source;
  const bodies = bodiesOf(procedure, roster.facts);
  const retrievedAt = new Date().toISOString();
  const importer = createImporter({ log, procedure, bodies, dictionary, committees, report, retrievedAt });
  let sum = await importer.tenures(tenures);
  let measures = 0;
  let unchanged = 0;
  const unmappedRows: Record<string, number> = {};
  for await (const read of source.measures(progress)) {
    for (const measure of read) {
      const { unmapped, ...imported } = await importer.measure(measure);
      for (const row of unmapped) unmappedRows[actionOf(row)] = (unmappedRows[actionOf(row)] ?? 0) + 1;
      measures += 1;
      if (imported.acts + imported.corrections === 0) unchanged += 1;
      sum = together(sum, imported);
    }
  }
  return { procedure: procedure.id, measures, unchanged, ...sum, unmappedRows, position: await log.head(), problems };
}
