import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { type CheckFlags, checkCommand } from '../../src/commands/check.ts';
import { simulateCommand } from '../../src/commands/simulate.ts';
import { InputError } from '../../src/record/input-error.ts';

const fileOf = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const town = fileOf('../../../../examples/extended-city/src/procedure/xanadu-crossing.ts');
const drafts = fileOf('../../../../examples/extended-city/src/drafts.ts');

async function checked(flags: CheckFlags) {
  const printed: string[] = [];
  const print = (text: string) => void printed.push(text);
  const code = await checkCommand(town, { walks: 5, ...flags }, { paper: { width: 200 }, print, complain: () => {} });
  return { code, out: printed.join('') };
}

test('[CLI-68] a procedure whose vocabularies nobody drafts ends 1, and nothing is said of all there is', async () => {
  const { code, out } = await checked({});
  expect(code).toBe(1);
  expect(out).toMatch(/^error drafts-missing/m);
  expect(out).not.toMatch(/all there is/);
});

test('[CLI-68] with its drafts it has no error, and all there is was looked at', async () => {
  const { code, out } = await checked({ drafts: [drafts] });
  expect(out).not.toMatch(/^error /m);
  expect(out).toMatch(/all there is/);
  expect(code).toBe(0);
});

test('[CLI-68] simulate draws its acts too', async () => {
  const printed: string[] = [];
  const print = (text: string) => void printed.push(text);
  const terminal = { paper: { width: 200 }, print, complain: () => {} };
  await simulateCommand(town, { measures: 60, years: 2, seed: 1, drafts: [drafts] }, terminal);
  const types = new Set(printed.map((line) => (JSON.parse(line) as { type: string }).type));
  expect([...types]).toEqual(expect.arrayContaining(['petition', 'fiscal-note']));
});

test('[CLI-68] a module that exports no drafts is bad input', async () => {
  await expect(checked({ drafts: [town] })).rejects.toThrow(InputError);
  await expect(checked({ drafts: ['drafts.json'] })).rejects.toThrow(InputError);
});
