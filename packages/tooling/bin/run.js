import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { root } from './workspace.js';

// The workspace's own programs come first, among them the Node it pins.
const path = join(root, 'node_modules/.bin') + delimiter + process.env.PATH;

/**
 * Runs a program in the workspace and waits for its end.
 *
 * @returns its exit code; 128 plus the number of the signal that ended it, as a shell has it
 */
export function run(program, args, { cwd = root, env = {}, stdio = 'inherit' } = {}) {
  return finished(spawn(program, args, { cwd, stdio, env: { ...process.env, ...env, PATH: path } }));
}

/** Runs a program and keeps what it prints, on either stream, for the caller to show. */
export async function capture(program, args, { cwd = root } = {}) {
  const child = spawn(program, args, {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PATH: path },
  });
  const chunks = [];
  child.stdout.on('data', (chunk) => chunks.push(chunk));
  child.stderr.on('data', (chunk) => chunks.push(chunk));
  const code = await finished(child);
  return { code, output: Buffer.concat(chunks).toString() };
}

function finished(child) {
  // A terminal sends Ctrl-C to the child as well, so it is only outlived here; other signals are handed on.
  const outlive = () => {};
  const handOn = (signal) => child.kill(signal);
  process.on('SIGINT', outlive).on('SIGTERM', handOn).on('SIGHUP', handOn);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(signal ? 128 + constants.signals[signal] : code));
  }).finally(() => {
    process.off('SIGINT', outlive).off('SIGTERM', handOn).off('SIGHUP', handOn);
  });
}
