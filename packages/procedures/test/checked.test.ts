import { readFile } from 'node:fs/promises';
import { checkProcedure } from '@statecraft/testing';
import { expect, test } from 'vitest';
import { kansasCity, newYorkCity, philadelphia, sanFrancisco, seattle } from '../src/index.ts';
import { explainedIn } from './faults/explained.ts';

const page = await readFile(new URL('../../../docs/what-the-checker-says.md', import.meta.url), 'utf8');

test.each([kansasCity, newYorkCity, philadelphia, sanFrancisco, seattle])(
  '[CHECK-7] the checker finds no error in $id, all of it was looked at, and every warning is explained',
  (city) => {
    const { findings, explored } = checkProcedure(city);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(explored.filter(({ complete }) => !complete)).toEqual([]);
    const warnings = [...new Set(findings.map(({ code, subject }) => `\`${code}\` of \`${subject}\``))];
    expect(explainedIn(page, city.id).sort()).toEqual(warnings.sort());
  },
);
