import { z } from 'zod';
import { type ActOf, malformationsOf } from '../acts/command.ts';
import { correct } from '../acts/correct.ts';
import { reassess } from '../acts/reassess.ts';
import { legalDate } from '../calendar/legal-date.ts';
import { type Definitions, definitionsOf, isGloss } from '../definitions.ts';
import type { RecordedEvent } from '../log/event.ts';
import type { EventLog } from '../log/event-log.ts';
import { isKnown, sayUnknown } from '../procedure/chronology.ts';
import type { PassedOver } from '../procedure/replay.ts';
import { upcastEvent } from '../procedure/upcast.ts';
import type { AnyVocabulary } from '../vocabulary/define-vocabulary.ts';
import { isBound } from '../vocabulary/text.ts';

/** Where a log is not as every log must be. */
export interface Defect {
  /** The rule that is broken, an id of SPEC.md. */
  readonly rule:
    | 'LOG-1'
    | 'LOG-2'
    | 'LOG-8'
    | 'LOG-11'
    | 'LOG-16'
    | 'ACT-1'
    | 'CAL-1'
    | 'PROC-2'
    | 'REPLAY-3'
    | 'LATE-4'
    | 'CORRECT-1';
  readonly position: number;
  readonly message: string;
}

/** What a log was found to hold. */
export interface Verification {
  readonly events: number;
  readonly streams: number;
  readonly commands: number;
  readonly defects: readonly Defect[];
  /** Events of a vocabulary that is not at hand, the first thousand of them: they were not looked into, and are no defects. */
  readonly unread: readonly PassedOver[];
  /** How many such events there are. */
  readonly unreadCount: number;
}

/** How a log is to be read through. */
export interface VerifyOptions {
  /** The vocabularies besides ours whose acts are looked into. */
  readonly uses: readonly AnyVocabulary[];
  /** Told now and then how many events were read, of how many. */
  readonly onProgress?: (read: number, of: number) => void;
}

const EVERY = 10_000;
/** The most unread events that are listed. */
const MOST_UNREAD = 1_000;

function passedOver({ position, type, vocabulary, schema }: RecordedEvent): PassedOver {
  return { position, type, vocabulary, schema };
}

/**
 * Reads a log from its first event to its last and holds it to what every log keeps: positions and versions without a gap,
 * instants that never decrease, no id twice, a command in one piece, acts that are known, on streams of their kind, of their form
 * and of days that exist, the law that judged them, corrections and revisions of what is there.
 */
export async function verifyLog(log: EventLog, { uses, onProgress }: VerifyOptions): Promise<Verification> {
  const definitions = definitionsOf(uses);
  const of = await log.head();
  const defects: Defect[] = [];
  const versions = new Map<string, number>();
  const acts = new Map<string, Known>();
  const commands = new Set<string>();
  const unread: PassedOver[] = [];
  let unreadCount = 0;
  let last: RecordedEvent | undefined;
  let events = 0;
  for await (const event of log.read()) {
    events += 1;
    const isForeign = definitions.formatsOf(event) === undefined;
    if (isForeign) unreadCount += 1;
    if (isForeign && unread.length < MOST_UNREAD) unread.push(passedOver(event));
    defects.push(...defectsOf(event, events, last, { versions, acts, commands, definitions }));
    last = event;
    if (events % EVERY === 0) onProgress?.(events, of);
  }
  if (events < of)
    defects.push({ rule: 'LOG-1', position: events + 1, message: `the log counts ${of} events and gives ${events}` });
  onProgress?.(events, Math.max(of, events));
  return { events, streams: versions.size, commands: commands.size, defects, unread, unreadCount };
}

/** What of the log was read before an event. */
interface Read {
  readonly versions: Map<string, number>;
  /** The events, by their ids. */
  readonly acts: Map<string, Known>;
  readonly commands: Set<string>;
  readonly definitions: Definitions;
}

/** What is known of an event that was read. */
interface Known {
  readonly stream: string;
  /** The day of the act as it reads by now; absent where it is none that can be corrected. */
  readonly on?: string | undefined;
}

/** What is wrong, and by which rule. */
type Flaw = readonly [rule: Defect['rule'], message: string];

function defectsOf(event: RecordedEvent, expected: number, last: RecordedEvent | undefined, read: Read): Defect[] {
  const { stream, id, type, on, commandId, position } = event;
  const { versions, acts, commands, definitions } = read;
  const flaws = [
    ...flawsOfPlace(event, expected, last, read),
    ...flawsOfActIn(event, acts, definitions),
    ...flawsOfLaw(event, acts),
  ];
  versions.set(stream, Math.max((versions.get(stream) ?? 0) + 1, event.version));
  acts.set(id, isGloss({ type }) ? { stream } : { stream, on });
  commands.add(commandId);
  return flaws.map(([rule, message]) => ({ rule, position, message }));
}

const instant = z.iso.datetime();

