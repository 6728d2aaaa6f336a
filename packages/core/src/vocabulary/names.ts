import { z } from 'zod';

/** What a name in the data of an act, or in the numbers of a rule, is the name of. */
export type Named =
  | 'measure'
  | 'body'
  | 'person'
  | 'meeting'
  | 'event'
  | 'anchor'
  | 'question'
  | 'stage'
  | 'rule'
  | 'class';

const names = z.registry<{ names: Named }>();

/**
 * A schema of names of one sort. A walk over a larger schema finds every place that has it.
 *
 * The schema is one of its own: zod gives back the same object from `brand`, and one object can name one sort alone.
 *
 * @example
 * const chair = named(text(200), 'person');
 */
export function named<Schema extends z.ZodType>(schema: Schema, sort: Named): Schema {
  const own = schema.clone();
  names.add(own, { names: sort });
  return own;
}

/** What a schema names; `undefined` for one that names nothing. */
export function sortOf(schema: z.ZodType): Named | undefined {
  return names.get(schema)?.names;
}
