import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { EventLog, RecordedEvent } from '@statecraft/core';
import { sqliteLog } from '@statecraft/sqlite';

const bin = fileURLToPath(new URL('../src/bin.ts', import.meta.url));

/** How a run of the program ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** Starts the program from its sources, as another process. */
export function start(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, ['--conditions=@statecraft/source', bin, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, out, err }));
  });
  return { child, ended };
}

/** Runs the program to its end. */
export function statecraft(...args: readonly string[]): Promise<Ended> {
  return start(args).ended;
}

/** Everything in a log. */
export async function all(log: EventLog): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const event of log.read()) events.push(event);
  return events;
}

/** Everything in the log of a file. Fails unless positions, and the versions of every stream, have no gap. */
export async function wholeLog(file: string): Promise<RecordedEvent[]> {
  const log: EventLog = sqliteLog(file);
  const events = await all(log);
  await log.close();
  const versions = new Map<string, number>();
  for (const [index, { position, stream, version }] of events.entries()) {
    const next = (versions.get(stream) ?? 0) + 1;
    if (position !== index + 1) throw new Error(`position ${position} stands at ${index + 1}`);
    if (version !== next) throw new Error(`${stream} goes from version ${next - 1} to ${version}`);
    versions.set(stream, version);
  }
  const commands = new Set(events.map(({ commandId }) => commandId));
  if (commands.size !== events.length) throw new Error('an act is on record twice');
  return events;
}
