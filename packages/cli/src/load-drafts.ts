import { isVocabulary } from '@statecraft/core';
import type { AnyDrafts } from '@statecraft/testing';
import { importModule, isModule } from './load-vocabularies.ts';
import { InputError } from './record/input-error.ts';

/** Which drafts are at hand for the acts of vocabularies besides ours, as it may be told. */
export interface DraftsFlags {
  /** Modules that export drafts. */
  readonly drafts?: readonly string[] | undefined;
}

/** Every set of drafts that modules export, by itself or in a list. Throws `InputError` for a file that is no module, and for a module that exports none. */
export async function loadDrafts(modules: readonly string[] = []): Promise<readonly AnyDrafts[]> {
  const loaded: AnyDrafts[] = [];
  for (const file of modules) {
    const exported = isModule(file)
      ? Object.values(await importModule(file))
          .flat()
          .filter(isDrafts)
      : [];
    const problem = isModule(file) ? 'this exports no drafts' : 'drafts are exported by a module (.ts, .js)';
    if (exported.length === 0) throw new InputError(file, [{ place: '', problem }]);
    loaded.push(...exported);
  }
  return [...new Set(loaded)];
}

function isDrafts(value: unknown): value is AnyDrafts {
  if (value === null || typeof value !== 'object') return false;
  const { vocabulary, acts, rules, questions } = value as Partial<AnyDrafts>;
  const isRecord = (each: unknown) => each !== null && typeof each === 'object';
  return isVocabulary(vocabulary) && [acts, rules, questions].every(isRecord);
}
