import { posix } from 'node:path';
import type { Tarball } from './tarball.ts';

/** What no published file may say: where in this workspace, or on this machine, it came from. */
export interface Workspace {
  /** The folder of the workspace, absolute. */
  readonly root: string;
  /** The names of the packages that never leave it. */
  readonly privatePackages: readonly string[];
}

/** What the checks read of a source map. */
interface SourceMap {
  readonly sources: readonly string[];
  readonly sourceRoot?: string;
  readonly mappings: string;
}

/** One sentence for each thing that is missing from a tarball's manifest or files, or not as it must be. */
export function contentComplaints(tarball: Tarball, workspace: Workspace): string[] {
  return [
    ...manifestComplaints(tarball, workspace),
    ...fileComplaints(tarball),
    ...leaks(tarball, workspace),
    ...mapComplaints(tarball),
    ...linkComplaints(tarball),
  ];
}

function manifestComplaints({ manifest }: Tarball, { privatePackages }: Workspace): string[] {
  const needed = { ...manifest.dependencies, ...manifest.peerDependencies, ...manifest.optionalDependencies };
  const wanted: [boolean, string][] = [
    [manifest.license === 'Apache-2.0', 'license is not Apache-2.0'],
    [manifest.engines?.node === '>=22.18', 'engines.node is not >=22.18'],
    [manifest.type === 'module', 'type is not module'],
    [manifest.sideEffects === false, 'sideEffects is not false'],
    [Boolean(manifest.description), 'description is missing'],
    [(manifest.files ?? []).length > 0, 'files is missing'],
    [manifest.exports !== undefined, 'exports is missing'],
  ];
  return [
    ...wanted.filter(([holds]) => !holds).map(([, complaint]) => complaint),
    ...Object.keys(needed)
      .filter((name) => privatePackages.includes(name))
      .map((name) => `depends on ${name}, which is private`),
    ...Object.entries(manifest.exports ?? {})
      .filter(([, targets]) => !targets.types || Object.keys(targets).at(-1) !== 'default')
      .map(([path]) => `exports["${path}"] has no types, or does not end with default`),
  ];
}

function fileComplaints({ manifest, contents }: Tarball): string[] {
  const targets = Object.values(manifest.exports ?? {}).flatMap((entry) => Object.values(entry));
  const wanted = [
    'LICENSE',
    'README.md',
    'SPEC.md',
    ...[...targets, ...Object.values(manifest.bin ?? {})].map(inPackage),
  ];
  const strays = [...contents.keys()].filter(
    (path) => !/^(dist|src)\/|^(LICENSE|README\.md|SPEC\.md|package\.json)$/.test(path),
  );
  return [
    ...wanted.filter((path) => !contents.has(path)).map((path) => `${path} is missing`),
    ...strays.map((path) => `${path} does not belong in it`),
    // Declarations are never removed by a build, so those of a source that is gone would go out as well.
    ...[...contents.keys()]
      .filter((path) => path.endsWith('.d.ts') && !contents.has(sourceOf(path)))
      .map((path) => `${path} is left from a source that is gone; remove dist and build anew`),
  ];
}

/** Where a file says something that only holds inside the workspace. */
function leaks({ contents }: Tarball, { root, privatePackages }: Workspace): string[] {
  const place = root.replace(/\/$/, '');
  return [...contents].flatMap(([path, text]) => {
    const said = [
      ...(text.includes(place) ? [place] : []),
      ...(path === 'package.json'
        ? [...text.matchAll(/"((?:workspace|catalog):[^"]*)"/g)].map(([, range = '']) => range)
        : []),
      ...(/\.(js|ts)$/.test(path) ? [...text.matchAll(/(?:from|import\(?) *['"]([^'"]+)['"]/g)] : [])
        .map(([, specifier = '']) => specifier)
        .filter(
          (specifier) =>
            privatePackages.includes(specifier.split('/').slice(0, 2).join('/')) || leaves(path, specifier),
        ),
    ];
    return said.map((what) => `${path} names ${what}`);
  });
}

/** Every map is JSON, leads to sources that are in the package, and belongs to a file that is there and points to it. */
function mapComplaints({ contents }: Tarball): string[] {
  return [...contents.keys()]
    .filter((path) => path.endsWith('.map'))
    .flatMap((path) => {
      const { sources, sourceRoot, mappings }: SourceMap = JSON.parse(contents.get(path) ?? '');
      const generated = contents.get(path.slice(0, -'.map'.length));
      return [
        // What only hands on names has nothing to map.
        ...(sources.length === 0 && mappings !== '' ? [`${path} has no sources`] : []),
        ...sources
          .map((source) => posix.join(posix.dirname(path), sourceRoot ?? '', source))
          .filter((source) => !contents.has(source))
          .map((source) => `${path} leads to ${source}, which is not there`),
        ...(generated?.includes(`sourceMappingURL=${posix.basename(path)}`) ? [] : [`nothing points to ${path}`]),
      ];
    });
}

/** The links of the README to files of the package. What stands elsewhere in the repository is not in it. */
function linkComplaints({ contents }: Tarball): string[] {
  return [...(contents.get('README.md') ?? '').matchAll(/\]\((?!\w+:|#|\.\.\/)([^)#]+)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !contents.has(inPackage(target)))
    .map((target) => `README.md links to ${target}, which is not there`);
}

function leaves(path: string, specifier: string): boolean {
  return specifier.startsWith('.') && posix.join(posix.dirname(path), specifier).startsWith('..');
}

function sourceOf(declaration: string): string {
  return declaration.replace(/^dist\//, 'src/').replace(/\.d\.ts$/, '.ts');
}

function inPackage(path: string): string {
  return posix.normalize(path);
}
