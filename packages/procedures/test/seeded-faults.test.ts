import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { brokenLogs } from '../../testing/test/broken/broken-logs.ts';
import { faults } from './faults/faults.ts';
import { tryWith } from './faults/plant-fault.ts';

const root = new URL('../../../', import.meta.url);
const page = await readFile(new URL('docs/seeded-faults.md', root), 'utf8');
const deep = process.env.STATECRAFT_DEEP === '1';

/** What the page says caught a fault: the last cell of its line. */
function caughtBy(id: string): string | undefined {
  return new RegExp(`^\\| ${id} +\\|.*\\| ([^|]+) \\|$`, 'm').exec(page)?.[1]?.trim();
}

test('[GUIDE-2] the catalogue has 40 faults and more, ten and more of them in definitions, each with its line on the page, and 95 of 100 are caught', () => {
  expect(faults.length).toBeGreaterThanOrEqual(40);
  expect(faults.filter(({ id }) => id.startsWith('DEF-')).length).toBeGreaterThanOrEqual(10);
  const ids = [...faults.map(({ id }) => id), ...brokenLogs.map((_, index) => `BROKEN-LOG-${index + 1}`)];
  const lines = ids.map((id) => [id, caughtBy(id)] as const);
  expect(lines.filter(([, by]) => by === undefined)).toEqual([]);
  const caught = lines.filter(([, by]) => by !== '**nothing**').length;
  expect(caught / lines.length).toBeGreaterThanOrEqual(0.95);
  expect(page).toContain(`${caught} of ${lines.length} are caught`);
});

test.each(faults)('[GUIDE-2] $id has its place in the source, once', async ({ file, find, put, what }) => {
  const source = await readFile(new URL(file, root), 'utf8');
  expect(source.split(find)).toHaveLength(2);
  expect(put).not.toBe(find);
  expect(page).toContain(what);
});

describe('planted', () => {
  test.runIf(deep)('[GUIDE-2] none at all, nothing is found', async () => {
    expect(await tryWith()).toEqual({});
  });

  // A twentieth of them in every run, all of them in a deep one.
  const some = faults.filter(({ id }, index) => caughtBy(id) !== '**nothing**' && (deep || index % 20 === 18));
  test.each(some)('[GUIDE-2] $id is caught: $what', async (fault) => {
    const by = Object.keys(await tryWith(fault));
    expect(by).toEqual(expect.arrayContaining((caughtBy(fault.id) ?? '').split(', ')));
  });
});
