import type { z } from 'zod';
import type { Entry } from './entry.ts';
import type { Wording } from './saying.ts';

/** A vote on a question, as the question's recipe takes it. */
export type VoteOn<Data extends z.ZodObject> = Entry<{
  readonly question: z.output<Data> & { readonly kind: string };
  readonly body?: string | undefined;
  readonly [member: string]: unknown;
}>;

/** All there is to a question that a body may decide. What follows for the measure's stage is the lifecycle table's business. */
export interface QuestionDefinition<Kind extends string, Data extends z.ZodObject, Facts> {
  /** The question by name: `lay-on-the-table`. It is also the name of the day on which it last carried: `since: ['lay-on-the-table']`. */
  readonly kind: Kind;
  /** What the question says besides its kind. */
  readonly data: Data;
  /** The facts that only this question writes, as they stand before any act; none when left out. */
  readonly facts?: () => Partial<Facts>;
  /** Writes into the facts that the question was put, whether or not it is known what came of it; nothing when left out. */
  readonly put?: (facts: Facts, vote: VoteOn<Data>) => void;
  /** Writes into the facts that the question carried, by plain mutation, as the recipe of an act does. */
  readonly carried: 'nothing' | ((facts: Facts, vote: VoteOn<Data>) => void);
  /** Writes into the facts that it lost. */
  readonly lost: 'nothing' | ((facts: Facts, vote: VoteOn<Data>) => void);
  /** The question in words: "to lay on the table". */
  readonly say: (
    question: z.output<Data> & { readonly kind: Kind },
    wording: Pick<Wording, 'nameOf' | 'titleOf'>,
  ) => string;
}

/** A question, whatever question it is. */
export interface AnyQuestionDefinition {
  readonly kind: string;
  readonly data: z.ZodObject;
  readonly facts?: () => unknown;
  readonly put?: (facts: never, vote: never) => void;
  readonly carried: 'nothing' | ((facts: never, vote: never) => void);
  readonly lost: 'nothing' | ((facts: never, vote: never) => void);
  readonly say: (question: never, wording: Pick<Wording, 'nameOf' | 'titleOf'>) => string;
}

/**
 * Defines a question that is put to a vote.
 *
 * @example
 * const lay = defineQuestion({
 *   kind: 'lay-on-the-table', data: z.strictObject({}),
 *   carried(facts: { tabled?: { on: string } }, { on }) { facts.tabled = { on }; },
 *   lost: 'nothing', say: () => 'to lay on the table',
 * });
 */
export function defineQuestion<const Kind extends string, Data extends z.ZodObject, Facts = never>(
  question: QuestionDefinition<Kind, Data, Facts>,
): QuestionDefinition<Kind, Data, Facts> {
  return question;
}
