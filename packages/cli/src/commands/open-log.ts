import { existsSync } from 'node:fs';
import { createEngine, type Engine, type EventLog, isFault, type Procedure } from '@statecraft/core';
import { natsLog } from '@statecraft/nats';
import { postgresLog } from '@statecraft/postgres';
import { sqliteLog } from '@statecraft/sqlite';
import { type Law, type LawFlags, lawWith } from '../load-procedure.ts';
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

/** The forms of a log's address, in words. */
export const logForms = 'an SQLite file, postgres://HOST/DATABASE?log=NAME, or nats://HOST:PORT/NAME';

/**
 * An address as it may be shown: without the password in it. A password may hold any character, as long as it is not written as
 * it should be: all up to the last `@` is taken for one, but for a user before a `:`.
 */
export function shown(address: string): string {
  return address
    .replace(/^(\w+:\/\/(?:[^:@/?#]*:)?).*@/s, '$1***@')
    .replace(/([?&]\w*(?:password|token)=)[^&]*/gi, '$1***');
}

/** Opens the log at an address: a file is SQLite's; `postgres://HOST/DATABASE?log=NAME`; `nats://HOST:PORT/NAME`. */
export async function openLog(address: string, { readOnly = false } = {}): Promise<EventLog> {
  if (/^postgres(?:ql)?:/.test(address)) {
    const url = urlIn(address, '--log');
    const name = url.searchParams.get('log') ?? 'main';
    url.searchParams.delete('log');
    return postgresLog(url.href, { log: name, readOnly });
  }
  if (/^(?:nats|tls):/.test(address)) {
    const url = urlIn(address, '--log');
    const name = decodeURIComponent(url.pathname.slice(1)) || 'main';
    url.pathname = '';
    return natsLog(name, { connection: { servers: url.href }, readOnly });
  }
  refuseScheme(address, '--log', `a log is ${logForms}`);
  return sqliteLog(address, { readOnly });
}

/** What an address that cannot be read is likely to suffer from. It is not printed: who knows where the password in it ends. */
const mangled =
  'this is no address; of a user or password in it, the characters / @ : # ? % are written %2F %40 %3A %23 %3F %25';

/** The parts of an address. Throws `InputError`, which names the option and not the address. */
export function urlIn(address: string, option: string): URL {
  try {
    const url = new URL(address);
    decodeURIComponent(url.username + url.password + url.pathname);
    return url;
  } catch (cause) {
    throw new InputError(option, [{ place: '', problem: mangled }], cause);
  }
}

/** Throws `InputError` for an address of a kind that is none of the `forms` there are: it is no name of a file. */
export function refuseScheme(address: string, option: string, forms: string): void {
  const [scheme] = /^\w{2,}:/.exec(address) ?? [];
  if (scheme !== undefined) throw new InputError(option, [{ place: '', problem: `${scheme} is not known; ${forms}` }]);
}

/** Uses a log, and closes it whatever comes of it. Throws `InputError` for a file that is only to be read and is not there. */
export async function withLog<Outcome>(
  address: string,
  options: { readOnly?: boolean },
  use: (log: EventLog) => Promise<Outcome>,
): Promise<Outcome> {
  if (options.readOnly && isMissing(address))
    throw new InputError(address, [{ place: '', problem: 'there is no such file' }]);
  const log = await openLog(address, options);
  try {
    return await use(log);
  } finally {
    await log.close();
  }
}

/** Whether an address names a file that is not there. */
export function isMissing(address: string): boolean {
  return !/^\w{2,}:/.test(address) && !existsSync(address);
}

/** Where a command that only asks finds its log, and the law that the log is under. */
export interface AskFlags extends LogFlags, LawFlags {}

/** Asks an engine over a log that is there already; nothing can be recorded through it. Throws `InputError` where the law is not known. */
export async function asking<Answer>(
  flags: AskFlags,
  ask: (engine: Engine, law: Law) => Promise<Answer>,
): Promise<Answer> {
  const address = addressIn(flags);
  const law = await lawWith(flags);
  try {
    return await withLog(address, { readOnly: true }, (log) =>
      ask(createEngine({ log, procedures: law.procedures }), law),
    );
  } catch (fault) {
    if (!isFault(fault, 'procedure-unknown')) throw fault;
    const problem =
      fault.details.procedure === undefined
        ? 'nothing says whose law the measure is under: give a procedure here, or as "procedure" in the command'
        : `${fault.message} Give here the file that has it.`;
    throw new InputError('--procedure', [{ place: '', problem }], fault);
  }
}

/**
 * Holds the log against the procedure that is to be put on record in it. One log is of one jurisdiction: throws `InputError` where
 * its first event is under the law of another.
 */
export async function refuseOtherLaw(log: EventLog, { id }: Pick<Procedure, 'id'>, address: string): Promise<void> {
  const first = await firstLaw(log);
  if (first === undefined || first === id) return;
  const problem = `what is on record here is under ${first}, and this is under ${id}: name another log`;
  throw new InputError(shown(address), [{ place: '', problem }]);
}

/** The id of the procedure that the first event of a log is under; `undefined` of an empty one. */
export async function firstLaw(log: EventLog): Promise<string | undefined> {
  for await (const { law } of log.read({ limit: 1 })) return law.procedure.id;
  return undefined;
}
