import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('..', import.meta.url));

/** A record's file: `recordFile('200162')`. */
export function recordFile(name: string): string {
  return `${folder}records/${name}.json`;
}

/** A scenario's file: `scenarioFile('passage')`. */
export function scenarioFile(name: string): string {
  return `${folder}scenarios/${name}.json`;
}

/** The record files in a folder of this example, by name. */
export function filesIn(name: 'records/2020' | 'scenarios/refused'): string[] {
  return readdirSync(`${folder}${name}`)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => `${folder}${name}/${file}`);
}

/** Where the log is kept unless told otherwise. */
export const ownLog = `${folder}.data/kansas-city.db`;
