import { readFile } from 'node:fs/promises';
import { isFields } from '../source/json.ts';
import type { Report } from '../source/problem.ts';
import type { Lookup } from '../source/source-measure.ts';

/** The names of people and bodies that New York's export leaves out, from the file beside it; absent, and reported, where it is none. */
export async function readLookup(file: string, report: Report): Promise<Lookup | undefined> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, 'utf8'));
  } catch (fault) {
    report({ file, problem: `the file of names cannot be read: ${(fault as Error).message}` });
    return undefined;
  }
  if (!isFields(value)) {
    report({ file, problem: 'the file of names holds no JSON object' });
    return undefined;
  }
  return { file, people: namesIn(value.people), bodies: namesIn(value.bodies) };
}

function namesIn(names: unknown): Map<number, string> {
  const entries = isFields(names) ? Object.entries(names) : [];
  return new Map(entries.map(([id, name]) => [Number(id), typeof name === 'string' ? name.trim() : '']));
}
