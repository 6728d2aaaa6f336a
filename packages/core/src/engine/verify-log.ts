import type { RecordedEvent } from '../log/event.ts';
import type { EventLog } from '../log/event-log.ts';
import { isKnown } from '../procedure/chronology.ts';

/** Where a log is not as every log must be. */
export interface Defect {
  /** The rule that is broken, an id of SPEC.md. */
  readonly rule: 'LOG-1' | 'LOG-2' | 'LOG-8' | 'LOG-11' | 'LOG-16' | 'REPLAY-3' | 'CORRECT-1';
  readonly position: number;
  readonly message: string;
}

/** What a log was found to hold. */
export interface Verification {
  readonly events: number;
  readonly streams: number;
  readonly commands: number;
  readonly defects: readonly Defect[];
}

/** How a log is to be read through. */
export interface VerifyOptions {
  /** Told now and then how many events were read, of how many. */
  readonly onProgress?: (read: number, of: number) => void;
}

const EVERY = 10_000;

/**
 * Reads a log from its first event to its last and holds it to what every log keeps: positions and versions without a gap,
 * instants that never decrease, no id twice, a command in one piece, types that are known, corrections and revisions of what is there.
 */
export async function verifyLog(log: EventLog, { onProgress }: VerifyOptions = {}): Promise<Verification> {
  const of = await log.head();
  const defects: Defect[] = [];
  const versions = new Map<string, number>();
  const ids = new Map<string, string>();
  const commands = new Set<string>();
  let last: RecordedEvent | undefined;
  let events = 0;
  for await (const event of log.read()) {
    events += 1;
    defects.push(...defectsOf(event, events, last, { versions, ids, commands }));
    last = event;
    if (events % EVERY === 0) onProgress?.(events, of);
  }
  if (events < of)
    defects.push({ rule: 'LOG-1', position: events + 1, message: `the log counts ${of} events and gives ${events}` });
  onProgress?.(events, Math.max(of, events));
  return { events, streams: versions.size, commands: commands.size, defects };
}

/** What of the log was read before an event. */
interface Read {
  readonly versions: Map<string, number>;
  /** Event ids, with the stream of each. */
  readonly ids: Map<string, string>;
  readonly commands: Set<string>;
}

function defectsOf(event: RecordedEvent, expected: number, last: RecordedEvent | undefined, read: Read): Defect[] {
  const { position, version, stream, id, at, type, schema, commandId, data, law } = event;
  const { versions, ids, commands } = read;
  const defects: Defect[] = [];
  const found = (rule: Defect['rule'], message: string) => defects.push({ rule, position, message });
  if (position !== expected) found('LOG-1', `stands at position ${position}, and ${expected} would be next`);
  const next = (versions.get(stream) ?? 0) + 1;
  if (version !== next) found('LOG-2', `is version ${version} of ${stream}, and ${next} would be next`);
  versions.set(stream, Math.max(next, version));
  if (last && at < last.at) found('LOG-11', `was recorded at ${at}, before ${last.at} of the event before it`);
  if (ids.has(id)) found('LOG-16', `has the id ${id}, which an earlier event has`);
  if (commands.has(commandId) && last?.commandId !== commandId)
    found('LOG-8', `is of the command ${commandId}, which was recorded earlier, apart from it`);
  if (!isKnown(event)) found('REPLAY-3', `is of type ${type}, schema ${schema}, which this library does not know`);
  const named = [
    ...(type === 'corrected' ? [data.event] : []),
    ...(law.revises ?? []).map((revision) => revision.event),
  ];
  for (const other of named)
    if (ids.get(String(other)) !== stream)
      found('CORRECT-1', `changes ${String(other)}, which is on ${stream} nowhere before it`);
  ids.set(id, stream);
  commands.add(commandId);
  return defects;
}
