import type { Executed } from '@statecraft/core';
import { z } from 'zod';
import { officeHolder } from '../http/caller.ts';
import { Problem, pointersOf } from '../http/problem.ts';
import { explainAct, type HandedIn, type Outcome, recordAct, recordOverMany } from '../recording/record-acts.ts';
import { type Answer, endpoint } from './endpoint.ts';
import { actOverMany, explanation, handedAct, recorded, recordedOverMany } from './schemas.ts';

const key = z
  .string()
  .regex(/^"?[\w.:/-]{1,180}"?$/, 'expected 1 to 180 letters, digits and . _ : / -')
  .transform((text) => text.replaceAll('"', ''))
  .optional()
  .describe(
    'Names the act: handed in again under the same key, it is recorded once, and the first answer comes again.',
  );

const headers = z.object({
  'idempotency-key': key,
  'if-match': z
    .string()
    .regex(/^"\d{1,15}(-[\w-]{22})?"$/, 'expected the version that was looked at, in quotes: "7"')
    .transform((tag) => Number.parseInt(tag.slice(1), 10))
    .optional()
    .describe(
      'The version of the measure or body that was looked at, or its ETag, which begins with it: the act is recorded upon it or not at all.',
    ),
  'if-none-match': z.literal('*', 'expected *').optional().describe('The measure or body is to be new.'),
});

/** Many measures are of many versions, and a condition that nobody holds to is worse than none. */
const noVersion = z
  .never('is not taken here: many measures are of many versions')
  .optional()
  .describe('Not taken here, and refused: each measure is decided on as it then stands.');

/** Records one act. */
export const recordOne = endpoint({
  method: 'post',
  path: '/acts',
  id: 'recordAct',
  tag: 'Acts',
  summary: 'Records an act, if the law allows it.',
  right: 'officer',
  headers,
  body: { schema: handedAct, byEngine: true },
  answers: {
    201: {
      description: 'It is on record.',
      schema: recorded,
      headers: { ETag: 'The version that the measure or body is at now.', Location: 'Where it is read.' },
    },
    200: { description: 'It was on record already, under the same key.', schema: recorded },
  },
  problems: ['overtaken', 'unlawful', 'key-reused'],
  async handle({ city, caller, headers: asked, body }) {
    const expect = asked['if-none-match'] === '*' ? 0 : asked['if-match'];
    const outcome = await recordAct(city, officeHolder(caller), body as HandedIn, {
      key: asked['idempotency-key'],
      expect,
    });
    const [result] = resultsOf(outcome);
    if (!result) throw new Error('an act was recorded and nothing came of it');
    const { event, repeated } = result;
    const [kind, id] = [
      event.stream.slice(0, event.stream.indexOf('/')),
      event.stream.slice(event.stream.indexOf('/') + 1),
    ];
    return {
      status: repeated ? 200 : 201,
      json: told(result),
      headers: {
        ...(!repeated && { etag: `"${event.version}"` }),
        location: `/api/${kind === 'measure' ? 'measures' : 'bodies'}/${encodeURIComponent(id)}`,
      },
    };
  },
});

/** Records one act over many measures. */
export const recordMany = endpoint({
  method: 'post',
  path: '/acts/many',
  id: 'recordOverMany',
  tag: 'Acts',
  summary: 'Records one act over many measures, all of it or nothing: a consent docket, one waiver for all.',
  right: 'officer',
  headers: headers.pick({ 'idempotency-key': true }).extend({ 'if-match': noVersion }),
  body: { schema: actOverMany, byEngine: true },
  answers: {
    201: { description: 'It is on record of every measure.', schema: recordedOverMany },
    200: { description: 'It was on record already, under the same key.', schema: recordedOverMany },
  },
  problems: ['unlawful', 'key-reused', 'overtaken'],
  async handle({ city, caller, headers: asked, body }) {
    const officer = officeHolder(caller);
    const { act, measures } = batchIn(body as HandedIn);
    const outcome = await recordOverMany(city, officer, act, measures, { key: asked['idempotency-key'] });
    const results = resultsOf(outcome, measures);
    return { status: results.every(({ repeated }) => repeated) ? 200 : 201, json: { results: results.map(told) } };
  },
});

/** Asks what would come of an act. */
export const explain = endpoint({
  method: 'post',
  path: '/explain',
  id: 'explainAct',
  tag: 'Acts',
  summary: 'Every ruling on an act, for and against; nothing is recorded. Everybody may ask.',
  right: 'anyone',
  body: { schema: handedAct, byEngine: true },
  answers: { 200: { description: 'What would come of it.', schema: explanation } },
  async handle({ city, body }): Promise<Answer> {
    const told = await explainAct(city, body as HandedIn);
    if (told.kind === 'malformed') throw malformed(told.places);
    return { json: told.explanation };
  },
});

const batch = z.strictObject({ act: z.record(z.string(), z.unknown()), measures: actOverMany.shape.measures });

function batchIn(body: HandedIn): z.output<typeof batch> {
  const parsed = batch.safeParse(body);
  if (!parsed.success) throw malformed(parsed.error.issues);
  const { act, measures } = parsed.data;
  if (Object.hasOwn(act, 'measure')) throw malformed([{ path: ['act', 'measure'], message: 'stands in "measures"' }]);
  if (new Set(measures).size < measures.length)
    throw malformed([{ path: ['measures'], message: 'names a measure twice' }]);
  return parsed.data;
}

function malformed(places: Parameters<typeof pointersOf>[0]): Problem {
  const [first] = pointersOf(places);
  return new Problem('not-well-formed', {
    detail: `The act is not of its form${first ? `: ${first.pointer} ${first.message}` : ''}.`,
    more: { errors: pointersOf(places) },
  });
}

function resultsOf(outcome: Outcome, measures: readonly string[] = []): readonly Executed[] {
  switch (outcome.kind) {
    case 'recorded':
      return outcome.results;
    case 'malformed':
      throw malformed(outcome.places);
    case 'forbidden':
      throw new Problem('forbidden', { detail: `${capital(outcome.reason)}.` });
    case 'key-reused':
      throw new Problem('key-reused', {
        detail:
          'Another act is on record under this key. A new act takes a new key; a recorded one is changed by "correct".',
      });
    case 'overtaken': {
      const { stream, expected, actual, meanwhile } = outcome;
      const acts = meanwhile.map(({ type, on }) => `${type} on ${on}`).join(', ');
      throw new Problem('overtaken', {
        detail: `${stream} was at version ${expected} when you looked, and is at ${actual} now${acts ? `: ${acts}` : ''}. Look again, and hand it in anew.`,
        more: { stream, expected, actual, meanwhile },
        headers: { etag: `"${actual}"` },
      });
    }
    case 'refused': {
      const rejections = outcome.refusals.flatMap((refusal) => refusal.rejections);
      const [first] = rejections;
      throw new Problem('unlawful', {
        detail: `${capital(first?.message ?? '')}. ${first?.citation ?? ''}`,
        more:
          measures.length === 0
            ? { rejections }
            : {
                refusals: outcome.refusals.map(({ index, rejections }) => ({
                  measure: measures[index] ?? '',
                  rejections,
                })),
              },
      });
    }
    default:
      return outcome satisfies never;
  }
}

function told({ event, rulings, repeated }: Executed) {
  return { event, rulings, repeated };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