/** What is wrong with where and when an event was recorded, and under which names. */
function* flawsOfPlace(
  { position, version, stream, id, at, commandId }: RecordedEvent,
  expected: number,
  last: RecordedEvent | undefined,
  { versions, acts, commands }: Read,
): Generator<Flaw> {
  if (position !== expected) yield ['LOG-1', `stands at position ${position}, and ${expected} would be next`];
  const next = (versions.get(stream) ?? 0) + 1;
  if (version !== next) yield ['LOG-2', `is version ${version} of ${stream}, and ${next} would be next`];
  if (!instant.safeParse(at).success) yield ['LOG-11', `was recorded at ${at}, which is no instant`];
  else if (last && at < last.at) yield ['LOG-11', `was recorded at ${at}, before ${last.at} of the event before it`];
  if (acts.has(id)) yield ['LOG-16', `has the id ${id}, which an earlier event has`];
  if (commands.has(commandId) && last?.commandId !== commandId)
    yield ['LOG-8', `is of the command ${commandId}, which was recorded earlier, apart from it`];
}

/** What is wrong with an act; one of a vocabulary that is not at hand is not looked into. */
function flawsOfActIn(event: RecordedEvent, acts: Map<string, Known>, definitions: Definitions): readonly Flaw[] {
  if (definitions.formatsOf(event) === undefined) return [];
  if (!isKnown(event, definitions)) return [['REPLAY-3', sayUnknown(event, definitions)]];
  return [...flawsOfAct(event, acts, definitions)];
}

/** Whether an event belongs on a stream of its kind. */
function belongsOn(stream: string, event: RecordedEvent, definitions: Definitions): boolean {
  const [kind] = stream.split('/', 1);
  if (event.type === correct.event) return kind === 'measure' || kind === 'body';
  return isGloss(event) ? kind === 'measure' : definitions.actOfEvent(event)?.subject === kind;
}

/** What is wrong with what an event says. What a correction says is entered into the acts. */
function* flawsOfAct(event: RecordedEvent, acts: Map<string, Known>, definitions: Definitions): Generator<Flaw> {
  const { type, stream, on, before } = event;
  if (!belongsOn(String(stream), event, definitions)) yield ['ACT-1', `is ${type}, which is no act of ${stream}`];
  if (!legalDate.safeParse(on).success) yield ['CAL-1', `is of ${on}, a day that does not exist`];
  const place = { stream, on };
  if (before !== undefined && !isGloss(event) && !isPlace(acts.get(before), place)) yield sayNoPlace(before, place);
  const malformations = malformationsIn(event, definitions);
  if (malformations.length > 0) yield ['ACT-1', `is not of the form of ${type}: ${malformations.join('; ')}`];
  else if (type === correct.event) yield* flawsOfCorrection(event, acts);
}

/** Every place in an event's data that is not of the form of its act, in the format of today. Bounds are for new commands alone. */
function malformationsIn(event: RecordedEvent, definitions: Definitions): string[] {
  try {
    const { data } = upcastEvent(event, definitions);
    const schema = formOf(event, definitions);
    return (schema?.safeParse(data).error?.issues ?? [])
      .filter((issue) => !isBound(issue))
      .flatMap((issue) => malformationsOf(issue, definitions))
      .map(({ path, message }) => `${path.join('.')}: ${message}`);
  } catch (fault) {
    return [String(fault)];
  }
}

/** The form of what an event says: of its act, or of a gloss. */
function formOf(event: RecordedEvent, definitions: Definitions): z.ZodObject | undefined {
  if (event.type === correct.event) return correct.data;
  return event.type === reassess.event ? reassess.data : definitions.actOfEvent(event)?.data;
}

function* flawsOfCorrection({ stream, data }: RecordedEvent, acts: Map<string, Known>): Generator<Flaw> {
  const { event: id, change } = data as ActOf<'correct'>['data'];
  const target = acts.get(id);
  if (target?.stream !== stream || target.on === undefined) {
    yield ['CORRECT-1', `changes ${id}, which is no act that stands on ${stream} before it`];
  } else if ('strike' in change) {
    acts.set(id, { stream });
  } else {
    const { before } = change;
    const place = { stream, on: change.on ?? target.on };
    if (before !== undefined && (before === id || !isPlace(acts.get(before), place))) yield sayNoPlace(before, place);
    acts.set(id, place);
  }
}

function isPlace(act: Known | undefined, { stream, on }: Known): boolean {
  return act !== undefined && act.stream === stream && act.on === on;
}

function sayNoPlace(before: string, { stream, on }: Known): Flaw {
  return ['LATE-4', `is put before ${before}, which is no act of ${on} on ${stream}`];
}

const judgement = z.object({
  procedure: z.object({ id: z.string(), edition: z.string(), version: z.string() }),
  rulings: z.array(z.unknown()),
  revises: z.array(z.object({ event: z.string() })).optional(),
});

/** What is wrong with what is recorded of the law. */
function* flawsOfLaw({ stream, law }: RecordedEvent, acts: ReadonlyMap<string, Known>): Generator<Flaw> {
  const parsed = judgement.safeParse(law);
  if (!parsed.success) yield ['PROC-2', 'does not say under which law it was judged, and what that made of it'];
  for (const { event } of parsed.data?.revises ?? [])
    if (acts.get(event)?.stream !== stream)
      yield ['CORRECT-1', `revises ${event}, which is on ${stream} nowhere before it`];
}
