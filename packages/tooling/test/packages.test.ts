import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { NatsServer, natsServerMissing } from '@statecraft/test-kit';
import { describeWithAnyNats, testPostgres } from '@statecraft/test-kit/for-tests';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installIn, originsIn, strictest, workFolder } from '../src/consumer.ts';
import { writeModules } from '../src/docs-modules.ts';
import { privatePackages, publishedPackages } from '../src/published.ts';
import { packAll, publintComplaints, type Tarball, typesComplaints } from '../src/tarball.ts';
import { contentComplaints } from '../src/tarball-contents.ts';
import { files, root, text } from '../src/workspace.ts';

const run = promisify(execFile);
const { resolve } = createRequire(import.meta.url);

/** Where the user's project is, with all that is published installed in it from tarballs. */
const folder = mkdtempSync(join(tmpdir(), 'statecraft-packages-'));
const packages = publishedPackages();
const readmes = ['README.md', ...packages.map((each) => `${each.folder}/README.md`)];
const modules = writeModules(readmes, join(folder, 'readmes'));
const nodes = [
  ['the oldest Node that is supported', resolve('node-oldest/bin/node')],
  ['the Node of the workspace', process.execPath],
] as const;

let tarballs: Tarball[] = [];

beforeAll(() => {
  tarballs = packAll(join(folder, 'tarballs'));
  installIn(folder, tarballs);
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }), 60_000);

describe('what goes to the registry', () => {
  const tarballOf = (name: string): Tarball => {
    const found = tarballs.find(({ manifest }) => manifest.name === name);
    if (!found) throw new Error(`${name} was not packed`);
    return found;
  };

  test('is every package that is not private, and no other', () => {
    expect(tarballs.map(({ manifest }) => manifest.name).sort()).toEqual(packages.map(({ name }) => name).sort());
  });

  test.for(packages)('$name is whole, and tells nothing of the workspace', ({ name }) => {
    const complaints = contentComplaints(tarballOf(name), { root, privatePackages: privatePackages() });
    expect(complaints).toEqual([]);
  });

  test.for(packages)('$name: publint has nothing to say', async ({ name }) => {
    expect(await publintComplaints(tarballOf(name))).toEqual([]);
  });

  test.for(packages)('$name: the types are not wrong', async ({ name }) => {
    expect(await typesComplaints(tarballOf(name))).toEqual([]);
  });

  test('is released together, by the changesets that are there', () => {
    const names = packages.map(({ name }) => name).sort();
    const { fixed } = JSON.parse(text('.changeset/config.json')) as { fixed: string[][] };
    const changed = files('.changeset/*.md').flatMap((path) =>
      [...text(path).matchAll(/^["'](@[^"']+)["']: /gm)].map(([, name = '']) => name),
    );
    expect(fixed.flat().sort()).toEqual(names);
    expect([...new Set(changed)].sort()).toEqual(names);
  });
});

// Most of it is other programs at work: they need not wait for each other.
describe.concurrent('a project of a user, with the tarballs installed', () => {
  test('has one copy of each package, and none from the registry', () => {
    const origins = [...originsIn(folder)];
    expect(origins.map(([path]) => path)).toEqual(packages.map(({ name }) => `node_modules/${name}`).sort());
    expect(origins.filter(([, origin]) => !origin.startsWith('file:'))).toEqual([]);
  });

  test('every README has code, and it holds under strict types, every declaration with it', {
    timeout: 300_000,
  }, async () => {
    expect(readmes.filter((path) => !modules.some((module) => module.path === path))).toEqual([]);

    // Beside the READMEs' code, all that can be imported.
    const specifiers = packages.flatMap(({ entryPoints }) => entryPoints.map(({ specifier }) => specifier));
    writeFileSync(
      join(folder, 'readmes/everything.ts'),
      specifiers.map((specifier, index) => `export * as entry${index} from '${specifier}';\n`).join(''),
    );
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: strictest, include: ['readmes'] }));
    const compiler = run(process.execPath, [resolve('typescript/bin/tsc'), '-p', folder]);
    // It tells its errors on standard output, and ends badly.
    expect(await compiler.catch(({ stdout }: { stdout: string }) => ({ stdout }))).toMatchObject({ stdout: '' });
    await compiler;
  });

  const postgres = testPostgres();

  describe.each(nodes)('on %s', (_, node) => {
    /** Runs a program of the project, in a folder of its own; rejects with what it printed when it does not end well. */
    const inProject = (args: string[], env: Record<string, string> = {}) =>
      run(node, args, { cwd: workFolder(folder), env: { ...process.env, ...env, NODE_OPTIONS: '' } });

    test('every entry point can be imported', async () => {
      // Suites register themselves with Vitest, and can be imported nowhere else.
      const plain = packages
        .flatMap(({ entryPoints }) => entryPoints.map(({ specifier }) => specifier))
        .filter((specifier) => !suites.includes(specifier));
      const program = `for (const name of ${JSON.stringify(plain)}) await import(name); console.log(process.version);`;
      writeFileSync(join(folder, 'import-all.js'), program);
      const { stdout } = await inProject([join(folder, 'import-all.js')]);
      expect(stdout).toMatch(node === process.execPath ? process.version : /^v22\.18\./);
    });

    test('the command runs', async () => {
      const { stdout } = await inProject([join(folder, 'node_modules/@statecraft/cli/dist/bin.js'), 'law', 'seattle']);
      expect(stdout).toContain('Seattle');
    });

    test.for(modules.filter(({ runs, needs }) => runs && !needs))('$path:$line runs', async ({ module }) => {
      await inProject([module]);
    });

    test.for(modules.filter(({ needs }) => needs === 'postgres'))(
      '$path:$line runs on PostgreSQL',
      async ({ module }) => {
        await inProject([module], { DATABASE_URL: postgres.url() });
      },
    );

    describeWithAnyNats('with NATS', () => {
      let server: NatsServer | undefined;
      beforeAll(async () => {
        if (!natsServerMissing) server = await NatsServer.start();
      });
      afterAll(() => server?.stop());

      test.for(modules.filter(({ needs }) => needs === 'nats'))('$path:$line runs', async ({ module }) => {
        await inProject([module], { NATS_URL: server?.url ?? process.env.NATS_URL ?? '' });
      });
    });
  });
});

const suites = [
  '@statecraft/testing/event-log',
  '@statecraft/testing/procedure',
  '@statecraft/testing/projection-store',
];
