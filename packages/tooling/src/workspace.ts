import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The files that match glob patterns, relative to the root, sorted. Built and installed files never match. */
export function files(...patterns: string[]): string[] {
  return globSync(patterns, {
    cwd: root,
    exclude: (path) => /(^|\/)(node_modules|dist|\.docs)(\/|$)/.test(path),
  }).sort();
}

/** The text of a file, given relative to the root; empty when there is none. */
export function text(file: string): string {
  const path = join(root, file);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}
