import { randomUUID } from 'node:crypto';
import type { EventLog } from '@statecraft/core';
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
