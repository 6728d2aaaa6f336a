import type { HandedIn } from '../recording/record-acts.ts';
import { type Field, fieldsOf, fieldsOfQuestion } from './act-fields.ts';
import type { Choice } from './choices.ts';

/** What was typed into a form, by the name of its field. */
export type Typed = ReadonlyMap<string, readonly string[]>;

/** The answers of a roll call, in the order of a form. */
export const rollAnswers = ['ayes', 'nays', 'abstaining', 'present', 'recused', 'absent', 'excused'] as const;

/** What was typed into a form, from its body as it was sent. Anything but text is left out. */
export function typedIn(body: Readonly<Record<string, unknown>>): Typed {
  const texts = Object.entries(body).map(([name, value]): [string, readonly string[]] => [
    name,
    // A browser ends the lines of a text as a protocol does; on the record they end as everywhere else.
    (Array.isArray(value) ? value : [value])
      .filter((each) => typeof each === 'string')
      .map((each) => each.replaceAll('\r\n', '\n')),
  ]);
  return new Map(texts.filter(([, values]) => values.length > 0));
}

/** The one text of a field, without the space around it. */
export function textOf(typed: Typed, name: string): string {
  // A browser ends the lines of a text with CR LF.
  return typed.get(name)?.at(-1)?.replaceAll('\r\n', '\n').trim() ?? '';
}

/** What was typed but for some fields. */
export function without(typed: Typed, ...names: readonly string[]): Typed {
  return new Map([...typed].filter(([name]) => !names.includes(name)));
}

const CARRIED = 'typed:';

/** What was typed into a form of an act, as the fields of another form that carries it along. */
export function carriedBy(typed: Typed): Typed {
  return new Map([...without(typed, 'csrf', 'step')].map(([name, values]) => [`${CARRIED}${name}`, values]));
}

/** What was typed into a form of an act that another form carried along. */
export function carriedIn(typed: Typed): Typed {
  const carried = [...typed].filter(([name]) => name.startsWith(CARRIED));
  return new Map(carried.map(([name, values]) => [name.slice(CARRIED.length), values]));
}

/** The act that a form asks to record, as it is handed in; what of it is not in order is said there. */
export function actIn(typed: Typed, choice: Pick<Choice, 'act' | 'when'>, measure: string): HandedIn {
  const basis = textOf(typed, 'basis');
  return {
    ...dataIn(typed, choice),
    type: choice.act,
    measure,
    on: textOf(typed, 'on'),
    ...provenanceIn(typed),
    ...(basis !== '' && { basis }),
  };
}

/** What a form says of an act beyond its day and where it is known from. */
export function dataIn(typed: Typed, choice: Pick<Choice, 'act' | 'when'>): HandedIn {
  const settled = settledBy(choice);
  return {
    ...valuesIn(fieldsOf(choice.act, Object.keys(settled)), typed),
    ...settled,
    ...(choice.when.question !== undefined && { question: questionIn(typed, choice) }),
  };
}

/** Who did an act, by a form, and where it is known from. */
export function provenanceIn(typed: Typed): HandedIn {
  const by = textOf(typed, 'by.id');
  const role = textOf(typed, 'by.role');
  const source = filled({
    title: textOf(typed, 'source.title'),
    address: textOf(typed, 'source.address'),
    locator: textOf(typed, 'source.locator'),
    reason: textOf(typed, 'source.reason'),
  });
  return {
    ...(by !== '' && { by: { id: by, ...(role !== '' && { role }) } }),
    ...(source && { source }),
  };
}

/** What the row of the lifecycle table says of the act: of a vote its question, which has a place of its own. */
export function settledBy({ when }: Pick<Choice, 'when'>): Readonly<Record<string, string | boolean>> {
  return when;
}

/** The fields of what a vote's question says besides its kind; none for any other act. */
export function questionFieldsOf({ when }: Pick<Choice, 'when'>): readonly Field[] {
  return typeof when.question === 'string' ? fieldsOfQuestion(when.question) : [];
}

function questionIn(typed: Typed, choice: Pick<Choice, 'when'>): unknown {
  return { kind: choice.when.question, ...valuesIn(questionFieldsOf(choice), typed) };
}

function valuesIn(fields: readonly Field[], typed: Typed): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = valueIn(field, typed);
      const key = field.name.split('.').at(-1) ?? field.name;
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

function valueIn(field: Field, typed: Typed): unknown {
  const { name, kind } = field;
  const text = textOf(typed, name);
  switch (kind) {
    case 'group':
      return filled(valuesIn(field.fields ?? [], typed));
    case 'bodies':
    case 'people':
    case 'classes': {
      const chosen = (typed.get(name) ?? []).map((each) => each.trim()).filter((each) => each !== '');
      return chosen.length === 0 ? undefined : chosen;
    }
    case 'measures': {
      const lines = text.split('\n').map((line) => line.trim());
      return lines.some((line) => line !== '') ? lines.filter((line) => line !== '') : undefined;
    }
    case 'yes':
      return text === 'yes' ? true : undefined;
    case 'number':
      return numberIn(text);
    case 'day-or-indefinite':
      return textOf(typed, `${name}.indefinite`) === 'yes' ? 'indefinite' : text || undefined;
    case 'roll':
      return rollIn(typed);
    case 'method':
      return methodIn(typed);
    default:
      return text === '' ? undefined : text;
  }
}

/** A whole number; what is none is handed on as it was typed, for the act's schema to refuse by its place. */
function numberIn(text: string): number | string | undefined {
  if (text === '') return undefined;
  return /^\d{1,9}$/.test(text) ? Number(text) : text;
}

function methodIn(typed: Typed): unknown {
  const kind = textOf(typed, 'method.kind') || 'roll-call';
  if (kind === 'roll-call') return { kind, ...rollIn(typed) };
  if (kind !== 'tally') return { kind };
  const counts = ['ayes', 'nays', 'abstaining', 'absent'].map((answer) => [
    answer,
    numberIn(textOf(typed, `tally.${answer}`)),
  ]);
  return { kind, ...Object.fromEntries(counts.filter(([, count]) => count !== undefined)) };
}

function rollIn(typed: Typed): Record<string, string[]> | undefined {
  const roll: Record<string, string[]> = {};
  for (const name of typed.keys()) {
    if (!name.startsWith('roll.')) continue;
    const answer = textOf(typed, name);
    if (rollAnswers.some((each) => each === answer))
      roll[answer] = [...(roll[answer] ?? []), name.slice('roll.'.length)];
  }
  return Object.keys(roll).length === 0 ? undefined : roll;
}

function filled(fields: Readonly<Record<string, unknown>>): Record<string, unknown> | undefined {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined && value !== '');
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
