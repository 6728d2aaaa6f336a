import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { writeDocsModules } from '../src/docs-modules.ts';
import { fences } from '../src/fences.ts';

beforeAll(() => {
  // What an example writes, it writes to a folder of its own.
  const home = process.cwd();
  process.chdir(mkdtempSync(join(tmpdir(), 'statecraft-docs-')));
  return () => process.chdir(home);
});

test.for(writeDocsModules().filter(({ runs, needs }) => runs && !needs))('$path:$line runs', async ({ module }) => {
  await import(module);
});

test('fences are found with their lines, languages and marks', () => {
  const markdown =
    '# A\n\n```ts\none();\n```\n\n```sh run exit=1\nls\n```\n\n```ts no-run\ntwo();\nthree();\n```\n\n```ts name=four.ts\nfour();\n```\n\n```\nplain\n```\n';
  expect(fences(markdown)).toEqual([
    { line: 4, language: 'ts', marks: {}, code: 'one();\n' },
    { line: 8, language: 'sh', marks: { run: '', exit: '1' }, code: 'ls\n' },
    { line: 12, language: 'ts', marks: { 'no-run': '' }, code: 'two();\nthree();\n' },
    { line: 17, language: 'ts', marks: { name: 'four.ts' }, code: 'four();\n' },
    { line: 21, language: '', marks: {}, code: 'plain\n' },
  ]);
});
