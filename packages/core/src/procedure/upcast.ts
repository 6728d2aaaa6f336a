import { actOfEvent, eventOfAct } from '../acts/acts.ts';
import type { ActOf } from '../acts/command.ts';
import { type Formats, formats as known } from '../vocabulary/formats.ts';
import type { JsonObject, RecordedEvent } from '../log/event.ts';

/**
 * A stream's events as they would be recorded now: older formats brought to the present one; the same where none is older.
 *
 * A correction of an older format says one part of an act in that format. It becomes one that says all of the act as it then read.
 */
export function upcastStream(events: readonly RecordedEvent[], formats: Formats = known): readonly RecordedEvent[] {
  if (events.every(({ schema }) => schema >= formats.present)) return events;
  const said = new Map<string, Said>();
  return events.map((event) => {
    if (event.type !== 'corrected') said.set(event.id, event);
    else return upcastCorrection(event, said, formats);
    return upcastEvent(event, formats);
  });
}

/** An event as it would be recorded now. A correction by itself stays as it is: what its parts are parts of, only its stream knows. */
export function upcastEvent(event: RecordedEvent, formats: Formats = known): RecordedEvent {
  if (event.schema >= formats.present || event.type === 'corrected') return event;
  return { ...event, schema: formats.present, data: formats.upcast(event) };
}

/** Events that are read one by one, each as it would be recorded now. */
export async function* upcastAll(events: AsyncIterable<RecordedEvent>): AsyncGenerator<RecordedEvent> {
  for await (const event of events) yield upcastEvent(event);
}

/** What an act says at some point of its stream, and the format it says it in. */
type Said = Pick<RecordedEvent, 'type' | 'schema' | 'data'>;

function upcastCorrection(event: RecordedEvent, said: Map<string, Said>, formats: Formats): RecordedEvent {
  const { event: id, change, ...data } = event.data as ActOf<'correct'>['data'];
  const old = said.get(id);
  if (!old || 'strike' in change || (change.data === undefined && change.act === undefined)) return event;
  const { schema } = event;
  const type = change.act === undefined ? old.type : eventOfAct(change.act);
  const before = change.act === undefined ? formats.upcast(old, schema) : {};
  const now = { type, schema, data: { ...before, ...change.data } };
  said.set(id, now);
  if (schema >= formats.present) return event;
  const whole = { act: actOfEvent(type)?.type ?? change.act, data: formats.upcast(now) as JsonObject };
  return { ...event, schema: formats.present, data: { ...data, event: id, change: { ...change, ...whole } } };
}
