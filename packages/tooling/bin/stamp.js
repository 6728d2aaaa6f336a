import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './workspace.js';

// Below node_modules, so that removing node_modules forgets what was done.
const folder = join(root, 'node_modules/.statecraft');

/** One hash over the names and contents of files, given relative to the root; a missing file counts as such. */
export function fingerprint(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const path = join(root, file);
    const content = existsSync(path) ? readFileSync(path) : 'missing';
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** Whether a step was last completed for this fingerprint. */
export function isStamped(step, print) {
  const file = join(folder, step);
  return existsSync(file) && readFileSync(file, 'utf8') === print;
}

/** Does the work of a step and remembers its fingerprint; work that fails or is cut short leaves nothing remembered. */
export async function stamped(step, print, work) {
  const file = join(folder, step);
  rmSync(file, { force: true });
  await work();
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, print);
}
