import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { philadelphia } from '@statecraft/procedures';
import { checkProcedure } from '@statecraft/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkCommand } from '../../src/commands/check.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'statecraft-explained-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Philadelphia, in which nobody presents a bill any more. */
const broken = { ...philadelphia, rows: philadelphia.rows.filter(({ id }) => id !== 'phl.present') };

/** Checks it with explanations; gives what was printed and how it ended. */
async function checked(explanations: unknown) {
  const [town, reasons] = [join(folder, 'town.json'), join(folder, 'reasons.json')];
  await writeFile(town, JSON.stringify(broken));
  await writeFile(reasons, typeof explanations === 'string' ? explanations : JSON.stringify(explanations));
  const printed: string[] = [];
  const print = (text: string) => void printed.push(text);
  const terminal = { paper: { width: 200 }, print, complain: () => undefined };
  const code = await checkCommand(town, { explained: reasons, walks: 5 }, terminal);
  return { code, out: printed.join('') };
}

const reason = 'The mayor has no say in this town.';

test('[CLI-66] errors that are all explained end 0, each with its reason', async () => {
  const { findings } = checkProcedure(broken, { walks: 5 });
  const errors = findings.filter(({ severity }) => severity === 'error');
  expect(errors.map(({ code }) => code)).toContain('dead-end');
  expect((await checked({})).code).toBe(1);
  const all = await checked(Object.fromEntries(errors.map(({ code, subject }) => [`${code} ${subject}`, reason])));
  expect(all.out).toMatch(/error dead-end in home-rule-charter, explained\n/);
  expect(all.out).toMatch(/As it should be: The mayor has no say in this town\./);
  expect(all.out.match(/^error .*(?<!explained)$/gm) ?? []).toEqual([]);
  expect(all.code).toBe(0);
});

test('[CLI-66] an error that is not explained ends 1, and an explanation that matches nothing is told', async () => {
  const { code, out } = await checked({ 'dead-end executive': reason, 'dead-end vote': reason });
  expect(code).toBe(1);
  expect(out).toMatch(/Explained, and not found: dead-end vote/);
});

test.each([
  ['no JSON', '{'],
  ['a list', []],
  ['no reason', { 'dead-end executive': true }],
  ['a blank reason', { 'dead-end executive': ' ' }],
])('[CLI-66] explanations that are %s are bad input', async (_, explanations) => {
  await expect(checked(explanations)).rejects.toThrow(/reasons\.json/);
});
