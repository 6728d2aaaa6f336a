import { commandSchemas, legalDate } from '@statecraft/core';
import { subscriptionRequest, topic } from '@statecraft/notify';
import { z } from 'zod';
import { misplaced } from '../http/problem.ts';
import { law } from '../law.ts';

/** Schemas of the API: what is asked and answered. The OpenAPI document is made from them, and requests are held to them. */

/** The parts of a command that the service says itself. */
const ours = { recordedBy: true, commandId: true, actId: true, procedure: true } as const;

const commands = commandSchemas(law.uses);

/** The acts on measures, each by its name: commands of the engine without what the service says itself. */
export const measureActs = new Map(commands.measure.options.map(asHandedIn));
/** The acts of bodies. `correct` is of both. */
export const bodyActs = new Map(commands.body.options.map(asHandedIn));

/** An act as it is handed in. It is the engine that holds it to its form, by the same schemas, and names every wrong place. */
export const handedAct = z.union([...measureActs.values(), ...bodyActs.values()]);
/** An act over many measures: it names none. */
export const actOverMany = z.strictObject({
  act: z.union([...measureActs.values()].map((act) => act.omit({ measure: true }))),
  measures: z.array(z.string().min(1).max(200)).min(1).max(200),
});

function asHandedIn(command: z.ZodObject): [type: string, schema: z.ZodObject] {
  const { type } = command.shape as { readonly type: z.ZodLiteral<string> };
  return [type.value, command.omit(ours)];
}

const id = z.string();
const words = z.string();
const instant = z.iso.datetime();
const object = z.record(z.string(), z.unknown());

/** A path's id, as the record has ids: nothing that leads anywhere else. */
export const pathId = z
  .string()
  .max(200)
  .regex(
    /^[\p{L}\p{N}][\p{L}\p{N}._:-]*$/u,
    'an id starts with a letter or digit and goes on with letters, digits and . _ : -',
  );

/** Where to look back from. */
export const asOf = {
  on: legalDate.optional().describe('As of a legal date: acts of later days are left out.'),
  at: z.iso.datetime({ offset: true }).optional().describe('As of an instant: what was recorded later is left out.'),
};
export const day = legalDate;

const verdict = z.enum(['holds', 'fails', 'undetermined', 'unsettled']);
const figure = z.union([z.number(), z.string(), z.boolean(), z.array(z.string()), z.array(z.number())]);
const rulingShape = {
  rule: id,
  verdict,
  numbers: z.record(z.string(), figure).optional(),
  lacks: z.array(words).optional(),
  asked: z.literal(true).optional().describe('Whether the row only asked for it: it refuses nothing.'),
};
export const ruling = z.object({
  ...rulingShape,
  parts: z.array(z.lazy((): z.ZodType => ruling)).optional(),
});
export const explainedRuling = z.object({
  ...rulingShape,
  title: words,
  sentence: words,
  law: words,
  citation: words,
  parts: z.array(z.lazy((): z.ZodType => explainedRuling)).optional(),
});

export const rejection = z.object({
  code: z.enum(['malformed', 'contradiction', 'not-provided', 'out-of-order', 'unlawful', 'undetermined', 'unsettled']),
  rule: id,
  citation: words,
  path: z.array(z.union([z.string(), z.number()])),
  message: words,
  needs: words,
  ruling: ruling.optional(),
});

const procedureRef = z.object({ id, edition: id, version: id });
const actor = z.object({ id, role: words.optional() });
const source = z.record(z.string(), z.string());
const basis = z.enum(['recorded', 'inferred', 'hypothetical']);
const outcome = z.enum(['carried', 'lost']);
const judgement = {
  procedure: procedureRef,
  row: id.optional(),
  stage: words.optional(),
  outcome: outcome.optional(),
  rulings: z.array(ruling),
  void: z.literal(true).optional(),
};

