import { readdir, readFile } from 'node:fs/promises';
import { ownVocabulary } from '@statecraft/core';
import { expect, test } from 'vitest';

const folder = new URL('../../src/check/', import.meta.url);
const names = [...Object.keys(ownVocabulary.acts), ...Object.keys(ownVocabulary.rules), 'any-of', 'all-of'];
const comparing = new RegExp(
  `(?:case |[=!]==? ?)['"](?:${names.join('|')})['"]|(?:has|includes)\\(['"](?:${names.join('|')})['"]\\)`,
);

test.each((await readdir(folder)).map((file) => [file]))(
  '[CHECK-13] %s compares no kind of rule and no act by name',
  async (file) => {
    const lines = (await readFile(new URL(file, folder), 'utf8')).split('\n');
    expect(lines.filter((line) => comparing.test(line))).toEqual([]);
  },
);

test('[CHECK-13] such comparisons would be found', () => {
  for (const line of ["case 'lie-over':", "kind === 'readings'", "type !== 'lapse'", "scene.has('text')"])
    expect(line).toMatch(comparing);
});
