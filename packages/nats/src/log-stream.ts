import {
  DiscardPolicy,
  type JetStreamManager,
  RetentionPolicy,
  StorageType,
  type StreamConfig,
  type StreamInfo,
} from '@nats-io/jetstream';
import { StatecraftError } from '@statecraft/core';
import { foreign, isMissingStream, isNameInUse, lost, readOnlyLog } from './faults.ts';

/** What a log's stream is called on the server, and the subject it keeps. */
export interface StreamNames {
  readonly stream: string;
  readonly subject: string;
}

/** The names for a log; what is no letter, digit, `-` or `_` is written as `=` and its code, since NATS gives some of it a meaning. */
export function streamNames(log: string): StreamNames {
  const name =
    Array.from(Buffer.from(log), (byte) => {
      const character = String.fromCharCode(byte);
      return /[\w-]/.test(character) ? character : `=${byte.toString(16).padStart(2, '0')}`;
    }).join('') || '=';
  return { stream: `statecraft-${name}`, subject: `statecraft.log.${name}` };
}

/** Finds a log's stream, or makes it unless it is only to be read. Several processes may do so at the same time. */
export async function openStream(
  manager: JetStreamManager,
  log: string,
  { stream, subject }: StreamNames,
  { replicas, readOnly }: { replicas: number; readOnly: boolean },
): Promise<StreamInfo> {
  try {
    return await manager.streams.info(stream);
  } catch (error) {
    if (!isMissingStream(error)) throw error;
    if (readOnly)
      throw new StatecraftError(
        'log-unavailable',
        `There is no log ${log} on the server yet; open it for writing first.`,
        {
          details: { log },
          cause: error,
        },
      );
  }
  try {
    return await manager.streams.add({
      name: stream,
      subjects: [subject],
      description: `Statecraft log ${log}`,
      storage: StorageType.File,
      retention: RetentionPolicy.Limits,
      // A full stream refuses what is new; it never forgets what is old.
      discard: DiscardPolicy.New,
      num_replicas: replicas,
      allow_direct: true,
      deny_delete: true,
      deny_purge: true,
    });
  } catch (error) {
    if (!isNameInUse(error)) throw error;
    return manager.streams.info(stream);
  }
}

/** Throws unless a stream keeps a log for good: `log-foreign` for another purpose, `log-corrupt` when messages are missing. */
export function checkStream(log: string, { subject }: StreamNames, { config, state }: StreamInfo): void {
  const wrong = forgets(config) ?? (config.subjects?.join() === subject ? undefined : `it keeps ${config.subjects}`);
  if (wrong) throw foreign(log, wrong);
  if (state.messages !== state.last_seq) throw lost(log, `${state.last_seq - state.messages} messages are missing`);
}

function forgets(config: StreamConfig): string | undefined {
  if (config.retention !== RetentionPolicy.Limits) return `its retention is ${config.retention}`;
  if (config.discard !== DiscardPolicy.New) return 'it discards old messages';
  if (config.max_age > 0) return 'its messages expire';
  if (config.max_msgs_per_subject > 0) return 'it keeps only the last messages';
  return undefined;
}

/** What keeps a stream from taking more; `undefined` when nothing does. */
export function hindranceIn(log: string, { config, state }: StreamInfo): StatecraftError | undefined {
  if (config.sealed) return readOnlyLog(log, 'is sealed');
  const full =
    (config.max_bytes > 0 && state.bytes >= config.max_bytes) ||
    (config.max_msgs > 0 && state.messages >= config.max_msgs);
  if (!full) return undefined;
  return new StatecraftError(
    'log-full',
    `The log ${log} has no room left on the server: raise max_bytes or max_msgs of its stream.`,
    {
      details: { log, bytes: state.bytes, messages: state.messages },
    },
  );
}
