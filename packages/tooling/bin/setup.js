import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.js';
import { capture, run } from './run.js';
import { fingerprint, isStamped, stamped } from './stamp.js';
import { builtFolders, filesBelow, root, workspaceFolders } from './workspace.js';

/** The package manager, fetched by npx, so that a host needs nothing but Node and npm. */
export const packageManager = 'pnpm@12.21.0';

/** A step of a task that failed; what it had to say has been printed. */
export class StepFailed extends Error {
  constructor(step, code) {
    super(`${step} failed`);
    this.code = code;
  }
}

/** Installs the dependencies, unless that was done for these manifests and this lockfile. */
export async function install() {
  if (isStamped('install', installPrint())) return;
  await withLock(async () => {
    const print = installPrint();
    if (isStamped('install', print)) return;
    console.error(`Installing dependencies with ${packageManager} ...`);
    await stamped('install', print, installPackages);
  });
}

/** Makes the JavaScript of every package, unless that was done for these sources. Installs first. */
export async function build() {
  await install();
  if (isBuilt(buildPrint())) return;
  await withLock(async () => {
    const print = buildPrint();
    if (isBuilt(print)) return;
    console.error('Building packages ...');
    await stamped('build', print, bundlePackages);
  });
}

async function installPackages() {
  const code = await run('npx', ['-y', packageManager, 'install', '--frozen-lockfile'], {
    stdio: ['ignore', 2, 2],
    // Lets pnpm replace an earlier node_modules without asking.
    env: { CI: 'true' },
  });
  if (code !== 0) throw new StepFailed('install', code);
}

async function bundlePackages() {
  const results = await Promise.all(
    builtFolders().map(async (folder) => ({ folder, ...(await capture('tsup', [], { cwd: join(root, folder) })) })),
  );
  const failed = results.filter(({ code }) => code !== 0);
  for (const { folder, output } of failed) console.error(`${folder}:\n${output}`);
  if (failed[0]) throw new StepFailed('build', failed[0].code);
}

function installPrint() {
  const manifests = workspaceFolders().map((folder) => `${folder}/package.json`);
  return fingerprint(['package.json', 'pnpm-workspace.yaml', 'pnpm-lock.yaml', ...manifests]);
}

function buildPrint() {
  const packages = builtFolders().flatMap((folder) => [
    `${folder}/package.json`,
    `${folder}/tsup.config.ts`,
    ...filesBelow(`${folder}/src`),
  ]);
  return fingerprint(['pnpm-lock.yaml', 'packages/tooling/src/bundle.ts', ...packages]);
}

function isBuilt(print) {
  return isStamped('build', print) && builtFolders().every((folder) => existsSync(join(root, folder, 'dist')));
}
