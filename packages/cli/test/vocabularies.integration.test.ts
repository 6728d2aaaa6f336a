import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { statecraft, wholeLog } from './program.ts';
import { town } from './referendum.ts';

const module = fileURLToPath(new URL('referendum.ts', import.meta.url));
const source = { id: 'S1' };
const record = {
  format: 'statecraft-record/1',
  id: 'town-1',
  title: 'A stop sign',
  procedure: 'town',
  measure: 'm-1',
  sources: { S1: { title: 'The journal' } },
  acts: [
    { type: 'introduce', on: '1998-01-08', kind: 'ordinance', title: 'A stop sign', basis: 'recorded', source },
    { type: 'petition', on: '1998-01-09', signatures: 2300, basis: 'recorded', source },
  ],
};

let folder = '';
let db = '';
let json = '';
let told = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'statecraft-vocabularies-'));
  db = join(folder, 'town.db');
  json = join(folder, 'town.json');
  told = join(folder, 'record.json');
  await writeFile(json, JSON.stringify(town));
  await writeFile(told, JSON.stringify(record));
});
afterAll(() => rm(folder, { recursive: true }));

describe('a log with acts of another vocabulary', () => {
  test('[CLI-67] is replayed with the module that has the procedure, however far back its acts lie', async () => {
    const { code, err, out } = await statecraft('replay', told, '--procedure', module, '--db', db);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('Petition for a referendum filed, 2300 signatures');
    expect((await wholeLog(db)).map(({ type, vocabulary }) => [type, vocabulary])).toEqual([
      ['introduced', undefined],
      ['petition-filed', 'zuerich/referendum'],
    ]);
  });

  test('[CLI-42] what no vocabulary at hand defines is told apart from defects, and ends 1', async () => {
    const { code, out } = await statecraft('verify', '--db', db);
    expect(code).toBe(1);
    expect(out).toContain('Event 2 was not read: it is petition-filed of zuerich/referendum, format 1');
    expect(out).toMatch(/sound as far as it was read; 1 events not read/);
    const { unread, unreadCount, defects } = JSON.parse((await statecraft('verify', '--db', db, '--json')).out);
    expect({ unread, unreadCount, defects }).toMatchObject({
      unread: [{ position: 2, vocabulary: 'zuerich/referendum' }],
      unreadCount: 1,
      defects: [],
    });
  });

  test.each([
    ['the procedure that uses it', () => ['--procedure', module]],
    ['the module that exports it', () => ['--vocabulary', module]],
    ['the data of the procedure, and the module', () => ['--procedure', json, '--vocabulary', module]],
  ])('[CLI-42] [CLI-67] it is read through with %s', async (_, flags) => {
    const { code, out, err } = await statecraft('verify', '--db', db, ...flags());
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/sound\.\n$/);
  });

  test('[CLI-41] is copied and exported as it is, whether or not its vocabulary is at hand', async () => {
    const copy = join(folder, 'copy.db');
    expect(await statecraft('copy', db, copy)).toMatchObject({ code: 0 });
    expect(await wholeLog(copy)).toEqual(await wholeLog(db));
    const { out } = await statecraft('export', '--db', copy);
    expect(out).toBe((await statecraft('export', '--db', db)).out);
    expect(out).toContain('"vocabulary":"zuerich/referendum"');
  });

  test('[CLI-67] is asked and audited with the vocabulary', async () => {
    const by = ['--procedure', json, '--vocabulary', module];
    expect(await statecraft('next', 'm-1', '--db', db, ...by)).toMatchObject({ code: 0, err: '' });
    expect((await statecraft('audit', told, ...by)).out).toContain('Petition for a referendum filed');
    expect((await statecraft('law', json, '--vocabulary', module)).out).toContain('petition');
  });
});

test.each([
  [() => ['law', json], /uses the vocabulary zuerich\/referendum@1; at hand are: none.*--vocabulary MODULE/],
  [() => ['law', json, '--vocabulary', json], /exported by a module/],
  [() => ['law', json, '--vocabulary', join(folder, 'none.ts')], /there is no such file/],
  [() => ['audit', told, '--vocabulary', 'nyc'], /the words of a source take --format/],
])('[CLI-67] %s names what is missing, and ends 2', async (args, complaint) => {
  const { code, err, out } = await statecraft(...args());
  expect([code, out, err]).toEqual([2, '', expect.stringMatching(complaint)]);
});
