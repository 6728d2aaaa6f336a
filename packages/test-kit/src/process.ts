import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** A script that runs as a process of its own, on the sources. */
export interface Script {
  readonly child: ChildProcess;
  /** What it printed so far. */
  output(): string;
  /** Settles at its end with its exit code, or the signal that ended it; rejects with what it complained of. */
  readonly ended: Promise<number | NodeJS.Signals>;
}

/** Starts a script; killed at the latest when the test ends. */
export function start(script: URL, ...args: string[]): Script {
  const child = spawn(
    process.execPath,
    ['--conditions=@statecraft/source', '--disable-warning=ExperimentalWarning', fileURLToPath(script), ...args],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  let complaint = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    complaint += chunk;
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'close').then(([code, signal]: (number | NodeJS.Signals)[]) => {
    if (complaint !== '') throw new Error(complaint);
    return (signal ?? code) as number | NodeJS.Signals;
  });
  return { child, output: () => output, ended };
}
