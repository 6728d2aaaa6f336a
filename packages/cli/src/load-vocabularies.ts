import { realpath } from 'node:fs/promises';
import { extname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type AnyVocabulary, isFault, isVocabulary, type Procedure } from '@statecraft/core';
import { InputError } from './record/input-error.ts';

/** Which vocabularies are at hand besides those of the procedures, as it may be told. */
export interface VocabularyFlags {
  /** Modules that export vocabularies. */
  readonly vocabulary?: readonly string[] | undefined;
}

const moduleEndings: readonly string[] = ['.ts', '.mts', '.js', '.mjs'];

/** Whether a name is that of a module, and not of data. */
export function isModule(file: string): boolean {
  return moduleEndings.includes(extname(file));
}

/** Every vocabulary that modules export, by itself or in a list. Throws `InputError` for a file that is no module, and for a module that exports none. */
export async function loadVocabularies(modules: readonly string[] = []): Promise<readonly AnyVocabulary[]> {
  const loaded: AnyVocabulary[] = [];
  for (const file of modules) {
    if (!isModule(file)) refuse(file, 'vocabularies are exported by a module (.ts, .js)');
    const exported = Object.values(await importModule(file))
      .flat()
      .filter(isVocabulary);
    if (exported.length === 0) refuse(file, 'this exports no vocabulary');
    loaded.push(...exported);
  }
  return [...new Set(loaded)];
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

/** The vocabularies that procedures use, each once. */
export function vocabulariesOf(procedures: readonly Pick<Procedure, 'uses'>[]): readonly AnyVocabulary[] {
  return [...new Set(procedures.flatMap(({ uses }) => uses))];
}

function refuse(file: string, problem: string, cause?: unknown): never {
  throw new InputError(file, [{ place: '', problem }], cause);
}
