import { readFileSync } from 'node:fs';
import { loadRecord } from '@statecraft/cli';
import { describe, expect, test } from 'vitest';
import { filesBelow, ownActs, path } from './acts.ts';

const records = filesBelow('records');
const scenarios = filesBelow('scenarios');
const { people, acts: acts200162 } = await loadRecord(path('records/200162.json'));
const seated = acts200162.flatMap(({ command }) => (command.type === 'seat' ? [command.member] : []));
const members = Object.fromEntries(seated.map((id) => [id, people[id] ?? id]));

/** Whether a text holds an id or a name of a member of the real council. */
function namesMember(text: string): boolean {
  return Object.entries(members).some(([id, name]) => {
    const words = [id, name, ...name.split(' ').filter((word) => word !== 'Jr.')];
    return words.some((word) => new RegExp(`(?<![\\p{L}-])${word}(?![\\p{L}-])`, 'iu').test(text));
  });
}

describe('the files', () => {
  test.each([...records, ...scenarios])('[EX-1] %s is of the record format', async (name) => {
    const { record } = await loadRecord(path(name));

    expect(record.procedure).toBe('kansas-city');
    expect(record.acts).not.toEqual([]);
  });

  test('[EX-2] of the doxing ordinance nothing but its introduction is in the records', async () => {
    const acts = (await Promise.all(records.map(ownActs))).flat();
    const doxing = acts.filter(({ command }) => 'measure' in command && command.measure === 'kc-doxing-2020');

    expect(doxing.map(({ command: { type, on, basis } }) => ({ type, on, basis }))).toEqual([
      { type: 'introduce', on: '2020-07-23', basis: 'inferred' },
    ]);
  });

  test.each(records)('[EX-2] no act of %s is hypothetical', async (name) => {
    const bases = (await ownActs(name)).map(({ command }) => command.basis);

    expect(bases).not.toContain('hypothetical');
  });

  test.each(scenarios)('[EX-2] every act of %s is hypothetical and says why', async (name) => {
    for (const { command } of await ownActs(name)) {
      expect(command.basis).toBe('hypothetical');
      expect(command.source?.reason).not.toBe('');
    }
  });

  test.each(scenarios)('[EX-2] the title of %s says that it is hypothetical', async (name) => {
    const { record } = await loadRecord(path(name));

    expect(record.title).toMatch(/^Hypothetical: /);
  });

  test.each(scenarios)('[EX-3] %s names no member of the real council', (name) => {
    expect(namesMember(readFileSync(path(name), 'utf8'))).toBe(false);
  });

  test('[EX-3] the search for names finds what it is to find', () => {
    expect(namesMember('"ayes": ["hall"]')).toBe(true);
    expect(namesMember('Mayor Lucas')).toBe(true);
    expect(namesMember('it shall pass')).toBe(false);
  });
});
