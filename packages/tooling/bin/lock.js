import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from './workspace.js';

const file = join(root, 'packages/tooling/.lock');

/** Runs work while no other task of this checkout does; the lock of a process that has died is taken over. */
export async function withLock(work) {
  for (let tries = 0; !take(); tries += 1) {
    const pid = holder();
    if (!isAlive(pid)) rmSync(file, { force: true });
    if (tries === 10) console.error(`Waiting for process ${pid} to finish its set-up (lock: ${file}) ...`);
    await pause(100);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take() {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function holder() {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return 0;
  }
}

function isAlive(pid) {
  // Zero: the lock was just given up, or its owner has yet to write its number.
  if (pid === 0) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
