import { z } from 'zod';
import { count } from '../vocabulary/text.ts';
import { type Count, countRoll, rollCall } from './roll-call.ts';

const sum = count({ most: 100_000_000 });
const others = sum.default(0);

const voteMethodMade = z.discriminatedUnion('kind', [
  rollCall.extend({ kind: z.literal('roll-call') }),
  z.strictObject({
    kind: z.literal('tally'),
    ayes: sum,
    nays: sum,
    abstaining: others,
    present: others,
    paired: others,
    recused: others,
    absent: others,
    excused: others,
  }),
  z.strictObject({ kind: z.literal('voice') }),
  z.strictObject({ kind: z.literal('unanimous-consent') }),
  /** The outcome alone is on record. */
  z.strictObject({ kind: z.literal('unrecorded') }),
]);
type MethodMade = typeof voteMethodMade;
/** The type of the schema, by a name. */
export interface MethodSchema extends MethodMade {}
/** How a vote was taken: each method knows as much of the count as its kind can. */
export const voteMethod: MethodSchema = voteMethodMade;
/** How a vote was taken, by its `kind`, and what of the count is known by that. */
export type Method = z.output<typeof voteMethod>;

/** The count a method gives; `undefined` where only the outcome was announced. */
export function countOf(method: Method): Count | undefined {
  switch (method.kind) {
    case 'roll-call':
      return countRoll(method);
    case 'tally':
      return method;
    case 'voice':
    case 'unanimous-consent':
    case 'unrecorded':
      return undefined;
    default:
      return method satisfies never;
  }
}
