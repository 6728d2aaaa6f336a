import type { Request, Subject } from '../acts/command.ts';
import { correct } from '../acts/correct.ts';
import type { Definitions } from '../definitions.ts';
import type { JsonObject, StreamId, UnrecordedEvent } from '../log/event.ts';
import type { Decision } from '../procedure/decide.ts';

/** The stream in which the acts about a subject are recorded. */
export function streamOf({ kind, id }: Subject): StreamId {
  return `${kind}/${id}`;
}

/** A decided act in its envelope: what is to be recorded at an instant. */
export function unrecordedEvent(
  request: Request,
  { act, recording, law }: Extract<Decision, { ok: true }>,
  at: string,
  definitions: Definitions,
): UnrecordedEvent {
  const { subject, before, source, recordedBy, commandId, actId = commandId, causationId, correlationId } = request;
  return asRecorded({
    id: act.id,
    stream: streamOf(subject),
    type: act.type === correct.type ? correct.event : definitions.actOfType(act.type).event,
    vocabulary: recording?.vocabulary,
    schema: recording?.formats.present ?? presentFormat(definitions),
    on: act.on,
    before,
    at,
    basis: act.basis,
    source,
    by: act.by,
    recordedBy,
    actId,
    commandId,
    causationId,
    correlationId,
    data: act.data as JsonObject,
    law,
  });
}

/** The format in which our own acts are recorded now. */
export function presentFormat(definitions: Definitions): number {
  return definitions.formatsOf({ type: correct.event })?.present ?? 1;
}

/** A frozen copy without the keys whose value is `undefined`, so that what is recorded is what JSON gives back, and stays so. */
function asRecorded<Value>(value: Value): Value {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return Object.freeze(value.map(asRecorded)) as Value;
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    const inner = (value as Record<string, unknown>)[key];
    if (inner !== undefined) copy[key] = asRecorded(inner);
  }
  return Object.freeze(copy) as Value;
}
