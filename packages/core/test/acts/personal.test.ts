import { expect, test } from 'vitest';
import { z } from 'zod';
import { ownActs } from '../../src/acts/acts.ts';
import { correct } from '../../src/acts/correct.ts';
import { reassess } from '../../src/acts/reassess.ts';
import { note, title } from '../../src/vocabulary/text.ts';
import { nameOnRoll } from '../../src/vote/roll-call.ts';

/** Texts that name or may describe anybody, wherever they stand. */
const telling: readonly z.ZodType[] = [note, title, nameOnRoll];

/** The places of a schema at which such a text stands: `reason`, `method.ayes`. */
function placesIn(schema: z.ZodType, at: readonly string[] = []): string[] {
  if (telling.includes(schema)) return [at.join('.')];
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([key, member]) => placesIn(member as z.ZodType, [...at, key]));
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => placesIn(option as z.ZodType, at));
  if (schema instanceof z.ZodArray) return placesIn(schema.element as z.ZodType, at);
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodReadonly
  )
    return placesIn(schema.unwrap() as z.ZodType, at);
  return [];
}

const acts = [...Object.values(ownActs), correct, reassess].map(
  ({ type, data, personal }): [string, z.ZodObject, readonly string[]] => [type, data, personal],
);

test.each(acts)('[ACT-9] %s names every place where it names or may describe somebody', (_type, data, personal) => {
  const covered = (place: string) => personal.some((named) => place === named || place.startsWith(`${named}.`));
  expect(placesIn(data).filter((place) => !covered(place))).toEqual([]);
});

test.each(acts)('[ACT-9] every personal place of %s is one that its data has', (_type, data, personal) => {
  for (const place of personal) expect(Object.keys(data.shape)).toContain(place.split('.')[0]);
  expect(new Set(personal).size).toBe(personal.length);
});

test('[ACT-9] who sat, moved, sponsored or presided is personal', () => {
  const { seat, vacate, vote, sponsor, introduce, file, convene } = ownActs;
  expect(seat.personal).toEqual(expect.arrayContaining(['member', 'name']));
  expect(vacate.personal).toContain('member');
  expect(vote.personal).toEqual(expect.arrayContaining(['mover', 'second', 'method.ayes', 'method.paired']));
  expect(convene.personal).toEqual(expect.arrayContaining(['presiding', 'present', 'absent', 'excused']));
  for (const { personal } of [sponsor, introduce, file]) expect(personal).toContain('sponsors');
});
