import { builtinModules } from 'node:module';
import { COMPUTED, type SourceFile, targetOf } from './import-graph.ts';

/** What the sources of one package may import from outside it, to the letter: `xstate` does not allow `xstate/graph`. */
interface PackageRule {
  readonly package: string;
  readonly imports: readonly string[];
  readonly node: boolean;
  /** The files that load a module whose name only a user knows. */
  readonly loads?: readonly string[];
}

/** What one folder of core must not know; of the folders in `typesOnly` it may know the types. */
interface FolderRule {
  readonly folder: string;
  readonly never: readonly string[];
  readonly typesOnly?: readonly string[];
}

const core = '@statecraft/core';
/** Core's second entry, which alone reads XState's declarations: docs/adr/014-an-open-vocabulary.md. */
const machine = '@statecraft/core/machine';
const procedures = '@statecraft/procedures';

/** Dependencies point inward: adapters and tools import core, procedures are data on core, core knows nobody. */
export const packageRules: readonly PackageRule[] = [
  { package: 'packages/core', imports: ['xstate', 'immer', 'zod', 'temporal-polyfill'], node: false },
  { package: 'packages/procedures', imports: [core], node: false },
  { package: 'packages/sqlite', imports: [core], node: true },
  { package: 'packages/postgres', imports: [core, 'pg'], node: true },
  { package: 'packages/nats', imports: [core, '@nats-io/jetstream', '@nats-io/transport-node'], node: true },
  { package: 'packages/legistar', imports: [core], node: true },
  {
    package: 'packages/notify',
    imports: [core, 'feedsmith', 'ical-generator', 'nodemailer', 'pg', 'temporal-polyfill', 'zod'],
    node: true,
  },
  { package: 'packages/opentelemetry', imports: [core, '@opentelemetry/api'], node: false },
  { package: 'packages/testing', imports: [core, machine, 'fast-check', 'vitest', 'xstate/graph'], node: true },
  {
    package: 'packages/cli',
    imports: [
      core,
      machine,
      procedures,
      '@statecraft/legistar',
      '@statecraft/nats',
      '@statecraft/notify',
      '@statecraft/notify/email',
      '@statecraft/notify/http',
      '@statecraft/notify/notice',
      '@statecraft/notify/postgres',
      '@statecraft/notify/sqlite',
      '@statecraft/notify/webhook',
      '@statecraft/postgres',
      '@statecraft/sqlite',
      '@statecraft/testing',
      'commander',
      '@viz-js/viz',
      'zod',
    ],
    node: true,
    loads: ['packages/cli/src/load-vocabularies.ts'],
  },
];

/** The reference law of packages/testing is worth something only as long as it shares nothing with what it is compared with. */
const apart = 'packages/testing/src/law/';

/** The four ideas of core, `vote` and `calendar` beside them as pure functions, and `projection`, which reads what they keep. */
export const folderRules: readonly FolderRule[] = [
  { folder: 'vote', never: ['acts', 'procedure', 'log', 'engine', 'projection'] },
  { folder: 'calendar', never: ['acts', 'procedure', 'log', 'engine', 'projection'] },
  { folder: 'acts', never: ['procedure', 'log', 'engine', 'projection'] },
  { folder: 'log', never: ['procedure', 'engine', 'projection'], typesOnly: ['acts'] },
  { folder: 'procedure', never: ['engine', 'projection'], typesOnly: ['log'] },
  { folder: 'engine', never: ['projection'] },
  { folder: 'projection', never: ['engine'], typesOnly: ['log'] },
];

const builtins = new Set(builtinModules);

/**
 * Holds the import graph of the workspace's sources to the rules above.
 *
 * @returns one sentence for each breach, naming the file; none when the graph is as designed
 */
export function breaches(graph: readonly SourceFile[]): string[] {
  return [
    ...graph.flatMap((file) => [...outside(file), ...inside(file), ...setApart(file), ...reExports(file)]),
    ...cycles(graph),
  ];
}

function outside(file: SourceFile): string[] {
  const rule = packageRules.find((rule) => file.path.startsWith(`${rule.package}/src/`));
  if (!rule) return [];
  return file.imports
    .filter((imported) => targetOf(file, imported) === undefined)
    .filter(({ specifier }) => !rule.imports.includes(specifier) && !(rule.node && isBuiltin(specifier)))
    .filter(({ specifier }) => !(specifier === COMPUTED && rule.loads?.includes(file.path)))
    .map(({ specifier }) => `${file.path} imports ${specifier}, which ${rule.package} may not`);
}

function inside(file: SourceFile): string[] {
  const home = file.path.split('/src/')[0];
  return file.imports.flatMap((imported) => {
    const target = targetOf(file, imported);
    if (target === undefined) return [];
    if (!target.startsWith(`${home}/src/`)) return [`${file.path} reaches out of its package to ${target}`];
    const rule = folderRules.find(({ folder }) => folder === coreFolder(file.path));
    const folder = coreFolder(target);
    if (!rule || folder === undefined) return [];
    if (rule.never.includes(folder))
      return [`${file.path} imports ${target}, but ${rule.folder}/ never knows ${folder}/`];
    if (rule.typesOnly?.includes(folder) && !imported.typeOnly) {
      return [`${file.path} imports ${target}, of which ${rule.folder}/ may know only types`];
    }
    return [];
  });
}

function setApart(file: SourceFile): string[] {
  if (!file.path.startsWith(apart)) return [];
  return file.imports.flatMap((imported) => {
    const target = targetOf(file, imported);
    const own = target?.startsWith(apart) ?? imported.typeOnly;
    return own
      ? []
      : [`${file.path} imports ${imported.specifier}, but the reference law shares nothing with core but types`];
  });
}

function reExports(file: SourceFile): string[] {
  const isEntry = /^[^/]+\/[^/]+\/src\/index\.ts$/.test(file.path) || file.path === 'packages/core/src/machine.ts';
  return file.imports.flatMap(({ kind, specifier }) => {
    if (kind === 're-export-all') return [`${file.path} re-exports ${specifier} wholesale; name each export`];
    if (kind === 're-export' && !isEntry) return [`${file.path} re-exports from ${specifier}; only an entry may`];
    return [];
  });
}

/** Every ring of files that import each other, each told once, types counted: a ring of types is still one idea in two files. */
function cycles(graph: readonly SourceFile[]): string[] {
  const byPath = new Map(graph.map((file) => [file.path, file]));
  const done = new Set<string>();
  const found: string[] = [];

  const walk = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) {
      found.push(`import cycle: ${[...trail.slice(start), path].join(' -> ')}`);
      return;
    }
    const file = byPath.get(path);
    if (!file || done.has(path)) return;
    const targets = file.imports.map((imported) => targetOf(file, imported)).filter((target) => target !== undefined);
    for (const target of new Set(targets)) walk(target, [...trail, path]);
    done.add(path);
  };
  for (const { path } of graph) walk(path, []);
  return found;
}

function coreFolder(path: string): string | undefined {
  return /^packages\/core\/src\/([^/]+)\//.exec(path)?.[1];
}

function isBuiltin(specifier: string): boolean {
  return specifier.startsWith('node:') || builtins.has(specifier);
}
