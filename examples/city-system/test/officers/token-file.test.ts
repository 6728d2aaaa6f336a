import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { officersIn } from '../../src/officers/token-file.ts';

const now = '2026-01-01T00:00:00.000Z';

function fileIn(): string {
  const folder = mkdtempSync(join(tmpdir(), 'statecraft-officers-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'officers.json');
}

test('the first start makes a token for each role, keeps only their hashes, and gives them out once', async () => {
  const file = fileIn();
  const { officers, made } = officersIn(file, now);
  expect(made.map(({ officer }) => officer.role)).toEqual(['clerk', 'member', 'mayor', 'public']);
  const kept = readFileSync(file, 'utf8');
  for (const { officer, token } of made) {
    expect(kept).not.toContain(token);
    expect(await officers.holderOf(token, now)).toEqual({ kind: 'holder', officer });
  }
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const again = officersIn(file, now);
  expect(again.made).toEqual([]);
  expect(await again.officers.holderOf(made[0]?.token ?? '', now)).toMatchObject({
    kind: 'holder',
    officer: { id: 'clerk' },
  });
});

test('a token is good until its instant, and not at it', async () => {
  const { officers, made } = officersIn(fileIn(), now);
  const [{ token, officer }] = made as [(typeof made)[number]];
  expect(officer.until).toBe('2026-04-01T00:00:00.000Z');
  expect(await officers.holderOf(token, '2026-03-31T23:59:59.999Z')).toMatchObject({ kind: 'holder' });
  expect(await officers.holderOf(token, officer.until)).toMatchObject({ kind: 'expired' });
});

test.each(['', 'x', 'city_'])('a token that is nobody’s is unknown: %j', async (token) => {
  const { officers } = officersIn(fileIn(), now);
  expect(await officers.holderOf(token, now)).toEqual({ kind: 'unknown' });
});

test('a file that is none says what is wrong with it, and nothing is made over it', () => {
  const file = fileIn();
  writeFileSync(file, '{"officers":[{"id":"clerk","role":"king"}]}');
  expect(() => officersIn(file, now)).toThrow(/role/);
  expect(readFileSync(file, 'utf8')).toContain('king');
});
