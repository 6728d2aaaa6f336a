import { readdir, readFile } from 'node:fs/promises';
import { ownVocabulary } from '@statecraft/core';
import { expect, test } from 'vitest';

const folder = new URL('../src/', import.meta.url);
/** The reference law shares nothing with core, the suites of logs make up events, and the checker is held by CHECK-13. */
const exempt = ['law/', 'check/', 'event-log', 'projection-store', 'sample-event.ts', 'arbitraries/commit.ts'];

const { acts, rules, questions } = ownVocabulary;
const names = [...Object.keys({ ...acts, ...rules, ...questions }), 'any-of', 'all-of'].join('|');
const name = `['"](?:${names})['"]`;

/** A comparison with the name of an act, a kind of rule or a question, in any of its forms. */
const comparisons = [
  new RegExp(`\\bcase ${name}`),
  new RegExp(`[=!]==? ?${name}`),
  new RegExp(`${name} ?[=!]==?`),
  new RegExp(`\\b(?:has|includes|startsWith)\\(${name}`),
  new RegExp(`\\[(?:${name}, )*${name}\\](?:\\.includes|\\.some)`),
];

const files = (await readdir(folder, { recursive: true }))
  .filter((file) => file.endsWith('.ts') && !exempt.some((each) => file.startsWith(each)))
  // What our own drafts ask of the rules in force is typed by the vocabulary.
  .filter((file) => !file.startsWith('drafting/own/'));

test.each(files.map((file) => [file]))(
  '[DRAFT-6] %s compares no act, kind of rule or question by name',
  async (file) => {
    const lines = (await readFile(new URL(file, folder), 'utf8')).split('\n');
    expect(lines.filter((line) => comparisons.some((comparison) => comparison.test(line)))).toEqual([]);
  },
);

test('[DRAFT-6] our own drafts have no switch and no comparison either', async () => {
  const own = new URL('drafting/own/', folder);
  for (const file of await readdir(own)) {
    const lines = (await readFile(new URL(file, own), 'utf8')).split('\n');
    expect(lines.filter((line) => comparisons.slice(0, 3).some((each) => each.test(line)))).toEqual([]);
  }
});

test('[DRAFT-6] such comparisons would be found', () => {
  for (const line of [
    "case 'lie-over':",
    "kind === 'readings'",
    "command.type !== 'vote'",
    "'waiver' === question.kind",
    "scene.has('text')",
    "['lapse', 'expire'].includes(act)",
  ])
    expect(
      comparisons.some((comparison) => comparison.test(line)),
      line,
    ).toBe(true);
});
