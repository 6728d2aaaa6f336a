import { readFile, realpath } from 'node:fs/promises';
import { extname } from 'node:path';
import { type AnyVocabulary, isFault, type Procedure, type ProcedureInput, readProcedure } from '@statecraft/core';
import { importModule, loadVocabularies, type VocabularyFlags, vocabulariesOf } from './load-vocabularies.ts';
import { procedureNamed, procedures } from './procedures.ts';
import { InputError } from './record/input-error.ts';

/** Whose law it is, as it may be told. */
export interface LawFlags extends VocabularyFlags {
  /** The id of a procedure, or a file that has one. */
  readonly procedure?: string | undefined;
}

/**
 * The procedure of an id, or of a file: a module that exports one, by default or as the only thing of that form, or its data as
 * JSON. The data may be wrong in any way that is for the checker to tell. Throws `InputError` for what is no such file, and for
 * data that uses a vocabulary which no module at hand exports.
 *
 * @param place where it was given, to name in complaints of an id that is not known
 */
export async function loadProcedure(
  of: string,
  { vocabulary }: VocabularyFlags = {},
  place?: string,
): Promise<Procedure | ProcedureInput> {
  const known = procedures.find(({ id }) => id === of);
  if (known) return known;
  const path = await realpath(of).catch(() => undefined);
  // A name without an ending is more likely an id that is not known.
  if (path === undefined)
    return extname(of) === ''
      ? procedureNamed(of, place)
      : complain(of, 'there is no such file, and no procedure of that id');
  return extname(path) === '.json' ? readJson(of, path, await loadVocabularies(vocabulary)) : readModule(of);
}

/** As `loadProcedure`, for what needs one without contradictions. Throws `InputError` that names them where there are some. */
export async function loadSoundProcedure(of: string, flags: VocabularyFlags = {}, place?: string): Promise<Procedure> {
  const input = await loadProcedure(of, flags, place);
  try {
    return readProcedure(input);
  } catch (cause) {
    if (isFault(cause, 'procedure-invalid')) return complain(of, cause.message, cause);
    throw cause;
  }
}

/** The procedures to judge by, and the one of them that was asked for. */
export interface Law {
  readonly asked: Procedure | undefined;
  readonly procedures: readonly Procedure[];
  /** The vocabularies at hand besides ours: those of the procedures, and those that were named. */
  readonly uses: readonly AnyVocabulary[];
}

/** The procedures that come with the program and, first, in place of one of the same id, that of `--procedure`: its id, or a file that has it. */
export async function lawWith({ procedure: named, vocabulary }: LawFlags): Promise<Law> {
  const asked = named === undefined ? undefined : await loadSoundProcedure(named, { vocabulary }, '--procedure');
  const all = asked ? [asked, ...procedures.filter(({ id }) => id !== asked.id)] : procedures;
  const uses = [...new Set([...vocabulariesOf(all), ...(await loadVocabularies(vocabulary))])];
  return { asked, procedures: all, uses };
}

async function readJson(
  file: string,
  path: string,
  vocabularies: readonly AnyVocabulary[],
): Promise<Procedure | ProcedureInput> {
  const text = await readFile(path, 'utf8');
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    return complain(file, `this is not JSON: ${(cause as Error).message}`, cause);
  }
  return isProcedure(data)
    ? withVocabularies(file, data, vocabularies)
    : complain(file, 'this is no procedure: it has no rows');
}

/** A procedure's data with the vocabularies that it names as `id@version`. */
function withVocabularies(file: string, data: ProcedureInput, vocabularies: readonly AnyVocabulary[]): ProcedureInput {
  const names: unknown = data.uses;
  if (!Array.isArray(names)) return data;
  const uses = names.map((name: unknown) => {
    const found = vocabularies.find((vocabulary) => vocabulary.toJSON() === name);
    if (found || typeof name !== 'string') return found ?? name;
    const given = vocabularies.map((vocabulary) => vocabulary.toJSON()).join(', ') || 'none';
    const problem = `it uses the vocabulary ${name}; at hand are: ${given}. Name the module that exports it: --vocabulary MODULE`;
    return complain(file, problem);
  });
  return { ...data, uses: uses as never };
}

async function readModule(file: string): Promise<Procedure | ProcedureInput> {
  const module = await importModule(file);
  if (isProcedure(module.default)) return module.default;
  const exported = Object.values(module).filter(isProcedure);
  if (exported.length > 1) return complain(file, 'this exports several procedures: export the one to check by default');
  return exported[0] ?? complain(file, 'this exports no procedure');
}

function isProcedure(value: unknown): value is ProcedureInput {
  return value !== null && typeof value === 'object' && 'rows' in value && Array.isArray(value.rows);
}

function complain(file: string, problem: string, cause?: unknown): never {
  throw new InputError(file, [{ place: '', problem }], cause);
}
