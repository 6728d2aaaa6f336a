import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { philadelphia } from '@statecraft/procedures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { statecraft } from './program.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'statecraft-check-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Writes a file beside the others; gives its path. */
async function written(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

/** Philadelphia, in which nobody presents a bill any more. */
const broken = { ...philadelphia, rows: philadelphia.rows.filter(({ id }) => id !== 'phl.present') };

test('[CLI-60] tells what it finds in a city, with its history, and how far it looked', async () => {
  const { code, out } = await statecraft('check', 'seattle');
  expect(code).toBe(0);
  expect(out).toMatch(/warning deadline-without-outcome in since-1999/);
  expect(out).toMatch(/2020-01-06 vote on passage: 9 to 0, carried/);
  expect(out).toMatch(/0 errors, 1 warning/);
  expect(out).toMatch(/which is all there is/);
});

test('[CLI-60] takes the data of a procedure as JSON, and ends 1 on an error', async () => {
  const { code, out } = await statecraft(
    'check',
    await written('broken.json', JSON.stringify(broken)),
    '--json',
    '--walks',
    '5',
  );
  expect(code).toBe(1);
  const { findings, explored } = JSON.parse(out);
  expect(findings[0]).toMatchObject({ severity: 'error', code: 'dead-end', subject: 'executive' });
  expect(explored[0]).toMatchObject({ walks: 5 });
});

test('[CLI-60] takes a module that exports a procedure, in TypeScript too', async () => {
  const file = await written('town.ts', `export const town: object = ${JSON.stringify(broken)};\n`);
  const { code, out } = await statecraft('check', file);
  expect([code, out]).toEqual([1, expect.stringMatching(/error dead-end/)]);
});

test.each([
  ['nothing.ts', 'export const nothing = 1;', /exports no procedure/],
  ['two.mjs', `export const a = { rows: [] }; export const b = { rows: [] };`, /several procedures/],
  ['bad.mjs', 'throw new Error("no");', /cannot be loaded as a module: no/],
  ['bad.json', '{', /not JSON/],
  ['rows.json', '{}', /no procedure/],
])('[CLI-60] names what is wrong with %s, and ends 2', async (name, text, complaint) => {
  const { code, err, out } = await statecraft('check', await written(name, text));
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(complaint);
});

test('[CLI-60] names the procedures there are', async () => {
  for (const of of ['atlantis', 'atlantis.ts']) {
    const { code, err } = await statecraft('check', of);
    expect([code, err]).toEqual([2, expect.stringMatching(/there is no (procedure "atlantis"|such file)/)]);
  }
});

test('[CLI-62] law and diagram take a file too', async () => {
  const file = await written('city.json', JSON.stringify({ ...philadelphia, title: 'A city of files' }));
  const law = await statecraft('law', file);
  expect([law.code, law.out]).toEqual([0, expect.stringMatching(/A city of files/)]);
  const drawn = await statecraft('diagram', file);
  expect(drawn.code).toBe(0);
  expect(drawn.out.replace('A city of files', philadelphia.title)).toBe(
    (await statecraft('diagram', 'philadelphia')).out,
  );
});

test.each(['law', 'diagram', 'simulate'])(
  '[CLI-62] %s names what a procedure contradicts itself in, and ends 2',
  async (command) => {
    const rows = philadelphia.rows.map((row) => ({ ...row, rules: ['phl.nowhere'] }));
    const { code, err } = await statecraft(
      command,
      await written('lost.json', JSON.stringify({ ...philadelphia, rows })),
    );
    expect([code, err]).toEqual([2, expect.stringMatching(/lost\.json[\s\S]*phl\.nowhere/)]);
  },
);
