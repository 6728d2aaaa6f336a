import { z } from 'zod';

/** The stages that people know, and the ends of the way. Finer stages nest below them with a dot: `committee.held`. */
export const stageNames = [
  'unfiled',
  'filed',
  'introduced',
  'committee',
  'vote',
  'executive',
  'enacted',
  'failed',
  'withdrawn',
  'expired',
  'closed',
] as const;

/** Schema of a stage. `pending` below a stage is the machine's own word for the stage itself. */
export const stage = z.templateLiteral([z.enum(stageNames), z.string().regex(/^(?:\.(?!pending$)[a-z][a-z-]*)?$/)], {
  error: `expected a stage: one of ${stageNames.join(', ')}, or a finer one below it, such as committee.held`,
});

/** Where the law puts a measure: `committee`, `committee.held`. */
export type Stage = z.output<typeof stage>;

/** Where every measure begins: nothing is on record of it. */
export const UNFILED = 'unfiled' satisfies Stage;

/** What a stage with finer stages below it is called in the machine when none of them applies: `committee` is `committee.pending`. */
export const PENDING = 'pending';

/** Whether `at` is the stage `within` or a finer one of it. */
export function isWithin(at: string, within: string): boolean {
  return at === within || at.startsWith(`${within}.`);
}
