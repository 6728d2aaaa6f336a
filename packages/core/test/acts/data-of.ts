import fc from 'fast-check';
import { z } from 'zod';

/** Texts of every form that acts ask for: ids, days, times, addresses, and words. */
const texts = fc.oneof(
  fc.constantFrom('ann', 'bob', 'finance', 'parks', 'm1', 'e1', 'readings', 'sha256:0a'),
  fc.constantFrom('2020-01-06', '2024-02-29', '9999-12-31'),
  fc.constantFrom('2020-01-06T10:00', '2020-01-06T23:59:59'),
  fc.constantFrom('2020-01-06T10:00:00Z', 'https://example.org/1'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
);

/** Anything that a schema takes, as its caller would write it. A schema of a sort not known here is a fault of this file. */
export function dataOf(schema: z.ZodType): fc.Arbitrary<unknown> {
  if (schema instanceof z.ZodObject) {
    const members = Object.entries(schema.shape).map(([key, member]) => [key, dataOf(member as z.ZodType)] as const);
    const required = Object.entries(schema.shape).flatMap(([key, member]) =>
      isOptional(member as z.ZodType) ? [] : [key],
    );
    return taken(fc.record(Object.fromEntries(members), { requiredKeys: required }), schema);
  }
  if (schema instanceof z.ZodArray) {
    const member = dataOf(schema.element as z.ZodType);
    return taken(fc.array(member, { maxLength: 3 }), schema);
  }
  if (schema instanceof z.ZodUnion) return fc.oneof(...schema.options.map((option) => dataOf(option as z.ZodType)));
  if (schema instanceof z.ZodRecord)
    return taken(fc.dictionary(fc.constantFrom('to', 'title', 'until'), dataOf(schema.valueType as z.ZodType)), schema);
  if (schema instanceof z.ZodLazy) return fc.oneof(texts, fc.integer(), fc.boolean(), fc.constant(null));
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
  if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema.values);
  if (schema instanceof z.ZodBoolean) return fc.boolean();
  if (schema instanceof z.ZodNumber) return taken(fc.integer({ min: 0, max: 20 }), schema);
  if (schema instanceof z.ZodNullable) return fc.option(dataOf(schema.unwrap() as z.ZodType));
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodReadonly)
    return dataOf(schema.unwrap() as z.ZodType);
  const { type } = schema.def;
  if (type === 'string') return taken(texts, schema);
  throw new TypeError(`no data is made of a schema of ${type}`);
}

/** What of these a schema takes. */
function taken(values: fc.Arbitrary<unknown>, schema: z.ZodType): fc.Arbitrary<unknown> {
  return values.filter((value) => schema.safeParse(value).success);
}

function isOptional(schema: z.ZodType): boolean {
  return schema.safeParse(undefined).success;
}
