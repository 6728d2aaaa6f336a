import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompilerState, Extractor, ExtractorConfig, type ExtractorLogLevel } from '@microsoft/api-extractor';
import { type EntryPoint, type PublishedPackage, publishedPackages } from './published.ts';
import { root } from './workspace.ts';

/** What a user may import from one entry point of a package, as text. */
export interface ApiReport {
  /** Where it is committed, relative to the root. */
  readonly path: string;
  readonly text: string;
}

/** The folder of a package that keeps the reports of its entry points. */
export const reportFolder = 'api';

/**
 * Reads the declarations of every entry point of every published package, as `tsc -b` wrote them, and puts down its
 * surface: each export with its full type, sorted by name, in the form of API Extractor.
 *
 * @throws Error where API Extractor cannot read a declaration
 */
export function apiReports(): ApiReport[] {
  const packages = publishedPackages();
  const folder = mkdtempSync(join(tmpdir(), 'statecraft-api-'));
  try {
    const all = packages.flatMap(({ entryPoints }) => entryPoints.map(({ types }) => types));
    const jobs = packages.flatMap((home) =>
      home.entryPoints.map((entry) => ({ home, entry, config: configOf(home, entry, all, folder) })),
    );
    const [first] = jobs;
    if (!first) return [];
    // One program for all of them: most of the time goes into reading declarations.
    const compilerState = CompilerState.create(first.config, { additionalEntryPoints: all });
    return jobs.map(({ home, entry, config }) => {
      const complaints: string[] = [];
      Extractor.invoke(config, {
        compilerState,
        localBuild: true,
        messageCallback: (message) => {
          message.handled = true;
          if (message.logLevel === 'error') complaints.push(message.text);
        },
      });
      if (complaints.length > 0) throw new Error(`${entry.specifier}: ${complaints.join('\n')}`);
      return {
        path: `${home.folder}/${reportFolder}/${entry.name}.api.md`,
        text: readFileSync(config.reportFilePath, 'utf8'),
      };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function configOf(home: PublishedPackage, entry: EntryPoint, types: string[], folder: string): ExtractorConfig {
  const projectFolder = join(root, home.folder);
  const reports = join(folder, home.folder);
  mkdirSync(reports, { recursive: true });
  const silent = { default: { logLevel: 'none' as ExtractorLogLevel } };
  return ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: join(projectFolder, 'package.json'),
    configObject: {
      projectFolder,
      mainEntryPointFilePath: entry.types,
      newlineKind: 'lf',
      compiler: { overrideTsconfig: { compilerOptions: compilerOptions(), files: types } },
      apiReport: {
        enabled: true,
        reportFileName: `${entry.name}.api.md`,
        reportFolder: reports,
        reportTempFolder: join(reports, 'temp'),
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      // What it thinks of our doc blocks is no part of the surface.
      messages: {
        compilerMessageReporting: silent,
        extractorMessageReporting: silent,
        tsdocMessageReporting: silent,
      },
    },
  });
}

function compilerOptions() {
  return {
    target: 'ES2024',
    lib: ['ES2024', 'WebWorker'],
    types: ['node'],
    typeRoots: [join(createRequire(join(root, 'package.json')).resolve('@types/node/package.json'), '../..')],
    module: 'NodeNext',
    moduleResolution: 'NodeNext',
    allowImportingTsExtensions: true,
    noEmit: true,
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
  };
}
