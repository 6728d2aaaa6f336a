import { z } from 'zod';
import { isId } from '../vocabulary/ids.ts';
import { named } from '../vocabulary/names.ts';
import { bound, list } from '../vocabulary/text.ts';

/** Schema of a name on a roll: it has the form of an id. Whether it is a member's, the rules of law say. */
export const nameOnRoll = named(
  z
    .string()
    .min(1, { abort: true, error: 'expected an id, and it is empty' })
    .superRefine(
      bound(isId, 'expected an id: it starts with a letter or digit and goes on with letters, digits and . _ : -'),
    ),
  'person',
);

const roll = list(nameOnRoll, { most: 1_000 }).default([]);

const rollCallMade = z.strictObject({
  ayes: roll,
  nays: roll,
  abstaining: roll,
  /** Present and not voting, without abstaining. */
  present: roll,
  /** Absent by agreement with a member of the other side. */
  paired: roll,
  recused: roll,
  absent: roll,
  excused: roll,
});
type RollCallMade = typeof rollCallMade;
/** The type of the schema, by a name. */
export interface RollCallSchema extends RollCallMade {}
/** A roll call: who answered how, by the members' ids. A list left out is empty. */
export const rollCall: RollCallSchema = rollCallMade;
/** Who answered how, each list of members’ ids whole. */
export type RollCall = Readonly<{ [Answer in keyof z.output<typeof rollCall>]: readonly string[] }>;

/** How many answered how, whether or not it is known who. */
export type Count = { readonly [Answer in keyof RollCall]: number };

/** The places of an act's data at which a roll names people: `placesOnRoll('method')` gives `method.ayes` and the others. */
export function placesOnRoll<Place extends string>(place: Place): `${Place}.${keyof RollCall}`[] {
  return Object.keys(rollCall.shape).map((answer) => `${place}.${answer as keyof RollCall}` as const);
}

/** Counts a roll call. */
export function countRoll(roll: RollCall): Count {
  return {
    ayes: roll.ayes.length,
    nays: roll.nays.length,
    abstaining: roll.abstaining.length,
    present: roll.present.length,
    paired: roll.paired.length,
    recused: roll.recused.length,
    absent: roll.absent.length,
    excused: roll.excused.length,
  };
}

/** How many a count tells of in all. */
export function sizeOf({ ayes, nays, abstaining, present, paired, recused, absent, excused }: Count): number {
  return ayes + nays + abstaining + present + paired + recused + absent + excused;
}

/** Everybody the roll names, in the order of the lists, as often as it names them. */
export function namesOn(roll: RollCall): string[] {
  return [
    ...roll.ayes,
    ...roll.nays,
    ...roll.abstaining,
    ...roll.present,
    ...roll.paired,
    ...roll.recused,
    ...roll.absent,
    ...roll.excused,
  ];
}
