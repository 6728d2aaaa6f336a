import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadRecord, type RecordAct } from '@statecraft/cli';

const folder = fileURLToPath(new URL('..', import.meta.url));

/** A file of the example: `path('records/doxing.json')`. */
export function path(name: string): string {
  return `${folder}${name}`;
}

/** The files below a folder of the example, by their names within the example. */
export function filesBelow(name: 'records' | 'scenarios'): string[] {
  return globSync(`${name}/**/*.json`, { cwd: folder })
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
}

/** The acts that a file tells itself, without those of the files it continues. */
export async function ownActs(name: string): Promise<RecordAct[]> {
  const { record, acts } = await loadRecord(path(name));
  return acts.filter((act) => act.record === record.id);
}
