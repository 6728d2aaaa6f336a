import { definitionsOf } from '@statecraft/core';
import { z } from 'zod';
import { law } from '../law.ts';

/** A field of an act's form: its place in the act, what it is called, and what may be put into it. */
export interface Field {
  /** The place in the act, its keys joined by dots: `text.label`. */
  readonly name: string;
  readonly words: string;
  readonly kind: FieldKind;
  readonly required: boolean;
  /** Of a choice among words: the words. */
  readonly options?: readonly string[];
  /** Of a group: what is in it. */
  readonly fields?: readonly Field[];
}

/** What may be put into a field. */
export type FieldKind =
  | 'line'
  | 'text'
  | 'day'
  | 'day-or-indefinite'
  | 'number'
  | 'address'
  | 'yes'
  | 'one-of'
  | 'body'
  | 'bodies'
  | 'person'
  | 'people'
  | 'classes'
  | 'measures'
  | 'rule'
  | 'roll'
  | 'method'
  | 'group';

/** What is read of a JSON schema. */
interface Schema {
  readonly type?: string;
  readonly format?: string;
  readonly const?: unknown;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

/** What is meant by an id or a list that its schema alone does not tell, by its key. */
const meant: Readonly<Record<string, FieldKind>> = {
  body: 'body',
  to: 'bodies',
  mover: 'person',
  second: 'person',
  consent: 'people',
  sponsors: 'people',
  companions: 'measures',
  classes: 'classes',
  with: 'line',
  roll: 'roll',
  rule: 'rule',
  method: 'method',
  message: 'text',
  reason: 'text',
  description: 'text',
  title: 'text',
};

const words: Readonly<Record<string, string>> = {
  advanced: 'Ahead of the usual calendar',
  announced: 'As announced by the chair',
  body: 'Body',
  casting: 'The chair’s casting vote',
  companions: 'Goes together with (ids, one a line)',
  consent: 'With the consent of',
  docket: 'On the docket for',
  file: 'File number',
  hash: 'Digest of the text',
  address: 'Where the text is to be read',
  label: 'Text as the clerk prints it',
  manner: 'Read by',
  method: 'How the vote was taken',
  mode: 'Of several committees, who must report',
  mover: 'Moved by',
  effective: 'Takes effect on, as the text says',
  reading: 'Which reading',
  roll: 'Committee’s roll call',
  rule: 'The rule that is waived',
  second: 'Seconded by',
  substitute: 'As a substitute',
  text: 'Text',
  to: 'To',
  until: 'Until',
  what: 'Of what',
  with: 'By which measure (its id)',
};

/**
 * Keys that a form leaves out: a digest or parts of a text come from the system that keeps it, and a waiver for several measures from
 * whoever records one act over many.
 */
const leftOut = ['hash', 'inPart', 'casting', 'covers'];

const definitions = definitionsOf(law.uses);
const schemas = new Map(definitions.acts.map(({ type, data }) => [type, schemaOf(data)]));
const questions = new Map([...definitions.questions].map(([kind, { data }]) => [kind, schemaOf(data)]));

function schemaOf(data: z.ZodObject): Schema {
  return z.toJSONSchema(data, { io: 'input', unrepresentable: 'any' }) as Schema;
}

/** The fields of an act, from its own schema, without those whose values the row of the lifecycle table settles. */
export function fieldsOf(act: string, settled: readonly string[]): readonly Field[] {
  return fieldsIn(schemas.get(act) ?? {}, '', settled);
}

/** The fields of what a question says besides its kind: of a waiver, the rule that is waived. */
export function fieldsOfQuestion(kind: string): readonly Field[] {
  const { properties = {}, required = [] } = questions.get(kind) ?? {};
  return Object.entries(properties)
    .filter(([key]) => !leftOut.includes(key))
    .map(([key, schema]) => fieldOf(key, schema, 'question', required.includes(key)));
}

function fieldsIn({ properties = {}, required = [] }: Schema, path: string, settled: readonly string[]): Field[] {
  const fields = Object.entries(properties)
    .filter(([key]) => !leftOut.includes(key) && !settled.includes(key))
    // What is in a group that may be left out must not be filled in for the form to be sent.
    .map(([key, schema]) => fieldOf(key, schema, path, path === '' && required.includes(key)))
    // A group of which everything is left out is none.
    .filter((field) => field.kind !== 'group' || (field.fields ?? []).length > 0);
  // What must be filled in comes before what may, and of that what is said most often.
  return fields.toSorted((a, b) => rankOf(a) - rankOf(b));
}

function rankOf({ name, required, kind }: Field): number {
  if (required) return 0;
  if (name === 'announced') return 1;
  return kind === 'group' || kind === 'roll' ? 3 : 2;
}

function fieldOf(key: string, schema: Schema, path: string, required: boolean): Field {
  const name = path === '' ? key : `${path}.${key}`;
  const head = { name, words: words[key] ?? spoken(key), required };
  const kind = meant[key];
  if (kind) return { ...head, kind };
  if (schema.properties) return { ...head, kind: 'group', fields: fieldsIn(schema, name, []) };
  if (schema.enum) return { ...head, kind: 'one-of', options: schema.enum };
  if (schema.anyOf?.some((each) => each.const === 'indefinite')) return { ...head, kind: 'day-or-indefinite' };
  if (schema.format === 'date') return { ...head, kind: 'day' };
  if (schema.format === 'uri') return { ...head, kind: 'address' };
  if (schema.type === 'integer') return { ...head, kind: 'number' };
  if (schema.type === 'boolean') return { ...head, kind: 'yes' };
  return { ...head, kind: 'line' };
}

/** A key or a word of a schema as it is spoken: "Do pass". */
export function spoken(key: string): string {
  const text = key.replaceAll('-', ' ').replaceAll(/([a-z])([A-Z])/g, '$1 $2');
  return text.charAt(0).toUpperCase() + text.slice(1).toLowerCase();
}
