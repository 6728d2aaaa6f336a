import { z } from 'zod';
import { type Named, sortOf } from './names.ts';

/** Where a schema has names of one sort: the keys that lead there, `*` for every member of a list or record. */
export type Path = readonly string[];

const known = new WeakMap<z.ZodType, Map<Named, readonly Path[]>>();

/** The places of a schema that name something of a sort: `['to', '*']` for a list of bodies. Worked out once for each schema. */
function placesNaming(schema: z.ZodType, named: Named): readonly Path[] {
  const bySort = known.get(schema) ?? new Map<Named, readonly Path[]>();
  known.set(schema, bySort);
  const places = bySort.get(named) ?? [...placesIn(schema, named)];
  bySort.set(named, places);
  return places;
}

/** What data of a schema names, of one sort; data that is not of the schema's form is passed over where it differs. */
export function namedIn(schema: z.ZodType, named: Named, data: unknown): string[] {
  return placesNaming(schema, named).flatMap((path) => [...at(path, data)]);
}

function* at(path: Path, value: unknown): Generator<string> {
  const [key, ...rest] = path;
  if (key === undefined) {
    if (typeof value === 'string') yield value;
    return;
  }
  if (value === null || typeof value !== 'object') return;
  if (key === '*') for (const member of Object.values(value)) yield* at(rest, member);
  else if (Object.hasOwn(value, key)) yield* at(rest, (value as Readonly<Record<string, unknown>>)[key]);
}

function* placesIn(schema: z.ZodType, named: Named): Generator<Path> {
  if (sortOf(schema) === named) {
    yield [];
    return;
  }
  if (schema instanceof z.ZodObject) {
    for (const [key, member] of Object.entries(schema.shape)) yield* below(key, member as z.ZodType, named);
  } else if (schema instanceof z.ZodArray) yield* below('*', schema.element as z.ZodType, named);
  else if (schema instanceof z.ZodRecord) yield* below('*', schema.valueType as z.ZodType, named);
  else if (schema instanceof z.ZodUnion)
    for (const option of schema.options) yield* placesIn(option as z.ZodType, named);
  else {
    const inner = innerOf(schema);
    if (inner) yield* placesIn(inner, named);
  }
}

function* below(key: string, schema: z.ZodType, named: Named): Generator<Path> {
  for (const path of placesIn(schema, named)) yield [key, ...path];
}

/** The schema that another one wraps: of what may be left out, has a default, is read-only or changed on its way in. */
function innerOf(schema: z.ZodType): z.ZodType | undefined {
  if (schema instanceof z.ZodPipe) return schema.in as z.ZodType;
  const { innerType } = schema.def as { innerType?: z.ZodType };
  return innerType;
}
