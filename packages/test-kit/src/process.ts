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

/** A Node process under way, whatever it is of. */
export interface Spawned {
  readonly child: ChildProcess;
  /** What it printed so far. */
  output(): string;
  /** What it complained of so far. */
  complaint(): string;
  /** Settles at its end with its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
}

/** Starts Node on the sources; killed at the latest when the test ends. */
export function spawnNode(args: readonly string[], env: NodeJS.ProcessEnv = process.env): Spawned {
  const child = spawn(process.execPath, ['--conditions=@statecraft/source', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env,
  });
  let output = '';
  let complaint = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    complaint += chunk;
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'close').then(
    ([code, signal]: (number | NodeJS.Signals)[]) => (signal ?? code) as number | NodeJS.Signals,
  );
  return { child, output: () => output, complaint: () => complaint, ended };
}

/** Starts a script; killed at the latest when the test ends. */
export function start(script: URL, ...args: string[]): Script {
  const { child, output, complaint, ended } = spawnNode([
    '--disable-warning=ExperimentalWarning',
    fileURLToPath(script),
    ...args,
  ]);
  return {
    child,
    output,
    ended: ended.then((end) => {
      if (complaint() !== '') throw new Error(complaint());
      return end;
    }),
  };
}
