import { z } from 'zod';
import type { Count } from './roll-call.ts';

const fraction = z.tuple([z.int().min(1), z.int().min(1)]).readonly();
const properFraction = fraction.refine(([part, whole]) => part < whole, 'nobody has more ayes than the whole');
const upToTheWhole = fraction.refine(([part, whole]) => part <= whole, 'a threshold is at most the whole');

/**
 * How many ayes carry a question, as data: an absolute number, or a fraction of a base.
 *
 * Bases: `seats`, all the body has, filled or vacant; `in-office`, members on the day; `present`, those in the room, recused
 * members left out; `voting`, ayes and nays. `moreThan: [1, 2]` is a majority; `atLeast: [2, 3]` is two thirds, rounded up.
 */
export const threshold = z.union([
  z.strictObject({ votes: z.int().min(1) }),
  z.strictObject({ moreThan: properFraction, of: z.enum(['seats', 'in-office', 'present', 'voting']) }),
  z.strictObject({ atLeast: upToTheWhole, of: z.enum(['seats', 'in-office', 'present', 'voting']) }),
]);
export type Threshold = z.output<typeof threshold>;

/** How large the body is on the day; what the record does not tell is left out. */
export interface BodySize {
  readonly seats?: number | undefined;
  readonly inOffice?: number | undefined;
}

/** The ayes needed, and the number they are a share of; `undefined` where the record does not give that number. */
export function votesNeeded(
  rule: Threshold,
  size: BodySize,
  count: Count | undefined,
): { needed: number; of?: number } | undefined {
  if ('votes' in rule) return { needed: rule.votes };
  const of = baseOf(rule.of, size, count);
  if (of === undefined) return undefined;
  if ('moreThan' in rule) return { needed: Math.floor((of * rule.moreThan[0]) / rule.moreThan[1]) + 1, of };
  // Of nobody, no share is reached: a motion needs at least one aye.
  return { needed: Math.max(1, Math.ceil((of * rule.atLeast[0]) / rule.atLeast[1])), of };
}

function baseOf(
  base: 'seats' | 'in-office' | 'present' | 'voting',
  size: BodySize,
  count: Count | undefined,
): number | undefined {
  switch (base) {
    case 'seats':
      return size.seats;
    case 'in-office':
      return size.inOffice;
    case 'present':
      return count && count.ayes + count.nays + count.abstaining + count.present;
    case 'voting':
      return count && count.ayes + count.nays;
    default:
      return base satisfies never;
  }
}
