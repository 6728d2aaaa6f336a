import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { writeDocsModules } from '../src/docs-modules.ts';
import { typescriptFences } from '../src/fences.ts';

beforeAll(() => {
  // What an example writes, it writes to a folder of its own.
  const home = process.cwd();
  process.chdir(mkdtempSync(join(tmpdir(), 'statecraft-docs-')));
  return () => process.chdir(home);
});

test.for(writeDocsModules().filter(({ runs, needs }) => runs && !needs))('$path:$line runs', async ({ module }) => {
  await import(module);
});

test('fences are found with their lines', () => {
  const markdown =
    '# A\n\n```ts\none();\n```\n\n```sh\nls\n```\n\n```ts no-run\ntwo();\nthree();\n```\n\n```ts name=four.ts\nfour();\n```\n';
  expect(typescriptFences(markdown)).toEqual([
    { line: 4, code: 'one();\n', runs: true },
    { line: 12, code: 'two();\nthree();\n', runs: false },
    { line: 17, code: 'four();\n', runs: true, name: 'four.ts' },
  ]);
});
