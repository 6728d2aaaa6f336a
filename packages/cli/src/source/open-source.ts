import { existsSync, statSync } from 'node:fs';
import type { Procedure } from '@statecraft/core';
import {
  type Committees,
  committeesIn,
  type Dictionary,
  dictionaryOf,
  type Lookup,
  NO_ROSTER,
  newYorkCityVocabulary,
  type Problem,
  type Report,
  type Roster,
  readExport,
  readLookup,
  readOffices,
  rosterOf,
  type SourceMeasure,
  type Tenure,
  tenuresOf,
} from '@statecraft/legistar';
import { procedureNamed } from '../procedures.ts';
import { InputError } from '../record/input-error.ts';

/** The forms of record that are kept elsewhere. */
export const formats = ['nyc'] as const;
export type Format = (typeof formats)[number];

/** What a record that is kept elsewhere is read with. */
export interface SourceFlags {
  readonly format: Format;
  /** The vocabulary's own when left out. */
  readonly procedure?: string | undefined;
  /** The file of names beside the record. */
  readonly lookup?: string | undefined;
  /** The file of office records. */
  readonly people?: string | undefined;
}

/** A record that is kept elsewhere, about to be read. */
export interface OpenSource {
  readonly files: readonly string[];
  readonly procedure: Procedure;
  readonly dictionary: Dictionary;
  readonly committees: Committees;
  readonly lookup: Lookup | undefined;
  readonly tenures: readonly Tenure[];
  readonly roster: Roster;
  /** What could not be read so far; it grows while the measures are read. */
  readonly problems: readonly Problem[];
  /** Adds to them. */
  readonly report: Report;
  measures(progress?: (share: number) => void): AsyncIterable<readonly SourceMeasure[]>;
}

/** Opens a record that is kept elsewhere. Throws `InputError` for a file that is not there and a procedure that is not known. */
export async function openSource(
  files: readonly string[],
  { procedure, lookup, people }: SourceFlags,
  heard: (problem: Problem) => void = () => {},
): Promise<OpenSource> {
  for (const file of [...files, lookup, people]) if (file !== undefined) checkFile(file);
  const problems: Problem[] = [];
  const report = (problem: Problem) => {
    problems.push(problem);
    heard(problem);
  };
  const dictionary = dictionaryOf(newYorkCityVocabulary);
  const names = lookup === undefined ? undefined : await readLookup(lookup, report);
  const tenures = people === undefined ? [] : tenuresOf(await readOffices(people, report), dictionary);
  return {
    files,
    procedure: procedureNamed(procedure ?? dictionary.vocabulary.procedure),
    dictionary,
    committees: committeesIn(names?.bodies ?? new Map(), dictionary),
    lookup: names,
    tenures,
    roster: tenures.length === 0 ? NO_ROSTER : rosterOf(tenures),
    problems,
    report,
    measures: (progress) => readExport(files, { lookup: names, report, progress }),
  };
}

function checkFile(file: string): void {
  if (!existsSync(file)) throw new InputError(file, [{ place: '', problem: 'there is no such file' }]);
  if (statSync(file).isDirectory())
    throw new InputError(file, [{ place: '', problem: 'this is a folder, not a file' }]);
}
