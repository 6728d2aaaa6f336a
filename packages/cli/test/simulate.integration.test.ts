import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { statecraft, wholeLog } from './program.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'statecraft-simulate-'));
});
afterAll(() => rm(folder, { recursive: true }));

const few = ['--measures', '12', '--years', '2'];

test('[CLI-61] prints the same commands from the same seed, others from another', async () => {
  const one = await statecraft('simulate', 'seattle', ...few, '--seed', '3');
  const again = await statecraft('simulate', 'seattle', ...few, '--seed', '3');
  const other = await statecraft('simulate', 'seattle', ...few, '--seed', '4');
  expect(one).toEqual(again);
  expect(other.out).not.toEqual(one.out);
  const commands = one.out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string; measure?: string; basis?: string });
  expect(new Set(commands.flatMap(({ measure }) => measure ?? [])).size).toBe(12);
  expect(new Set(commands.map(({ basis }) => basis))).toEqual(new Set(['hypothetical']));
});

test('[CLI-61] puts them on record in a log that is empty, and in no other', async () => {
  const db = join(folder, 'seattle.db');
  const { code, out, err } = await statecraft('simulate', 'seattle', ...few, '--db', db);
  expect([code, err]).toEqual([0, '']);
  const events = await wholeLog(db);
  expect(out).toBe(
    `${events.length} acts of 12 measures are on record in ${db}, each as hypothetical: nobody is sent notice of them.\n`,
  );
  for (const { basis, source } of events)
    expect([basis, source]).toEqual(['hypothetical', { reason: 'made up by statecraft simulate' }]);
  const again = await statecraft('simulate', 'seattle', ...few, '--db', db);
  expect([again.code, again.out]).toEqual([2, '']);
  expect(again.err).toMatch(/something on record here already/);
});
