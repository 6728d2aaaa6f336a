import { actOfType } from '../acts/acts.ts';
import type { Request, Subject } from '../acts/command.ts';
import { formats } from '../vocabulary/formats.ts';
import type { JsonObject, StreamId, UnrecordedEvent } from '../log/event.ts';
import type { Decision } from '../procedure/decide.ts';

/** The stream in which the acts about a subject are recorded. */
export function streamOf({ kind, id }: Subject): StreamId {
  return `${kind}/${id}`;
}

/** A decided act in its envelope: what is to be recorded at an instant. */
export function unrecordedEvent(
  request: Request,
  { act, law }: Extract<Decision, { ok: true }>,
  at: string,
): UnrecordedEvent {
  const { subject, before, source, recordedBy, commandId, actId = commandId, causationId, correlationId } = request;
  return asRecorded({
    id: act.id,
    stream: streamOf(subject),
    type: actOfType(act.type).event,
    schema: formats.present,
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
