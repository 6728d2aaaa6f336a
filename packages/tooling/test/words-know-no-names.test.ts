import { readdir, readFile } from 'node:fs/promises';
import { ownVocabulary } from '@statecraft/core';
import { expect, test } from 'vitest';

/** What puts acts into words: the words of the command line, and notices. */
const folders = ['../../cli/src/words/', '../../notify/src/notice/', '../../notify/src/template/'];

const { acts, rules } = ownVocabulary;
const names = [...Object.keys({ ...acts, ...rules }), ...Object.values(acts).map(({ event }) => event)].join('|');
const comparisons = [new RegExp(`\\bcase '(?:${names})'`), new RegExp(`[=!]== '(?:${names})'`)];

const files = (
  await Promise.all(
    folders.map(async (folder) => (await readdir(new URL(folder, import.meta.url))).map((file) => `${folder}${file}`)),
  )
).flat();

test.each(files)('%s compares no act and no kind of rule by name: it asks the definitions', async (file) => {
  const lines = (await readFile(new URL(file, import.meta.url), 'utf8')).split('\n');
  expect(lines.filter((line) => comparisons.some((comparison) => comparison.test(line)))).toEqual([]);
});

test('such a comparison would be found', () => {
  for (const line of ["    case 'refer':", "type === 'seated'", "rule.kind !== 'readings'"])
    expect(comparisons.some((comparison) => comparison.test(line))).toBe(true);
});
