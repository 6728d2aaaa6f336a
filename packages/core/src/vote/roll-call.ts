import { z } from 'zod';

const names = z.array(z.string().min(1)).readonly().default([]);

/** A roll call: who answered how, by the members' ids. A list left out is empty. */
export const rollCall = z.strictObject({
  ayes: names,
  nays: names,
  abstaining: names,
  /** Present and not voting, without abstaining. */
  present: names,
  /** Absent by agreement with a member of the other side. */
  paired: names,
  recused: names,
  absent: names,
  excused: names,
});
/** Who answered how, each list of members’ ids whole. */
export type RollCall = Readonly<{ [Answer in keyof z.output<typeof rollCall>]: readonly string[] }>;

/** How many answered how, whether or not it is known who. */
export type Count = { readonly [Answer in keyof RollCall]: number };

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
