import { expect, test } from 'vitest';
import type { Manifest } from '../src/published.ts';
import { contentComplaints } from '../src/tarball-contents.ts';

const workspace = { root: '/home/ann/statecraft/', privatePackages: ['@statecraft/test-kit'] };

const manifest: Manifest = {
  name: '@statecraft/made-up',
  description: 'A package that is as it must be.',
  license: 'Apache-2.0',
  type: 'module',
  sideEffects: false,
  engines: { node: '>=22.18' },
  exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } },
  files: ['dist', 'src', 'SPEC.md'],
  dependencies: { '@statecraft/core': '^0.1.0' },
};

const whole: Record<string, string> = {
  LICENSE: 'Apache License',
  'README.md': 'See [the rules](SPEC.md), [the guide](../../docs/guide.md), [a site](https://city.example).',
  'SPEC.md': '- **MADE-1** It is made up.',
  'dist/index.js': 'export const a = 1;\n//# sourceMappingURL=index.js.map',
  'dist/index.js.map': JSON.stringify({ sources: ['../src/index.ts'], mappings: 'AAAA' }),
  'dist/index.d.ts': 'export declare const a: number;',
  'src/index.ts': 'export const a = 1;',
};

/** What is said of the whole package with some files or fields otherwise; `undefined` takes one out. */
function complaints(files: Record<string, string | undefined>, fields: { [key in keyof Manifest]?: unknown } = {}) {
  const told = { ...manifest, ...fields } as Manifest;
  const texts = Object.entries({ 'package.json': JSON.stringify(told), ...whole, ...files });
  const contents = new Map(texts.flatMap(([path, text]) => (text === undefined ? [] : [[path, text] as const])));
  return contentComplaints({ file: 'made-up.tgz', manifest: told, contents }, workspace);
}

test('of a package that is as it must be nothing is said', () => {
  expect(complaints({})).toEqual([]);
});

test.for<[Parameters<typeof complaints>[1] & object, string]>([
  [{ license: undefined }, 'license is not Apache-2.0'],
  [{ engines: { node: '>=20' } }, 'engines.node is not >=22.18'],
  [{ type: 'commonjs' }, 'type is not module'],
  [{ sideEffects: undefined }, 'sideEffects is not false'],
  [{ description: '' }, 'description is missing'],
  [{ files: [] }, 'files is missing'],
  [{ peerDependencies: { '@statecraft/test-kit': '*' } }, 'depends on @statecraft/test-kit, which is private'],
  [{ exports: { '.': { default: './dist/index.js' } } }, 'exports["."] has no types, or does not end with default'],
  [{ bin: { made: './dist/bin.js' } }, 'dist/bin.js is missing'],
  [{ dependencies: { zod: 'catalog:' } }, 'package.json names catalog:'],
  [{ dependencies: { '@statecraft/core': 'workspace:^' } }, 'package.json names workspace:^'],
])('a manifest with %o', ([fields, complaint]) => {
  expect(complaints({}, fields)).toEqual([complaint]);
});

test.for<[Record<string, string | undefined>, string]>([
  [{ LICENSE: undefined }, 'LICENSE is missing'],
  [{ 'dist/index.d.ts': undefined }, 'dist/index.d.ts is missing'],
  [{ 'tsconfig.json': '{}' }, 'tsconfig.json does not belong in it'],
  [{ 'dist/gone.d.ts': '' }, 'dist/gone.d.ts is left from a source that is gone; remove dist and build anew'],
  [{ 'src/b.ts': '// /home/ann/statecraft/packages' }, 'src/b.ts names /home/ann/statecraft'],
  [{ 'src/b.ts': `import { a } from '../../core/src/a.ts';` }, 'src/b.ts names ../../core/src/a.ts'],
  [{ 'src/b.ts': `import '@statecraft/test-kit/samples';` }, 'src/b.ts names @statecraft/test-kit/samples'],
  [{ 'dist/index.js': 'export const a = 1;' }, 'nothing points to dist/index.js.map'],
  [
    { 'dist/index.js.map': '{ "sources": ["../../../a.ts"], "mappings": "A" }' },
    'dist/index.js.map leads to ../../a.ts, which is not there',
  ],
  [{ 'dist/index.js.map': '{ "sources": [], "mappings": "A" }' }, 'dist/index.js.map has no sources'],
  [{ 'README.md': '[rules](RULES.md)' }, 'README.md links to RULES.md, which is not there'],
])('a package with %o', ([files, complaint]) => {
  expect(complaints(files)).toEqual([complaint]);
});
