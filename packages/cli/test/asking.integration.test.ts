import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { statecraft, wholeLog } from './program.ts';

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
    const { code, err } = await statecraft('next', 'kc-1', '--db', join(folder, 'none.db'));
    expect(code).toBe(3);
    expect(err).toMatch(/fault log-/);
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
  });
});
