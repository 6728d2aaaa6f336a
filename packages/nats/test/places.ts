import { randomUUID } from 'node:crypto';
import type { EventLog, RecordedEvent } from '@statecraft/core';
import type { NatsServer } from '@statecraft/test-kit';
import { onTestFinished } from 'vitest';
import { type NatsLogOptions, natsLog } from '../src/nats-log.ts';

/** The name of a log that is yet to be made. */
export function newName(): string {
  return `test-${randomUUID()}`;
}

/** Opens a log on a server; closed at the latest when the test ends. */
export async function open(server: NatsServer, name: string, options: NatsLogOptions = {}): Promise<EventLog> {
  const log = await natsLog(name, { connection: { servers: server.url }, ...options });
  onTestFinished(() => log.close());
  return log;
}

/** The commands on record; fails unless positions and versions are gapless and every commit is whole and there once. */
export function wholeCommits(events: readonly RecordedEvent[]): Set<string> {
  const versions = new Map<string, number>();
  const commits = new Map<string, RecordedEvent[]>();
  for (const [index, event] of events.entries()) {
    if (event.position !== index + 1) throw new Error(`position ${event.position} stands at ${index + 1}`);
    const version = (versions.get(event.stream) ?? 0) + 1;
    if (event.version !== version) throw new Error(`${event.stream} skips from ${version - 1} to ${event.version}`);
    versions.set(event.stream, version);
    const commit = commits.get(event.commandId) ?? [];
    commit.push(event);
    commits.set(event.commandId, commit);
  }
  for (const [commandId, commit] of commits) {
    const first = commit[0]?.position ?? 0;
    const whole =
      commit.length === commit[0]?.data.of &&
      commit.every((event, n) => event.id === `${commandId}/${n}` && event.position === first + n);
    if (!whole) throw new Error(`${commandId} is recorded in part, or more than once`);
  }
  return new Set(commits.keys());
}
