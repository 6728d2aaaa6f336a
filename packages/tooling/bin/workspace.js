import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The folders of all packages and examples, relative to the root, in a stable order. */
export function workspaceFolders() {
  return ['packages', 'examples'].flatMap((parent) =>
    readdirSync(join(root, parent))
      .map((name) => `${parent}/${name}`)
      .filter((folder) => existsSync(join(root, folder, 'package.json')))
      .sort(),
  );
}

/** The folders of the packages that are built with tsup, relative to the root. */
export function builtFolders() {
  return workspaceFolders().filter((folder) => existsSync(join(root, folder, 'tsup.config.ts')));
}

/** Every file below a folder, relative to the root, in a stable order. */
export function filesBelow(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)))
    .sort();
}
