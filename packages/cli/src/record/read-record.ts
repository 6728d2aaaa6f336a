import { type AnyVocabulary, type Command, definitionsOf, parseCommand } from '@statecraft/core';
import { InputError, type InputProblem, printPath } from './input-error.ts';
import { JsonFlaw, type PlacedJson, readJson } from './json-places.ts';
import { RECORD_FORMAT, type RecordFile, recordFile } from './record-file.ts';

type Path = readonly (string | number)[];
type Problem = { readonly path: Path; readonly problem: string };

/**
 * Reads the text of a record file: JSON, of this format, with its fields and no others. Acts are read by `readActs`.
 *
 * @param file the name to give in errors
 *
 * Throws `InputError` with every problem and its place.
 */
export function readRecord(text: string, file: string): PlacedRecord {
  const json = jsonIn(text, file);
  const fail = failing(file, json);
  if (!isObject(json.value)) return fail([{ path: [], problem: 'a record is a JSON object: { "format": ... }' }]);
  if (json.value.format !== RECORD_FORMAT) {
    const found = json.value.format === undefined ? 'is missing' : `is ${JSON.stringify(json.value.format)}`;
    return fail([
      { path: ['format'], problem: `${found}; this program reads records of the format "${RECORD_FORMAT}"` },
    ]);
  }
  const parsed = recordFile.safeParse(json.value);
  if (!parsed.success) {
    return fail(
      parsed.error.issues.flatMap((issue): Problem[] => {
        const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
        return issue.code === 'unrecognized_keys'
          ? issue.keys.map((key) => ({ path: [...path, key], problem: 'is not a field of the format' }))
          : [{ path, problem: inWords(issue.message) }];
      }),
    );
  }
  return { file, record: parsed.data, fail };
}

/** A record, and how to refuse it with the places of what is wrong. */
export interface PlacedRecord {
  readonly file: string;
  readonly record: RecordFile;
  readonly fail: (problems: readonly Problem[]) => never;
}

/** An act of a record, as a command for the engine. */
export interface RecordAct {
  /** The id of the record it stands in, and the file. */
  readonly record: string;
  readonly file: string;
  /** Its place among the acts of that file, counted from 0. */
  readonly index: number;
  readonly command: Command & { readonly commandId: string };
}

/**
 * Makes the commands of a record's acts: each with its name, its measure, the record's procedure and its source spelled out.
 *
 * @param sources those of the records it continues; its own come before them
 * @param uses the vocabularies besides ours that its acts may be of
 *
 * Throws `InputError` for acts that are not of their command's form, sources that are not listed and names used twice.
 */
export function readActs(
  { file, record, fail }: PlacedRecord,
  sources: RecordFile['sources'],
  uses: readonly AnyVocabulary[],
): RecordAct[] {
  const known = { ...sources, ...record.sources };
  const problems: Problem[] = [];
  const names = new Map<string, number>();
  const acts = record.acts.map(({ key, ...act }, index): RecordAct => {
    const path = ['acts', index];
    const name = key ?? String(index + 1);
    const first = names.get(name);
    if (first !== undefined)
      problems.push({ path: [...path, 'key'], problem: `names act ${index + 1} "${name}", as act ${first} is named` });
    names.set(name, index + 1);
    problems.push(...sourceProblems(act, known).map((each) => ({ ...each, path: [...path, ...each.path] })));
    const listed = act.source.id === undefined ? undefined : known[act.source.id];
    const command = {
      ...(concernsMeasure(act, uses) && record.measure !== undefined && { measure: record.measure }),
      procedure: record.procedure,
      // A record tells of acts however far back they lie.
      historical: true,
      ...act,
      source: { ...act.source, ...listed },
      commandId: `${record.id}/${name}`,
    };
    const parsed = parseCommand(command, () => command.commandId, uses);
    if ('commandId' in act)
      problems.push({
        path: [...path, 'commandId'],
        problem: 'is made of the record’s id and the act’s key or number',
      });
    if ('malformations' in parsed)
      problems.push(
        ...parsed.malformations.map(({ path: within, message }) => ({
          path: [...path, ...within],
          problem: inWords(message),
        })),
      );
    return { record: record.id, file, index, command: command as unknown as RecordAct['command'] };
  });
  for (const [index, { accounts }] of record.disagreements.entries()) {
    for (const [place, { source }] of accounts.entries()) {
      if (!Object.hasOwn(known, source))
        problems.push({ path: ['disagreements', index, 'accounts', place, 'source'], problem: unlisted(source) });
    }
  }
  return problems.length > 0 ? fail(problems) : acts;
}

/** Whether an act concerns a measure. A correction concerns either: the body it names, else the measure. */
function concernsMeasure(act: Readonly<Record<string, unknown>>, uses: readonly AnyVocabulary[]): boolean {
  const { type } = act;
  if (typeof type !== 'string') return false;
  return type === correction ? !('body' in act) : definitionsOf(uses).commandable(type)?.subject === 'measure';
}

const correction: Command['type'] = 'correct';

function sourceProblems(
  { basis, source }: RecordFile['acts'][number],
  known: RecordFile['sources'],
): readonly Problem[] {
  if (source.id !== undefined && !Object.hasOwn(known, source.id))
    return [{ path: ['source', 'id'], problem: unlisted(source.id) }];
  if (source.id === undefined && basis !== 'hypothetical')
    return [{ path: ['source', 'id'], problem: `is missing; an act that is ${basis} names its source` }];
  if (source.reason === undefined && basis === 'hypothetical')
    return [{ path: ['source', 'reason'], problem: 'is missing; a hypothetical act says why it is supposed' }];
  return [];
}

function unlisted(source: string): string {
  return `"${source}" is not listed under "sources"`;
}

/** The JSON of a file, with the place of each part. Throws `InputError` with line and column. */
export function jsonIn(text: string, file: string): PlacedJson {
  try {
    return readJson(text);
  } catch (flaw) {
    if (!(flaw instanceof JsonFlaw)) throw flaw;
    const problem = text.trim() === '' ? 'it is empty' : `this is not JSON, or not all of it: ${flaw.message}`;
    throw new InputError(file, [{ place: '', problem, at: flaw.place }]);
  }
}

function failing(file: string, json: PlacedJson): PlacedRecord['fail'] {
  return (problems) => {
    const told = problems.map(({ path, problem }): InputProblem => {
      const [part, index] = path;
      const act = part === 'acts' && typeof index === 'number' ? index + 1 : undefined;
      return { place: printPath(path), problem, act, at: json.placeOf(path) };
    });
    throw new InputError(file, told as [InputProblem, ...InputProblem[]]);
  };
}

/** A schema's message, in words for somebody who has not written the schema. */
function inWords(message: string): string {
  return message
    .replace(/^Invalid input: expected (.+), received undefined$/, 'is missing; expected $1')
    .replace(/^Invalid (?:input|option): /, '');
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
