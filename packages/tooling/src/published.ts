import { join } from 'node:path';
import { files, root, text } from './workspace.ts';

/** What the checks read of a package.json. */
export interface Manifest {
  readonly name: string;
  readonly version?: string;
  readonly private?: boolean;
  readonly license?: string;
  readonly type?: string;
  readonly description?: string;
  readonly sideEffects?: boolean;
  readonly engines?: Readonly<Record<string, string>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, EntryTargets>>;
  readonly files?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** Where one export of a package leads, by condition; relative to the package. */
export interface EntryTargets {
  readonly types: string;
  readonly default: string;
}

/** A package that goes to the registry. */
export interface PublishedPackage {
  readonly name: string;
  /** Relative to the root. */
  readonly folder: string;
  readonly manifest: Manifest;
  readonly entryPoints: readonly EntryPoint[];
}

/** One thing that a user may import of a package. */
export interface EntryPoint {
  /** As a user writes it: `@statecraft/notify/webhook`. */
  readonly specifier: string;
  /** Its declarations, absolute. */
  readonly types: string;
  /** `index`, or the path of the export with its slashes as hyphens: `law-counts`. */
  readonly name: string;
}

/** The packages of the workspace that are published, by name. */
export function publishedPackages(): PublishedPackage[] {
  return manifests()
    .filter(({ manifest }) => manifest.private !== true)
    .map(({ folder, manifest }) => ({
      name: manifest.name,
      folder,
      manifest,
      entryPoints: Object.entries(manifest.exports ?? {}).map(([path, targets]) => ({
        specifier: path.replace(/^\./, manifest.name),
        types: join(root, folder, targets.types),
        name: path === '.' ? 'index' : path.slice(2).replaceAll('/', '-'),
      })),
    }));
}

/** The names of the packages of the workspace that never leave it. */
export function privatePackages(): string[] {
  return manifests()
    .filter(({ manifest }) => manifest.private === true)
    .map(({ manifest }) => manifest.name);
}

function manifests(): { folder: string; manifest: Manifest }[] {
  return files('{packages,examples}/*/package.json').map((path) => ({
    folder: path.slice(0, -'/package.json'.length),
    manifest: JSON.parse(text(path)),
  }));
}
