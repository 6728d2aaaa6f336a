import { z } from 'zod';
import type { Count } from './roll-call.ts';

const answerMade = z.enum(['ayes', 'nays', 'abstaining', 'present', 'paired', 'recused', 'absent', 'excused']);
type AnswerMade = typeof answerMade;
/** The type of the schema, by a name. */
export interface AnswerSchema extends AnswerMade {}
/** The ways a member's name can stand on a roll. */
export const answer: AnswerSchema = answerMade;
/** A way in which a member’s name can stand on a roll. */
export type Answer = z.output<typeof answer>;

const answersMade = z.strictObject({
  present: z.array(answer).default(['ayes', 'nays', 'abstaining', 'present']),
  voting: z.array(answer).default(['ayes', 'nays']),
  for: z.array(answer).default(['ayes']),
  against: z.array(answer).default(['nays']),
});
type AnswersMade = typeof answersMade;
/** The type of the schema, by a name. */
export interface AnswersSchema extends AnswersMade {}
/**
 * What answers mean where the law says so: which of them make a member present, which make a vote cast, and which of
 * those count for and against. A member who is recused is taken not to be there, unless the law counts them.
 */
export const answers: AnswersSchema = answersMade;
/** Which answers make a member present, a vote cast, for and against. */
export type Answers = z.output<typeof answers>;

/** What answers mean where the law says nothing of its own. */
export const plainAnswers: Answers = answers.parse({});

/** How many gave one of some answers, each of which counts once however often it is named. */
export function howMany(count: Count, which: readonly Answer[]): number {
  return [...new Set(which)].reduce((sum, each) => sum + count[each], 0);
}
