import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { kansasCity } from '@statecraft/procedures/kansas-city';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { statecraft as inItsOwnProcess, wholeLog } from './program.ts';
import { ran as statecraft } from './source/terminal.ts';

const record = fileURLToPath(new URL('../../../examples/kansas-city/records/200162.json', import.meta.url));
let folder = '';
let db = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'statecraft-asking-'));
  db = join(folder, 'log.db');
  await statecraft('replay', record, '--db', db);
});

afterAll(() => rm(folder, { recursive: true }));

describe('next', () => {
  test('[CLI-23] shows what may come next and the days the law sets', async () => {
    const { code, out } = await statecraft('next', 'kc-200162', '--db', db, '--on', '2020-03-27');
    expect(code).toBe(0);
    expect(out).toMatch(/is at enacted/);
    expect(out).toMatch(/Vetoed by the mayor → executive\.vetoed/);
    expect(out).toMatch(/on 2020-04-05\s+Effective ten days after passage/);
  });

  test('[CLI-23] shows the way to a stage', async () => {
    const { out } = await statecraft('next', 'kc-200162', '--db', db, '--to', 'committee', '--json');
    expect(JSON.parse(out).way.acts.map(({ row }: { row: string }) => row)).toEqual(['kc.reconsider', 'kc.re-refer']);
  });

  test('[CLI-23] names a measure that is not on record, a day that is none, and a log that is not there', async () => {
    for (const args of [
      ['next', 'kc-1', '--db', db],
      ['next', 'kc-200162', '--db', db, '--on', 'soon'],
    ]) {
      const { code, err, out } = await statecraft(...args);
      expect([code, out]).toEqual([2, '']);
      expect(err).toMatch(/no measure kc-1|soon is no date/);
    }
    const none = join(folder, 'none.db');
    expect(await statecraft('next', 'kc-1', '--db', none)).toMatchObject({
      code: 2,
      err: `${none}: there is no such file\n`,
    });
    const { code, err } = await statecraft('next', 'kc-200162', '--db', db, '--to', 'bogus');
    expect([code, err]).toEqual([2, expect.stringMatching(/--to: kansas-city has no stage bogus; it has .*enacted/)]);
  });
});

describe('explain', () => {
  test('[CLI-24] tells whether a command would be recorded, with its rulings, and records nothing', async () => {
    const before = await wholeLog(db);
    const file = join(folder, 'veto.json');
    const veto = { type: 'veto', measure: 'kc-200162', on: '2020-03-27' };
    await writeFile(file, JSON.stringify({ ...veto, by: { id: 'lucas', role: 'mayor' } }));
    const would = await statecraft('explain', file, '--db', db);
    expect([would.code, would.out]).toEqual([0, expect.stringMatching(/would stand at executive\.vetoed/)]);
    await writeFile(file, JSON.stringify({ ...veto, by: { id: 'hall', role: 'member' } }));
    const not = await statecraft('explain', file, '--db', db);
    expect([not.code, not.out]).toEqual([1, expect.stringMatching(/would be refused[\s\S]*kc\.mayor/)]);
    expect(await wholeLog(db)).toEqual(before);
  });

  test('[CLI-24] a file that is no JSON, and a command of no known form', async () => {
    const file = join(folder, 'broken.json');
    await writeFile(file, '{"type":');
    expect((await statecraft('explain', file, '--db', db)).code).toBe(2);
    await writeFile(file, '{"type":"dance"}');
    const { code, out } = await statecraft('explain', file, '--db', db);
    expect([code, out]).toEqual([1, expect.stringMatching(/ACT-1/)]);
    await writeFile(file, '7');
    expect((await statecraft('explain', file, '--db', db)).err).toContain('a command is a JSON object');
    const missing = await statecraft('explain', join(folder, 'nope.json'), '--db', db);
    expect([missing.code, missing.err]).toEqual([2, `${join(folder, 'nope.json')}: there is no such file\n`]);
    const nothing = await inItsOwnProcess('explain', '-', '--db', db);
    expect([nothing.code, nothing.err]).toEqual([2, expect.stringMatching(/^standard input .*it is empty/)]);
  });

  test('[CLI-24] a measure that is not on record takes a procedure, here or in the command', async () => {
    const file = join(folder, 'file.json');
    const command = { type: 'file', measure: 'kc-new', on: '2020-03-27', kind: 'ordinance' };
    await writeFile(file, JSON.stringify(command));
    const unsaid = await statecraft('explain', file, '--db', db);
    expect([unsaid.code, unsaid.err]).toEqual([
      2,
      expect.stringMatching(/--procedure: .*as "procedure" in the command/),
    ]);
    expect((await statecraft('explain', file, '--db', db, '--procedure', 'kansas-city')).code).toBe(0);
    await writeFile(file, JSON.stringify({ ...command, procedure: 'kansas-city' }));
    expect((await statecraft('explain', file, '--db', db)).code).toBe(0);
  });
});

