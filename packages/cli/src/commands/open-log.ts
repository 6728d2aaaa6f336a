import { createEngine, type Engine, type EventLog } from '@statecraft/core';
import { natsLog } from '@statecraft/nats';
import { postgresLog } from '@statecraft/postgres';
import { sqliteLog } from '@statecraft/sqlite';
import { procedures } from '../procedures.ts';
import { InputError } from '../record/input-error.ts';

/** Where a command's log is, as it may be told: by its address, or as a file. */
export interface LogFlags {
  readonly log?: string | undefined;
  readonly db?: string | undefined;
}

/** The address of the log that was named. */
export function addressIn({ log, db }: LogFlags): string {
  const address = log ?? db;
  if (address === undefined)
    throw new InputError('--log', [{ place: '', problem: 'name the log: a file or an address' }]);
  return address;
}

/** An address as it may be shown: without the password in it. */
export function shown(address: string): string {
  return address.replace(/^(\w+:\/\/[^:@/]*):[^@/]*@/, '$1:***@').replace(/([?&]password=)[^&]*/, '$1***');
}

/** Opens the log at an address: a file is SQLite's; `postgres://HOST/DATABASE?log=NAME`; `nats://HOST:PORT/NAME`. */
export async function openLog(address: string, { readOnly = false } = {}): Promise<EventLog> {
  if (/^postgres(?:ql)?:/.test(address)) {
    const url = urlIn(address);
    const name = url.searchParams.get('log') ?? 'main';
    url.searchParams.delete('log');
    return postgresLog(url.href, { log: name, readOnly });
  }
  if (/^(?:nats|tls):/.test(address)) {
    const url = urlIn(address);
    const name = decodeURIComponent(url.pathname.slice(1)) || 'main';
    url.pathname = '';
    return natsLog(name, { connection: { servers: url.href }, readOnly });
  }
  return sqliteLog(address, { readOnly });
}

function urlIn(address: string): URL {
  try {
    return new URL(address);
  } catch (cause) {
    throw new InputError('--log', [{ place: '', problem: `${shown(address)} is no address` }], cause);
  }
}

/** Uses a log, and closes it whatever comes of it. */
export async function withLog<Outcome>(
  address: string,
  options: { readOnly?: boolean },
  use: (log: EventLog) => Promise<Outcome>,
): Promise<Outcome> {
  const log = await openLog(address, options);
  try {
    return await use(log);
  } finally {
    await log.close();
  }
}

/** Asks an engine over a log that is there already; nothing can be recorded through it. */
export function asking<Answer>(address: string, ask: (engine: Engine) => Promise<Answer>): Promise<Answer> {
  return withLog(address, { readOnly: true }, (log) => ask(createEngine({ log, procedures })));
}
