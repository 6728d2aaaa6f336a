import { readFile, realpath } from 'node:fs/promises';
import { extname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { defineProcedure, isFault, type Procedure, type ProcedureInput } from '@statecraft/core';
import { procedureNamed, procedures } from './procedures.ts';
import { InputError } from './record/input-error.ts';

/**
 * The procedure of an id, or of a file: a module that exports one, by default or as the only thing of that form, or its data as
 * JSON. The data may be wrong in any way that is for the checker to tell. Throws `InputError` for what is no such file.
 *
 * @param place where it was given, to name in complaints of an id that is not known
 */
export async function loadProcedure(of: string, place?: string): Promise<ProcedureInput> {
  const known = procedures.find(({ id }) => id === of);
  if (known) return known;
  const path = await realpath(of).catch(() => undefined);
  // A name without an ending is more likely an id that is not known.
  if (path === undefined)
    return extname(of) === ''
      ? procedureNamed(of, place)
      : complain(of, 'there is no such file, and no procedure of that id');
  return extname(path) === '.json' ? readJson(of, path) : readModule(of, path);
}

/** As `loadProcedure`, for what needs one without contradictions. Throws `InputError` that names them where there are some. */
export async function loadSoundProcedure(of: string, place?: string): Promise<Procedure> {
  const input = await loadProcedure(of, place);
  try {
    return defineProcedure(input);
  } catch (cause) {
    if (isFault(cause, 'procedure-invalid')) return complain(of, cause.message, cause);
    throw cause;
  }
}

/** The procedures to judge by, and the one of them that was asked for. */
export interface Law {
  readonly asked: Procedure | undefined;
  readonly procedures: readonly Procedure[];
}

/** The procedures that come with the program and, first, in place of one of the same id, that of `--procedure`: its id, or a file that has it. */
export async function lawWith(named: string | undefined): Promise<Law> {
  if (named === undefined) return { asked: undefined, procedures };
  const asked = await loadSoundProcedure(named, '--procedure');
  return { asked, procedures: [asked, ...procedures.filter(({ id }) => id !== asked.id)] };
}

async function readJson(file: string, path: string): Promise<ProcedureInput> {
  const text = await readFile(path, 'utf8');
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    return complain(file, `this is not JSON: ${(cause as Error).message}`, cause);
  }
  return isProcedure(data) ? data : complain(file, 'this is no procedure: it has no rows');
}

async function readModule(file: string, path: string): Promise<ProcedureInput> {
  let module: Record<string, unknown>;
  try {
    module = (await import(pathToFileURL(path).href)) as Record<string, unknown>;
  } catch (cause) {
    // What `defineProcedure` has to say of it is said best in its own words.
    if (isFault(cause, 'procedure-invalid')) return complain(file, cause.message, cause);
    return complain(file, `this cannot be loaded as a module: ${(cause as Error).message}`, cause);
  }
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
