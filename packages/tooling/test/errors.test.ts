import { expect, test } from 'vitest';
import { errorCodes } from '../../core/src/errors.ts';
import { documentedCodes } from '../src/error-codes.ts';
import { stringLiterals } from '../src/string-literals.ts';
import { files, text } from '../src/workspace.ts';

const codes = Object.keys(errorCodes).sort();

test('docs/errors.md explains every code, and no other', () => {
  expect(documentedCodes(text('docs/errors.md')).sort()).toEqual(codes);
});

// That no other code is thrown, the type of StatecraftError's constructor sees to.
test('every code is used where faults are thrown', () => {
  const sources = files('packages/*/src/**/*.ts').filter((path) => path !== 'packages/core/src/errors.ts');
  const used = new Set(sources.flatMap((path) => stringLiterals(path, text(path))));

  expect(codes.filter((code) => !used.has(code))).toEqual([]);
});

test('codes are read from headings and table rows', () => {
  const markdown = '# Errors `no`\n\n## `log-busy`\n\nSee `log-full`.\n\n| code |\n|---|\n| `log-closed` | closed |\n';
  expect(documentedCodes(markdown)).toEqual(['log-busy', 'log-closed']);
});
