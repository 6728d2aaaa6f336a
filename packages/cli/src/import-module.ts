import { realpath } from 'node:fs/promises';
import { extname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isFault } from '@statecraft/core';
import { InputError } from './record/input-error.ts';

const moduleEndings: readonly string[] = ['.ts', '.mts', '.js', '.mjs'];

/** Whether a name is that of a module, and not of data. */
export function isModule(file: string): boolean {
  return moduleEndings.includes(extname(file));
}

/** What a module exports. Throws `InputError` for a file that is missing, and for a module that cannot be loaded. */
export async function importModule(file: string): Promise<Readonly<Record<string, unknown>>> {
  const path = await realpath(file).catch(() => refuse(file, 'there is no such file'));
  try {
    return (await import(pathToFileURL(path).href)) as Record<string, unknown>;
  } catch (cause) {
    // What a definition has to say of itself is said best in its own words.
    if (isFault(cause, 'procedure-invalid') || isFault(cause, 'vocabulary-invalid')) refuse(file, cause.message, cause);
    return refuse(file, `this cannot be loaded as a module: ${(cause as Error).message}`, cause);
  }
}

function refuse(file: string, problem: string, cause?: unknown): never {
  throw new InputError(file, [{ place: '', problem }], cause);
}
