import type { AnyAct } from '@statecraft/core';
import type { SourceMeasure, SourceRow, UndatedRow } from '../source/source-measure.ts';
import type { Dictionary, TellingNote, Word } from '../vocabulary/vocabulary.ts';
import type { Committees } from './committees.ts';
import { methodOf, personFor, rollOf } from './roll.ts';

/** An act, and the row it is read from. */
export interface MappedAct {
  readonly act: AnyAct;
  readonly row: SourceRow;
  /** Its place among the acts of one meeting, as one leads to another. */
  readonly turn: number;
  /** Whether its row describes the measure. */
  readonly describes: boolean;
  /** What an act that has no row of its own is inferred from. */
  readonly inferredFrom?: string | undefined;
}

/** A row that no act was made of, and why. */
export interface UnmappedRow {
  readonly row: SourceRow | UndatedRow;
  readonly why: 'unknown-action' | 'no-date';
}

/** A measure's acts, in the order of its rows. */
export interface Mapped {
  readonly acts: readonly MappedAct[];
  readonly unmapped: readonly UnmappedRow[];
  /** Answers that the vocabulary does not know, and the rows they stand on. */
  readonly unknownAnswers: readonly { readonly row: SourceRow; readonly answer: string }[];
}

/** The acts of a measure in the words of its source. No row is passed over: one without an act is given as unmapped. */
export function actsOf(measure: SourceMeasure, dictionary: Dictionary, committees: Committees): Mapped {
  const acts: MappedAct[] = [];
  const unmapped: UnmappedRow[] = measure.undated.map((row) => ({ row, why: 'no-date' }));
  const unknownAnswers: { row: SourceRow; answer: string }[] = [];
  const told = new Set<TellingNote>();
  for (const row of measure.rows) {
    const word = dictionary.wordFor(row.action);
    if (!word) {
      unmapped.push({ row, why: 'unknown-action' });
      continue;
    }
    const key = keyOfRow(dictionary, measure, row);
    for (const note of dictionary.vocabulary.notes) {
      const words = told.has(note) ? undefined : wordsOn(row, note);
      if (words === undefined) continue;
      told.add(note);
      acts.push({
        act: actFrom(`${key}/${note.act}`, row, note, 'inferred', {}),
        row,
        describes: false,
        // Before the act of the row that tells of it.
        turn: word.turn - 0.5,
        inferredFrom: `${note.reason}: ${words}`,
      });
    }
    const data = dataOf(row, word, { measure, dictionary, committees, unknown });
    const describes = word.takes?.includes('description') ?? false;
    acts.push({ act: actFrom(key, row, word, 'recorded', data), row, turn: word.turn, describes });

    function unknown(answer: string): void {
      unknownAnswers.push({ row, answer });
    }
  }
  return { acts, unmapped, unknownAnswers };
}

/** The id of the command and the event that a row of a measure becomes. */
export function keyOfRow(
  { vocabulary: { client } }: Dictionary,
  { id: measure }: Pick<SourceMeasure, 'id'>,
  { id }: Pick<SourceRow, 'id'>,
): string {
  return `${client}/${measure}/${id}`;
}

/** The source's id of the row that an act was made of, by the act's id. */
export function rowOfKey(key: string): number {
  return Number(key.split('/')[2]);
}

/** The words in which a row's notes tell what a telling note looks for. */
function wordsOn({ action, agenda, minutes }: SourceRow, { on, says }: TellingNote): string | undefined {
  if ((agenda === undefined && minutes === undefined) || action.id === undefined || !on.includes(action.id))
    return undefined;
  return [minutes, agenda].find((note) => note !== undefined && patternOf(says).test(note));
}

const patterns = new Map<string, RegExp>();

function patternOf(says: string): RegExp {
  const pattern = patterns.get(says) ?? new RegExp(says, 'i');
  patterns.set(says, pattern);
  return pattern;
}

/** Offices act in their own name: nobody's person is on record with the row. */
const offices = new Map<string, AnyAct['by']>();

function officeNamed(office: string): AnyAct['by'] {
  const known = offices.get(office) ?? { id: office, role: office };
  offices.set(office, known);
  return known;
}

function actFrom(
  id: string,
  { on }: SourceRow,
  { act: type, by }: Pick<Word, 'act' | 'by'>,
  basis: AnyAct['basis'],
  data: object,
): AnyAct {
  // The words of a vocabulary are held to the acts' own schemas by a test; here they are taken at their word.
  return { type, id, on, basis, ...(by !== undefined && { by: officeNamed(by) }), data: data as AnyAct['data'] };
}

const NOTHING = Object.freeze({});

interface Mapping {
  readonly measure: SourceMeasure;
  readonly dictionary: Dictionary;
  readonly committees: Committees;
  readonly unknown: (answer: string) => void;
}

/** What the act says: what its action says alone, and what the row adds. */
function dataOf(row: SourceRow, word: Word, { measure, dictionary, committees, unknown }: Mapping): object {
  if (!word.takes) return word.data ?? NOTHING;
  const data: Record<string, unknown> = { ...word.data };
  for (const part of word.takes) {
    switch (part) {
      case 'body':
        data.body = dictionary.bodyFor(row.body.id);
        break;
      case 'roll': {
        const roll = rollOf(row.votes, dictionary, unknown);
        if (roll) data.roll = roll;
        break;
      }
      case 'method': {
        data.method = methodOf(row, dictionary, unknown);
        const outcome = row.passed === undefined ? word.outcome : row.passed ? 'carried' : 'lost';
        if (outcome) data.announced = outcome;
        break;
      }
      case 'committees':
        data.to = committees.namedIn(row.agenda);
        break;
      case 'description':
        describe(data, measure, dictionary);
        break;
      default:
        part satisfies never;
    }
  }
  return data;
}

function onOneLine(text: string): string {
  return text.replace(/[\n\r\t]+/g, ' ');
}

function describe(data: Record<string, unknown>, measure: SourceMeasure, { vocabulary: { kinds } }: Dictionary): void {
  const { type, title, file, sponsors } = measure;
  const kind = kinds[type];
  if (kind) data.kind = kind;
  data.title = onOneLine(title);
  data.file = onOneLine(file);
  if (sponsors.length > 0) data.sponsors = [...new Set(sponsors)].map(personFor);
}
