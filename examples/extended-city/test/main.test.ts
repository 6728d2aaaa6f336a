import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

test('[XC-1] the program prints the story', async () => {
  const args = ['--conditions=@statecraft/source', path('../src/main.ts')];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args);
  expect(stdout).toBe(readFileSync(path('story.txt'), 'utf8'));
  expect(stdout).toContain('1999 valid signatures; it takes 2000');
  expect(stdout).toContain('The ordinance stands at executive.referendum.');
  expect(stderr).toBe('');
});
