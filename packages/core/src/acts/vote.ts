import { z } from 'zod';
import type { LegalDate } from '../calendar/legal-date.ts';
import { defineAct } from '../vocabulary/define-act.ts';
import { bodyId, personId } from '../vocabulary/ids.ts';
import { type Method, voteMethod } from '../vote/method.ts';
import { placesOnRoll } from '../vote/roll-call.ts';
import { textHash } from './description.ts';
import { ownQuestion } from './questions.ts';
import { outcomeInWords, rollInWords } from './vote-words.ts';
import { capitalised, listed } from './words.ts';

/** A vote on record. */
export interface RecordedVote {
  id: string;
  on: LegalDate;
  body?: string;
  /** The question, by its kind: one of ours, or of a vocabulary in use. */
  question: { readonly kind: string; readonly rule?: string };
  method: Method;
  text?: { hash: string };
  outcome?: 'carried' | 'lost';
}

export interface VoteFacts {
  votes: RecordedVote[];
}

/** A body decides a question by a stated method. Which questions there are, the vocabularies in use say. */
export const vote = defineAct({
  type: 'vote',
  event: 'voted',
  subject: 'measure',
  data: z.strictObject({
    /** The body that votes; the procedure's council when left out. */
    body: bodyId.optional(),
    /** What the body decides. */
    question: ownQuestion,
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
  personal: ['mover', 'second', ...placesOnRoll('method')],
  facts: (): VoteFacts => ({ votes: [] }),
  record(facts: VoteFacts, { id, on, data, outcome }) {
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
  },
  say({ data, outcome = data.announced }, { nameOf, nameOnRoll, questionOf, rulings }) {
    const { question, method, mover, second, body } = data;
    const covers = question.kind === 'waiver' ? question.covers : undefined;
    return {
      headline: `${capitalised(questionOf(question))}: ${outcomeInWords(outcome ?? 'outcome not known', method, rulings)}`,
      details: [
        body && `In ${nameOf(body)}`,
        mover && `Moved by ${nameOf(mover)}${second ? `, seconded by ${nameOf(second)}` : ''}`,
        covers && covers.length > 1 && `One motion for ${listed(covers)}`,
        ...(method.kind === 'roll-call' ? rollInWords(method, nameOnRoll) : []),
      ],
    };
  },
});
