import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tarball } from './tarball.ts';
import { text } from './workspace.ts';

/** What a user of the packages installs beside them: the peers, and the types of Node that their compiler wants. */
const beside = ['@opentelemetry/api', '@types/node', 'vitest'];

/** Makes an empty folder a user's project: the tarballs and what stands beside them, installed with npm. */
export function installIn(folder: string, tarballs: readonly Tarball[]): void {
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  const versions = beside.map((name) => `${name}@${pinned(name)}`);
  const how = ['--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync('npm', ['install', ...how, ...tarballs.map(({ file }) => file), ...versions], {
    cwd: folder,
    stdio: 'pipe',
  });
}

/** Where npm took each of our packages from, by the path it was installed at. */
export function originsIn(folder: string): Map<string, string> {
  const lock: { packages: Record<string, { resolved?: string }> } = JSON.parse(
    readFileSync(join(folder, 'package-lock.json'), 'utf8'),
  );
  return new Map(
    Object.entries(lock.packages)
      .filter(([path]) => path.includes('node_modules/@statecraft/'))
      .map(([path, { resolved = '' }]) => [path, resolved]),
  );
}

/** Holds the modules of a folder to strict types, those of every declaration they reach among them. */
export const strictest = {
  target: 'ES2024',
  lib: ['ES2024'],
  types: ['node'],
  module: 'NodeNext',
  moduleResolution: 'NodeNext',
  moduleDetection: 'force',
  strict: true,
  noUncheckedIndexedAccess: true,
  noEmit: true,
  skipLibCheck: false,
};

/** A folder of its own for a program, in which what it writes stays. */
export function workFolder(folder: string): string {
  mkdirSync(join(folder, 'work'), { recursive: true });
  return mkdtempSync(join(folder, 'work', 'run-'));
}

function pinned(name: string): string {
  const [, version] = new RegExp(`^ {2}'?${name}'?: (\\S+)$`, 'm').exec(text('pnpm-workspace.yaml')) ?? [];
  if (version === undefined) throw new Error(`${name} is not in the catalog`);
  return version;
}
