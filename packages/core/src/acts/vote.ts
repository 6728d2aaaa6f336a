import { z } from 'zod';
import type { LegalDate } from '../calendar/legal-date.ts';
import { type Method, voteMethod } from '../vote/method.ts';
import { defineAct } from './act.ts';
import { type DescriptionFacts, replaceText, textHash } from './description.ts';
import type { HoldFacts } from './hold.ts';
import { bodyId, measureId, personId } from './ids.ts';
import type { PostponementFacts } from './postpone.ts';
import type { VetoFacts } from './veto.ts';

/** What a body may be asked to decide. What follows from the answer is the lifecycle table's business. */
export const question = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('passage') }),
  /** Passage on an earlier reading than the last, where each takes a vote. */
  z.strictObject({ kind: z.literal('first-reading') }),
  z.strictObject({
    kind: z.literal('waiver'),
    /** The rule that is waived. */
    rule: z.string().min(1),
    /** The measures for which it is waived, where one motion names several. */
    covers: z.array(measureId).readonly().optional(),
  }),
  z.strictObject({ kind: z.literal('amendment') }),
  z.strictObject({ kind: z.literal('reconsideration') }),
  z.strictObject({ kind: z.literal('discharge') }),
  z.strictObject({ kind: z.literal('override') }),
  /** Whether the text that the executive sent with a veto takes the place of the vetoed one. */
  z.strictObject({ kind: z.literal('acceptance') }),
]);
export type Question = z.output<typeof question>;

/** The kinds of question there are. */
export const questionKinds = [
  'passage',
  'first-reading',
  'waiver',
  'amendment',
  'reconsideration',
  'discharge',
  'override',
  'acceptance',
] as const satisfies readonly Question['kind'][];

/** A vote on record. */
export interface RecordedVote {
  id: string;
  on: LegalDate;
  body?: string;
  question: Question;
  method: Method;
  text?: { hash: string };
  outcome?: 'carried' | 'lost';
}

export interface VoteFacts {
  votes: RecordedVote[];
  /** Requirements of law that a carried vote set aside. */
  waivers: { rule: string; on: LegalDate; vote: string }[];
}

/** A body decides a question by a stated method. */
export const vote = defineAct({
  type: 'vote',
  event: 'voted',
  payload: z.strictObject({
    /** The body that votes; the procedure's council when left out. */
    body: bodyId.optional(),
    question,
    method: voteMethod,
    /** The text that is voted on. */
    text: z.strictObject({ hash: textHash }).optional(),
    /** The outcome as the chair announced it; computed from the count when left out. */
    announced: z.enum(['carried', 'lost']).optional(),
    /** How the chair voted to break a tie; not counted among the answers. */
    casting: z.enum(['ayes', 'nays']).optional(),
    mover: personId.optional(),
    second: personId.optional(),
  }),
  facts: (): VoteFacts => ({ votes: [], waivers: [] }),
  record(facts: VoteFacts & PostponementFacts & HoldFacts & VetoFacts & DescriptionFacts, entry) {
    const { id, on, data, outcome } = entry;
    const { body, question, method, text } = data;
    facts.votes.push({
      id,
      on,
      question,
      method,
      ...(body && { body }),
      ...(text && { text: { ...text } }),
      ...(outcome && { outcome }),
    });
    if (question.kind === 'waiver' && outcome === 'carried') facts.waivers.push({ rule: question.rule, on, vote: id });
    if (question.kind === 'passage') delete facts.postponement;
    // A hold was the committee's; it has the measure no more.
    if (question.kind === 'discharge' && outcome === 'carried') delete facts.hold;
    if (question.kind === 'acceptance' && outcome === 'carried') replaceText(facts, entry, facts.veto?.substitute);
  },
});
