import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { problemAffectsResolutionKind, problemKindInfo } from '@arethetypeswrong/core/problems';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import type { Manifest } from './published.ts';
import { root } from './workspace.ts';

/** What goes to the registry for one package. */
export interface Tarball {
  /** The tarball, absolute. */
  readonly file: string;
  readonly manifest: Manifest;
  /** What is in it, by path relative to the package. */
  readonly contents: ReadonlyMap<string, string>;
}

/** Builds the packages where that is due and makes the tarball of each that is published, in a folder. */
export function packAll(folder: string): Tarball[] {
  execFileSync('node', [join(root, 'packages/tooling/bin/task.js'), 'pack', folder], { stdio: 'pipe' });
  return readdirSync(folder)
    .filter((name) => name.endsWith('.tgz'))
    .sort()
    .map((name) => readTarball(join(folder, name)));
}

function readTarball(file: string): Tarball {
  const unpacked = createPackageFromTarballData(readFileSync(file));
  const home = `/node_modules/${unpacked.packageName}/`;
  const contents = new Map(
    unpacked.listFiles(home).map((path) => [path.slice(home.length), unpacked.readFile(path)] as const),
  );
  return { file, manifest: JSON.parse(contents.get('package.json') ?? '{}'), contents };
}

/** What publint says of a tarball, its suggestions too. */
export async function publintComplaints({ file, manifest }: Tarball): Promise<string[]> {
  const { buffer, byteOffset, byteLength } = readFileSync(file);
  const tarball = buffer.slice(byteOffset, byteOffset + byteLength);
  const { messages } = await publint({ pack: { tarball }, strict: true });
  return messages.map((message) => formatMessage(message, manifest) ?? message.code);
}

/**
 * What are-the-types-wrong says of a tarball for those who import it: from ES modules on Node, and through a bundler.
 * The packages are ES modules only, so `require` with the types of CommonJS, and resolution as before `exports`, are left out.
 */
export async function typesComplaints({ file }: Tarball): Promise<string[]> {
  const analysis = await checkPackage(createPackageFromTarballData(readFileSync(file)));
  if (!analysis.types) return ['it has no types'];
  return analysis.problems
    .filter((problem) =>
      (['node16-esm', 'bundler'] as const).some((kind) => problemAffectsResolutionKind(problem, kind, analysis)),
    )
    .map((problem) => `${problemKindInfo[problem.kind].title}: ${JSON.stringify(problem)}`);
}