describe('a log under a procedure of one’s own', () => {
  test('[CLI-64] is asked, told of, audited and replayed with the file that has it', async () => {
    const town = join(folder, 'town.json');
    await writeFile(
      town,
      JSON.stringify({
        ...kansasCity,
        id: 'harbor-falls',
        title: 'Harbor Falls',
        jurisdiction: 'City of Harbor Falls',
      }),
    );
    const log = join(folder, 'town.db');
    await statecraft('simulate', town, '--measures', '2', '--years', '1', '--db', log);
    const id = 'harbor-falls-2';
    const unknown = await statecraft('next', id, '--db', log);
    expect([unknown.code, unknown.err]).toEqual([
      2,
      expect.stringMatching(/^--procedure: .*harbor-falls.*the file that has it/),
    ]);
    const by = ['--db', log, '--procedure', town];
    expect(await statecraft('next', id, ...by)).toMatchObject({ code: 0, err: '' });
    const today = new Date().toISOString().slice(0, 10);
    const act = join(folder, 'act.json');
    await writeFile(act, JSON.stringify({ type: 'file', measure: 'hf-9', on: today, kind: 'ordinance' }));
    expect(await statecraft('explain', act, ...by)).toMatchObject({ code: 0, err: '' });
    const { out } = await statecraft('subscribe', 'me', ...by, '--everything', '--confirmed', '--from-start');
    expect(out).toContain('active: everything');
    const told = await statecraft('notify', ...by);
    expect([told.code, told.out]).toEqual([0, expect.stringMatching(/0 attempts to send/)]);
    const json = JSON.parse(await readFile(record, 'utf8'));
    const own = join(folder, 'own.json');
    await writeFile(own, JSON.stringify({ ...json, id: 'own', procedure: 'harbor-falls', continues: [] }));
    expect((await statecraft('audit', own, '--procedure', town)).out).toContain('Harbor Falls');
    const replayed = await statecraft('replay', own, '--procedure', town, '--json', '--partial');
    expect(JSON.parse(replayed.out).procedure.id).toBe('harbor-falls');
  });

  test.each([
    ['next', ['kc-200162', '--db', 'DB']],
    ['explain', [record, '--db', 'DB']],
    ['replay', [record]],
    ['audit', [record]],
    ['import', [record, '--format', 'nyc', '--db', 'x.db']],
    ['notify', ['--db', 'DB']],
    ['subscribe', ['me', '--db', 'DB', '--everything']],
  ])('[CLI-64] %s names a procedure that is not known, and the one that may be meant', async (command, args) => {
    const given = args.map((arg) => (arg === 'DB' ? db : arg));
    expect(await statecraft(command, ...given, '--procedure', 'seatle')).toMatchObject({
      code: 2,
      out: '',
      err: '--procedure: there is no procedure "seatle" (did you mean seattle?); there is kansas-city, new-york-city, philadelphia, san-francisco, seattle\n',
    });
  });
});

describe('what is put on record', () => {
  test('[CLI-65] is of the law that the log is under already', async () => {
    const before = await wholeLog(db);
    const nyc = join(folder, 'bills.jsonl');
    await writeFile(nyc, '{}\n');
    const town = join(folder, 'other.json');
    await writeFile(town, JSON.stringify({ ...kansasCity, id: 'other-town' }));
    for (const args of [
      ['import', nyc, '--format', 'nyc'],
      ['replay', record, '--procedure', town],
    ]) {
      const { code, err } = await statecraft(...args, '--db', db);
      expect([code, err]).toEqual([
        2,
        expect.stringMatching(/is under kansas-city, and this is under .*name another log/),
      ]);
    }
    expect(await wholeLog(db)).toEqual(before);
  });
});
