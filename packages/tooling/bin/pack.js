import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { capture } from './run.js';
import { packageManager, StepFailed } from './setup.js';
import { builtFolders, root } from './workspace.js';

/** Writes the declarations of the packages that are published, unless they are up to date. */
export async function declarePackages() {
  await step('declarations', 'tsc', ['-b', ...builtFolders()]);
}

/** Makes the tarball of every published package in a folder, as it would go to the registry. Needs the build. */
export async function pack(folder) {
  await declarePackages();
  const destination = resolve(root, folder);
  mkdirSync(destination, { recursive: true });
  const filters = builtFolders().map((path) => `--filter=./${path}`);
  await step('pack', 'npx', ['-y', packageManager, '-r', ...filters, 'pack', '--pack-destination', destination]);
}

async function step(name, program, args) {
  const { code, output } = await capture(program, args);
  if (code === 0) return;
  console.error(output);
  throw new StepFailed(name, code);
}
