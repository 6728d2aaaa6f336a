import { readFile } from 'node:fs/promises';
import { checkProcedure } from '@statecraft/testing';
import { expect, test } from 'vitest';
import { kansasCity, newYorkCity, philadelphia, sanFrancisco, seattle } from '../src/index.ts';

const page = await readFile(new URL('../../../docs/what-the-checker-says.md', import.meta.url), 'utf8');

test.each([kansasCity, newYorkCity, philadelphia, sanFrancisco, seattle])(
  '[CHECK-7] the checker finds no error in $id, all of it was looked at, and every warning is explained',
  ({ id, ...procedure }) => {
    const { findings, explored } = checkProcedure({ id, ...procedure });
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(explored.filter(({ complete }) => !complete)).toEqual([]);
    const warnings = [...new Set(findings.map(({ code, subject }) => `\`${code}\` of \`${subject}\``))];
    expect(explained(id).sort()).toEqual(warnings.sort());
  },
);

/** What the page explains of a city: the findings that its list items begin with. */
function explained(city: string): string[] {
  const [, section = ''] = page.split(`\n## ${city}\n`);
  const [own = ''] = section.split('\n## ');
  return [...own.matchAll(/^- (`[a-z-]+` of `[^`]+`): \S/gm)].map(([, finding = '']) => finding);
}
