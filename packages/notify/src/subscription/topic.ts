import { z } from 'zod';

const text = z.string().trim().min(1).max(200);

/** Schema of what one may follow. */
export const topic = z.discriminatedUnion('kind', [
  /** One measure, by its id. */
  z.strictObject({ kind: z.literal('measure'), id: text }),
  /** A council or committee: its meetings, and what is before it. */
  z.strictObject({ kind: z.literal('body'), id: text }),
  /** The measures that a member sponsors. */
  z.strictObject({ kind: z.literal('sponsor'), id: text }),
  /** The votes in which a member's name is called. */
  z.strictObject({ kind: z.literal('votes-of'), id: text }),
  /** A class of measures, or a subject as the city names it. */
  z.strictObject({ kind: z.literal('subject'), name: text }),
  /** Measures that come to a stage, or to a finer one of it: `committee`, `committee.held`. */
  z.strictObject({ kind: z.literal('stage'), stage: text }),
  /** Days that the law sets, so many calendar days before; of one measure, or of what is before one body. */
  z.strictObject({
    kind: z.literal('deadline'),
    days: z.int().min(0).max(365),
    measure: text.optional(),
    body: text.optional(),
  }),
  /** A place: a street, a ward, a district, as the city names it. */
  z.strictObject({ kind: z.literal('place'), name: text }),
  /** A section of the code. */
  z.strictObject({ kind: z.literal('code'), section: text }),
  /** A saved query: measures whose title, file number, subjects and places hold all of the words. */
  z.strictObject({
    kind: z.literal('query'),
    words: text.refine((words) => wordsOf(words).length > 0, 'holds no word'),
  }),
  z.strictObject({ kind: z.literal('everything') }),
]);

/** What one may follow. */
export type Topic = z.output<typeof topic>;

/** The key under which a topic is found; two topics with the same key are the same topic. */
export function topicKey(topic: Topic): string {
  switch (topic.kind) {
    case 'measure':
    case 'body':
    case 'sponsor':
    case 'votes-of':
      return `${topic.kind}:${topic.id}`;
    case 'subject':
    case 'place':
      return `${topic.kind}:${topic.name.toLowerCase()}`;
    case 'stage':
      return `stage:${topic.stage}`;
    case 'code':
      return `code:${topic.section.toLowerCase()}`;
    case 'deadline':
      return deadlineKey(topic);
    case 'query':
      return `query:${wordsOf(topic.words).sort().join(' ')}`;
    case 'everything':
      return 'everything';
    default:
      return topic satisfies never;
  }
}

/** The key of days ahead: of all measures, of one, or of what is before a body. */
export function deadlineKey({
  days,
  measure,
  body,
}: {
  readonly days: number;
  readonly measure?: string | undefined;
  readonly body?: string | undefined;
}): string {
  const of = [measure !== undefined && `measure:${measure}`, body !== undefined && `body:${body}`].filter(Boolean);
  return ['deadline', days, ...of].join(':');
}

/** The words of a text, lower case, each once: runs of letters and digits of any script. */
export function wordsOf(text: string): string[] {
  return [
    ...new Set(
      text
        .normalize('NFKC')
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? [],
    ),
  ];
}
