import type { HistoryEntry } from '@statecraft/core';
import { type Field, fieldsOf, fieldsOfQuestion } from './act-fields.ts';
import type { Choice } from './choices.ts';
import { rollAnswers, type Typed } from './read-act-form.ts';

/** An act on record as it would have been typed into its form. */
export function typedFrom({ on, by, source, data }: HistoryEntry, act: Choice['act']): Typed {
  const { question } = data as { question?: { readonly kind: string } };
  return new Map([
    ['on', [on]],
    ...lines('by', by),
    ...lines('source', source),
    ...(question ? fieldsOfQuestion(question.kind).flatMap((field) => typedInto(field, valueAt(field, question))) : []),
    ...fieldsOf(act, []).flatMap((field) => typedInto(field, valueAt(field, data))),
  ]);
}

type Lines = [name: string, values: readonly string[]][];

function typedInto(field: Field, value: unknown): Lines {
  const { name, kind } = field;
  if (value === undefined) return [];
  switch (kind) {
    case 'group':
      return (field.fields ?? []).flatMap((each) => typedInto(each, valueAt(each, value)));
    case 'bodies':
    case 'people':
    case 'classes':
      return [[name, value as readonly string[]]];
    case 'measures':
      return [[name, [(value as readonly string[]).join('\n')]]];
    case 'yes':
      return value === true ? [[name, ['yes']]] : [];
    case 'day-or-indefinite':
      return value === 'indefinite' ? [[`${name}.indefinite`, ['yes']]] : [[name, [String(value)]]];
    case 'roll':
      return answers(value);
    case 'method':
      return method(value as { readonly kind: string });
    default:
      return [[name, [String(value)]]];
  }
}

function method({ kind, ...count }: { readonly kind: string }): Lines {
  const said: Lines = [['method.kind', [kind]]];
  if (kind === 'roll-call') return [...said, ...answers(count)];
  return kind === 'tally' ? [...said, ...lines('tally', count)] : said;
}

function answers(roll: unknown): Lines {
  const named = roll as Readonly<Record<string, readonly string[]>>;
  return rollAnswers.flatMap((answer) =>
    (named[answer] ?? []).map((member): Lines[number] => [`roll.${member}`, [answer]]),
  );
}

function lines(name: string, values: object = {}): Lines {
  return Object.entries(values)
    .filter(([, value]) => typeof value === 'string' || typeof value === 'number')
    .map(([key, value]) => [`${name}.${key}`, [String(value)]]);
}

function valueAt({ name }: Field, data: unknown): unknown {
  return (data as Readonly<Record<string, unknown>>)[name.split('.').at(-1) ?? name];
}
