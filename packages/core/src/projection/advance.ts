import { isFault, StatecraftError } from '../errors.ts';
import type { RecordedEvent, StreamId } from '../log/event.ts';
import { chronicled, chronologyBy, comesLast } from '../procedure/chronology.ts';
import { upcastEvent } from '../procedure/upcast.ts';
import type { Findable, Projection } from './define-projection.ts';
import { keptText, plainText } from './plain-text.ts';
import type { KeptDocument } from './projection-store.ts';

/** Documents as they were loaded, by key. */
export type Loaded = ReadonlyMap<string, Omit<KeptDocument, 'index'>>;

/** The keys of the documents that events concern, as they are kept. */
export function keysOf(projection: Projection, events: readonly RecordedEvent[]): string[] {
  const keys = new Set<string>();
  for (const event of events) {
    const key = keyOf(projection, event);
    if (key !== undefined) keys.add(key);
  }
  return [...keys];
}

/** The streams that must be read from their beginning: an act came late in them, or something was corrected. */
export function streamsToReread(projection: Projection, events: readonly RecordedEvent[], loaded: Loaded): StreamId[] {
  if (projection.order === 'recorded') return [];
  const streams = new Set<StreamId>();
  const lastOn = new Map<string, string | undefined>();
  for (const event of events) {
    const key = keyOf(projection, event);
    if (key === undefined || streams.has(event.stream)) continue;
    const known = lastOn.has(key) || loaded.has(key);
    if (!isInPlace(projection, event, known, lastOn.get(key) ?? loaded.get(key)?.lastOn)) streams.add(event.stream);
    lastOn.set(key, event.on);
  }
  return [...streams];
}

/**
 * The documents that events change, from those that were loaded and the streams that had to be read again.
 *
 * Throws `projection-failed` for the first event on which the fold, the index or the key fails.
 */
export function advance(
  projection: Projection,
  events: readonly RecordedEvent[],
  loaded: Loaded,
  reread: ReadonlyMap<StreamId, readonly RecordedEvent[]>,
): KeptDocument[] {
  const open = new Map<string, OpenDocument>();
  for (const event of events) {
    const key = keyOf(projection, event);
    if (key === undefined) continue;
    attributed(projection, event, () => {
      const before = open.get(key) ?? opened(loaded.get(key));
      open.set(
        key,
        projection.order === 'recorded'
          ? oneFurther(projection, key, before, event)
          : inLegalOrder(projection, key, before, event, reread),
      );
    });
  }
  return [...open].map(([key, { doc, lastOn, last }]) =>
    attributed(projection, last as RecordedEvent, () => ({
      key,
      body: json(doc),
      lastOn,
      index: indexOf(projection.index(doc, plainText(key))),
    })),
  );
}

/** A document while events are folded into it. */
interface OpenDocument {
  readonly doc: unknown;
  readonly lastOn?: string | undefined;
  /** The last event that concerned it, of those at hand. */
  readonly last?: RecordedEvent;
}

function opened(kept: Omit<KeptDocument, 'index'> | undefined): OpenDocument | undefined {
  return kept && { doc: JSON.parse(kept.body), lastOn: kept.lastOn };
}

function oneFurther(projection: Projection, key: string, before: OpenDocument | undefined, event: RecordedEvent) {
  const doc = before ? before.doc : fresh(projection, key, event);
  return { doc: projection.fold(doc, upcastEvent(event, projection.definitions)), last: event };
}

function inLegalOrder(
  projection: Projection,
  key: string,
  before: OpenDocument | undefined,
  event: RecordedEvent,
  reread: ReadonlyMap<StreamId, readonly RecordedEvent[]>,
): OpenDocument {
  if (isInPlace(projection, event, before !== undefined, before?.lastOn)) {
    const doc = before ? before.doc : fresh(projection, key, event);
    return { doc: projection.fold(doc, chronicled(event, projection.definitions)), lastOn: event.on, last: event };
  }
  const events = (reread.get(event.stream) ?? []).filter(({ version }) => version <= event.version);
  const acts = chronologyBy(events, projection.definitions);
  let doc = fresh(projection, key, events[0] ?? event);
  for (const act of acts) doc = projection.fold(doc, act);
  return { doc, lastOn: acts.at(-1)?.on, last: event };
}

/**
 * Whether an event says something new behind all that a document holds, so that it can be folded in by itself.
 *
 * One of a type that is not known is not: reading the stream again then says so.
 */
function isInPlace(
  { definitions }: Projection,
  event: RecordedEvent,
  known: boolean,
  lastOn: string | undefined,
): boolean {
  return (known || event.version === 1) && event.law.revises === undefined && comesLast(event, lastOn, definitions);
}

function keyOf(projection: Projection, event: RecordedEvent): string | undefined {
  return attributed(projection, event, () => {
    const key = projection.keyOf(upcastEvent(event, projection.definitions));
    return key === undefined ? undefined : keptText(key);
  });
}

/** A document that nothing else holds on to, whatever `initial` gives. */
function fresh(projection: Projection, key: string, first: RecordedEvent): unknown {
  return JSON.parse(json(projection.initial(plainText(key), first)));
}

function json(doc: unknown): string {
  const text: string | undefined = JSON.stringify(doc);
  if (text === undefined) throw new TypeError(`a document must be JSON, not ${typeof doc}`);
  return text;
}

function indexOf(found: Readonly<Record<string, Findable>>): Record<string, readonly string[]> {
  return Object.fromEntries(
    Object.entries(found).flatMap(([field, value]) => {
      const values = new Set((value === undefined ? [] : [value].flat()).map(keptText));
      return values.size > 0 ? [[keptText(field), [...values]]] : [];
    }),
  );
}

/** Does the work for an event; what it throws becomes the fault that names the event. */
function attributed<Outcome>({ name, version }: Projection, event: RecordedEvent, work: () => Outcome): Outcome {
  try {
    return work();
  } catch (cause) {
    if (isFault(cause, 'projection-failed')) throw cause;
    const { position, stream, id } = event;
    throw new StatecraftError(
      'projection-failed',
      `The projection ${name}, version ${version}, fails on event ${position} (${event.type} of ${stream}): ${cause instanceof Error ? cause.message : String(cause)}. It stays before that event. Mend its fold, and raise its version if documents must be made anew.`,
      { details: { name, version, position, stream, event: id }, cause },
    );
  }
}