/** An act on record, as it stands in the log. */
export const event = z.object({
  position: z.int().min(1),
  version: z.int().min(1),
  id,
  stream: z.string().regex(/^(measure|body)\//),
  type: words,
  vocabulary: words.optional().describe('The vocabulary whose act it is; absent for an act of the library.'),
  schema: z.int(),
  on: z.iso.date(),
  before: id.optional(),
  at: instant,
  basis,
  source: source.optional(),
  by: actor.optional(),
  recordedBy: words.optional(),
  actId: id,
  commandId: id,
  causationId: id.optional(),
  correlationId: id.optional(),
  data: object,
  law: z.object({ ...judgement, revises: z.array(z.object({ event: id, ...judgement })).optional() }),
});

export const recorded = z.object({
  event,
  rulings: z.array(explainedRuling),
  repeated: z.boolean().describe('Whether it was on record already, under the same key.'),
});
export const recordedOverMany = z.object({ results: z.array(recorded) });

const deadlineShape = {
  rule: id,
  title: words,
  when: words,
  date: z.iso.date().optional(),
  candidates: z.array(z.iso.date()).optional(),
  part: words.optional(),
  citation: words,
};
export const deadline = z.object(deadlineShape);
export const measureDeadline = z.object({ ...deadlineShape, measure: id });
export const deadlineList = z.object({ today: z.iso.date(), deadlines: z.array(measureDeadline) });

/** What the record says of a measure; what its acts write is of them. */
const measureFacts = z.looseObject({
  title: words.optional(),
  file: words.optional(),
  kind: words.optional(),
  sponsors: z.array(id),
  dates: object,
});

export const measure = z.object({
  id,
  stage: words,
  version: z.int().describe('How many acts are on record of it; give it as "If-Match" with the next one.'),
  procedure: procedureRef.optional(),
  facts: measureFacts,
  deadlines: z.array(deadline),
});

export const historyEntry = z.object({
  event,
  type: words,
  on: z.iso.date(),
  by: actor.optional(),
  source: source.optional(),
  data: object,
  stage: words.optional(),
  outcome: outcome.optional(),
  rulings: z.array(explainedRuling),
  correctedBy: id.optional(),
  void: z.literal(true).optional(),
});
export const history = z.object({ measure: id, acts: z.array(historyEntry) });

export const explanation = z.object({
  ok: z.boolean(),
  rejections: z.array(rejection),
  rulings: z.array(explainedRuling),
  stage: words.optional(),
  revises: z
    .array(historyEntry.pick({ stage: true, outcome: true, rulings: true, void: true }).extend({ event: id }))
    .describe(
      'How acts on the same record would read after it: those that a late act comes before, or that a correction is about.',
    ),
});

const need = z.object({
  rule: id,
  title: words,
  law: words,
  citation: words,
  verdict: verdict.optional(),
  sentence: words.optional(),
});
const opportunity = z.object({
  act: words,
  row: id,
  title: words,
  when: object,
  to: words,
  citation: words,
  ready: z.boolean(),
  needs: z.array(need),
});
export const opportunities = z.object({ measure: id, on: z.iso.date(), acts: z.array(opportunity) });
export const whyNotYet = z.object({ reached: z.boolean(), way: z.array(opportunity), failing: z.array(need) });

export const docketLine = z.object({
  id,
  stage: words,
  title: words.optional(),
  file: words.optional(),
  kind: words.optional(),
  sponsors: z.array(id),
  date: z.iso.date().optional().describe('The day it was found by, where days were asked for.'),
  deadlines: z.array(deadline),
});
export const docketPage = z.object({
  measures: z.array(docketLine),
  next: z.string().optional().describe('Give it as "after" for the next page; absent on the last.'),
  position: z.int().describe('The position of the log at which all of the page stood.'),
});

export const bodyFacts = z.looseObject({ id, tenures: z.array(object), meetings: z.array(object) });
export const bodyList = z.object({ bodies: z.array(z.object({ id, name: words, seats: z.int().optional() })) });

export const actsPage = z.object({
  acts: z.array(event),
  next: z.int().optional().describe('Give it as "after" for what follows; absent where nothing does yet.'),
});

/** Who is to be told, of what, and how. */
export const subscribing = subscriptionRequest;
export const subscription = z.object({
  id,
  subscriber: id,
  channel: words,
  state: z.enum(['unconfirmed', 'active', 'stopped', 'disabled', 'erased']),
  topics: z.array(topic),
  schedule: object,
  zone: words,
  locale: words,
  quietHours: object.optional(),
  after: z.int(),
  reason: words.optional(),
});
export const subscribed = z.object({
  subscription,
  secret: words.optional().describe('With which messages are signed: told here once.'),
});
export const subscriptionList = z.object({ subscriptions: z.array(subscription) });

export const health = z.object({
  ok: z.boolean(),
  log: z.object({
    writable: z.boolean(),
    head: z.int().optional(),
    durable: z.boolean().optional(),
    because: words.optional(),
  }),
  docket: z.object({ position: z.int() }),
  notices: z.object({ position: z.int() }),
});

export const identity = z.object({
  id,
  name: words,
  role: z.enum(['clerk', 'member', 'mayor', 'public']),
  until: instant.optional(),
  mayRecord: z.array(words),
});

export const problemKind = z.object({ type: words, title: words, status: z.int() });

/** A problem document, RFC 9457, with what this service adds. */
export const problemDocument = z.object({
  type: z.string().describe('An address of this service that says what the problem is.'),
  title: words,
  status: z.int(),
  detail: words,
  instance: z.string(),
  errors: z.array(misplaced).optional().describe('The places that are wrong.'),
  rejections: z.array(rejection).optional().describe('What the law has against an act.'),
  refusals: z.array(z.object({ measure: id, rejections: z.array(rejection) })).optional(),
  stream: words.optional(),
  expected: z.int().optional(),
  actual: z.int().optional(),
  meanwhile: z.array(event).optional().describe('What was recorded since the version that was expected.'),
});
