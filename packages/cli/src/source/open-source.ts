import { existsSync, statSync } from 'node:fs';
import type { Procedure } from '@statecraft/core';
import {
  type Committees,
  committeesIn,
  type Dictionary,
  dictionaryOf,
  Journal,
  NO_ROSTER,
  type Office,
  type Problem,
  type Report,
  type Roster,
  readExport,
  readLookup,
  readOffices,
  readWebApi,
  readWebFiles,
  rosterOf,
  type SourceMeasure,
  type Tenure,
  tenuresOf,
  Unreachable,
} from '@statecraft/legistar';
import { shown } from '../commands/open-log.ts';
import { type LawFlags, lawWith } from '../load-procedure.ts';
import { isModule } from '../load-vocabularies.ts';
import { procedureNamed } from '../procedures.ts';
import { InputError } from '../record/input-error.ts';
import { vocabularyFor } from './vocabularies.ts';

/** The forms of record that are kept elsewhere: New York's export, and what the Legistar Web API answers. */
export const formats = ['nyc', 'legistar'] as const;
export type Format = (typeof formats)[number];

/** What a record that is kept elsewhere is read with. */
export interface SourceFlags extends Pick<LawFlags, 'procedure'> {
  readonly format: Format;
  /** The file of names beside the record. */
  readonly lookup?: string | undefined;
  /** The file of office records. */
  readonly people?: string | undefined;
  /** A client whose words are known, or a file of words; and modules that export vocabularies of the procedure. */
  readonly vocabulary?: readonly string[] | undefined;
  /** Where answers are kept until all is read. */
  readonly journal?: string | undefined;
}

/** A record that is kept elsewhere, about to be read. */
export interface OpenSource {
  readonly procedure: Procedure;
  readonly dictionary: Dictionary;
  readonly committees: Committees;
  readonly tenures: readonly Tenure[];
  readonly roster: Roster;
  /** What could not be read so far; it grows while the measures are read. */
  readonly problems: readonly Problem[];
  /** Adds to them. */
  readonly report: Report;
  measures(progress?: (share: number) => void): AsyncIterable<readonly SourceMeasure[]>;
  /** Lets go of what it is read with; what was kept to go on with is kept unless all is done. */
  close(done: boolean): void;
}

/** What is read of a record before its measures. */
type Reading = Pick<OpenSource, 'measures' | 'close'> & {
  readonly bodies: ReadonlyMap<number, string>;
  readonly offices: readonly Office[];
};

/** Opens a record that is kept elsewhere. Throws `InputError` for what is not there or not known. */
export async function openSource(
  files: readonly string[],
  flags: SourceFlags,
  heard: (problem: Problem) => void = () => {},
): Promise<OpenSource> {
  const { format, procedure, lookup, people, vocabulary: given = [], journal } = flags;
  const [named, other] = given.filter((name) => !isModule(name));
  if (other !== undefined) refuse('--vocabulary', `the words are those of ${named}: ${other} is one too many`);
  const [address] = files.filter(isAddress);
  if (address !== undefined && (format !== 'legistar' || files.length > 1))
    refuse(shownAddress(address), 'an address stands alone, with --format legistar');
  if (journal !== undefined && address === undefined) refuse('--journal', 'it takes an address');
  if (lookup !== undefined && format !== 'nyc') refuse('--lookup', 'it takes --format nyc');
  for (const file of [...files, lookup, people]) if (file !== undefined && !isAddress(file)) checkFile(file);
  const client = format === 'nyc' ? 'nyc' : address && clientIn(address);
  const { asked, procedures, uses } = await lawWith({ procedure, vocabulary: given.filter(isModule) });
  const vocabulary = await vocabularyFor({ named, client, procedure: asked?.id, uses });
  const law = asked ?? procedureNamed(vocabulary.procedure, vocabulary.title, procedures);
  const dictionary = dictionaryOf(vocabulary);
  const problems: Problem[] = [];
  const report = (problem: Problem) => {
    problems.push(problem);
    heard(problem);
  };
  const read = address === undefined ? readFiles(files, flags, report) : readAddress(address, journal, report);
  const { bodies, offices, measures, close } = await read;
  const tenures = tenuresOf(
    [...offices, ...(people === undefined ? [] : await readOffices(people, report))],
    dictionary,
  );
  return {
    procedure: law,
    dictionary,
    committees: committeesIn(bodies, dictionary),
    tenures,
    roster: tenures.length === 0 ? NO_ROSTER : rosterOf(tenures, law.uses),
    problems,
    report,
    measures,
    close,
  };
}

async function readFiles(files: readonly string[], flags: SourceFlags, report: Report): Promise<Reading> {
  const close = () => {};
  if (flags.format === 'legistar') return { ...(await readWebFiles(files, report)), close };
  const lookup = flags.lookup === undefined ? undefined : await readLookup(flags.lookup, report);
  return {
    bodies: lookup?.bodies ?? new Map(),
    offices: [],
    measures: (progress) => readExport(files, { lookup, report, progress }),
    close,
  };
}

async function readAddress(address: string, file: string | undefined, report: Report): Promise<Reading> {
  const journal = file === undefined ? undefined : new Journal(file);
  const close = (done: boolean) => (done ? journal?.remove() : journal?.close());
  const unreachable = (fault: unknown): never => {
    close(false);
    if (!(fault instanceof Unreachable)) throw fault;
    return refuse(shownAddress(address), `the server does not answer; look at the address (${fault.message})`);
  };
  const read = await readWebApi(address, { report, journal }).catch(unreachable);
  return {
    ...read,
    async *measures(progress) {
      try {
        yield* read.measures(progress);
      } catch (fault) {
        unreachable(fault);
      }
    },
    close,
  };
}

function isAddress(file: string): boolean {
  return /^https?:\/\//i.test(file);
}

/** The client that an address of the Web API ends in: `https://webapi.legistar.com/v1/nyc`. */
function clientIn(address: string): string | undefined {
  if (!URL.canParse(address)) refuse(shownAddress(address), 'this is no address');
  return new URL(address).pathname.split('/').findLast((part) => part !== '');
}

/** An address without what is secret in it. */
function shownAddress(address: string): string {
  return shown(address.replace(/\?.*$/, ''));
}

function checkFile(file: string): void {
  if (!existsSync(file)) refuse(file, 'there is no such file');
  const status = statSync(file);
  if (status.isDirectory()) refuse(file, 'this is a folder, not a file');
  if (status.isFile() && status.size === 0) refuse(file, 'the file is empty');
}

function refuse(place: string, problem: string): never {
  throw new InputError(place, [{ place: '', problem }]);
}
