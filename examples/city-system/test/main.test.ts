import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '@statecraft/test-kit';
import { spawnNode } from '@statecraft/test-kit/process';
import { expect, onTestFinished, test, vi } from 'vitest';

// Processes of their own, which load everything, on a machine however busy.
vi.setConfig({ testTimeout: 600_000 });

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

test('it starts, prints its address and its tokens, and ends when it is told to', async () => {
  const data = join(folder(), 'deep', 'er');
  const port = await freePort();
  const first = start('--port', String(port), '--data', data);
  await first.says('Ctrl-C ends it.');
  expect(first.output()).toContain(`City of Kansas City, Missouri: http://localhost:${port}`);
  const token = /clerk .*(city_[\w-]+)/.exec(first.output())?.[1] ?? '';
  const me = await fetch(`http://127.0.0.1:${port}/api/me`, { headers: { authorization: `Bearer ${token}` } });
  expect(await me.json()).toMatchObject({ id: 'clerk', role: 'clerk' });

  const taken = start('--port', String(port), '--data', folder());
  expect(await taken.ended).toBe(1);
  // It is open all the same, and whoever starts it again needs these.
  expect(taken.output().match(/city_[\w-]+/g)).toHaveLength(4);
  expect(taken.complaint()).toBe(
    `Port ${port} of 127.0.0.1 is taken. Give another one: npm run city -- --port ${port + 1}\n`,
  );

  // Somebody who only listens does not hold it open.
  const listening = await fetch(`http://127.0.0.1:${port}/api/events`);
  first.child.kill('SIGTERM');
  expect(await first.ended).toBe(0);
  await listening.text();
  expect(existsSync(join(data, 'kansas-city.db-wal'))).toBe(false);
});

test('it does not start with what it does not know', async () => {
  const { ended, complaint } = start('--colour', 'red');
  expect(await ended).toBe(2);
  expect(complaint()).toMatch(/^Usage: npm run city/);
});

test('what it cannot work with is a sentence', async () => {
  const data = folder();
  const file = join(data, 'file');
  writeFileSync(file, '');
  const broken = join(data, 'broken');
  mkdirSync(broken);
  writeFileSync(join(broken, 'officers.json'), '{');
  const port = String(await freePort());
  const said = async (...args: readonly string[]) => {
    const { ended, complaint } = start('--port', port, ...args);
    return [await ended, complaint().split('\n').length, complaint()];
  };
  expect(await said('--data', file)).toEqual([2, 2, `${file}: is no folder, and cannot be made one (EEXIST)\n`]);
  const [code, lines, words] = await said('--data', broken);
  expect([code, lines]).toEqual([2, 2]);
  expect(words).toContain(`${join(broken, 'officers.json')}: is no file of officers`);
  expect(await said('--data', join(data, 'new'), '--host', '192.0.2.1')).toEqual([
    1,
    2,
    '192.0.2.1 is no address of this machine. Give another one: npm run city -- --host 127.0.0.1\n',
  ]);
});

function start(...args: readonly string[]) {
  const environment = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !['DATABASE_URL', 'NATS_URL', 'SMTP_URL', 'MAIL_FROM', 'BEHIND_PROXY'].includes(name),
    ),
  );
  const spawned = spawnNode([main, ...args], environment);
  const { child, output, complaint } = spawned;
  const says = async (text: string) => {
    while (!output().includes(text) && child.exitCode === null) await sleep(20);
    expect(output() + complaint()).toContain(text);
  };
  return { ...spawned, says };
}

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'statecraft-city-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}
