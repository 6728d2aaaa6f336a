import type { ActOf } from '../acts/command.ts';
import { type Definitions, definitionsOf } from '../definitions.ts';
import type { JsonObject, RecordedEvent } from '../log/event.ts';
import type { AnyVocabulary } from '../vocabulary/define-vocabulary.ts';

/**
 * A stream's events as they would be recorded now: older formats brought to the present one of their vocabulary; the same where none is
 * older.
 *
 * A correction of an older format says one part of an act in that format. It becomes one that says all of the act as it then read.
 */
export function upcastStream(events: readonly RecordedEvent[], definitions: Definitions): readonly RecordedEvent[] {
  if (events.every((event) => !isOlder(event, definitions))) return events;
  const said = new Map<string, Said>();
  return events.map((event) => {
    if (event.type === 'corrected') return upcastCorrection(event, said, definitions);
    said.set(event.id, event);
    return upcastEvent(event, definitions);
  });
}

/** Whether an event's data is of an older format than its vocabulary's present one. */
function isOlder(event: RecordedEvent, definitions: Definitions): boolean {
  const present = definitions.formatsOf(event)?.present;
  return present !== undefined && event.schema < present;
}

/** An event as it would be recorded now. A correction by itself stays as it is: what its parts are parts of, only its stream knows. */
export function upcastEvent(event: RecordedEvent, definitions: Definitions): RecordedEvent {
  const formats = definitions.formatsOf(event);
  if (!formats || event.schema >= formats.present || event.type === 'corrected') return event;
  return { ...event, schema: formats.present, data: formats.upcast(event) };
}

/** Events that are read one by one, each as it would be recorded now. `uses` are the vocabularies besides ours. */
export async function* upcastAll(
  events: AsyncIterable<RecordedEvent>,
  uses: readonly AnyVocabulary[],
): AsyncGenerator<RecordedEvent> {
  const definitions = definitionsOf(uses);
  for await (const event of events) yield upcastEvent(event, definitions);
}

/** What an act says at some point of its stream, in which vocabulary and in which of its formats. */
type Said = Pick<RecordedEvent, 'type' | 'schema' | 'data' | 'vocabulary'>;

/** A correction bears the vocabulary of the act that it says, and its `schema` counts that vocabulary's formats. */
function upcastCorrection(event: RecordedEvent, said: Map<string, Said>, definitions: Definitions): RecordedEvent {
  const { event: id, change, ...data } = event.data as ActOf<'correct'>['data'];
  const old = said.get(id);
  if (!old || 'strike' in change || (change.data === undefined && change.act === undefined)) return event;
  const recording = change.act === undefined ? definitions.actOfEvent(old) : definitions.commandable(change.act);
  if (!recording) return event;
  const { formats, vocabulary } = recording;
  const schema = event.vocabulary === vocabulary ? event.schema : formats.present;
  const before = change.act === undefined ? formats.upcast(old, schema) : {};
  const now = { type: recording.event, vocabulary, schema, data: { ...before, ...change.data } };
  said.set(id, now);
  if (schema >= formats.present) return event;
  const whole = { act: recording.type, data: formats.upcast(now) as JsonObject };
  return { ...event, schema: formats.present, data: { ...data, event: id, change: { ...change, ...whole } } };
}
