import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine } from '@statecraft/core';
import { kansasCity } from '@statecraft/procedures/kansas-city';
import { sqliteLog } from '@statecraft/sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startMailServer } from '../../notify/test/mail-server.ts';
import { startReceiver } from '../../notify/test/receiver.ts';
import { run } from '../src/program.ts';
import { start } from './program.ts';

let folder = '';
let db = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'statecraft-notices-'));
  db = join(folder, 'city.db');
  await act('introduce');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Puts one act on record. */
async function act(type: 'introduce' | 'refer'): Promise<void> {
  const log = sqliteLog(db);
  const engine = createEngine({ log, procedures: [kansasCity], clock: () => '2026-01-08T15:00:00.000Z' });
  const common = { measure: 'kc-1', on: '2026-01-08' };
  const result = await engine.execute(
    type === 'introduce'
      ? { ...common, type, kind: 'ordinance', title: 'A stop sign', by: { id: 'ward', role: 'member' } }
      : { ...common, type, to: ['transportation'], by: { id: 'mayor', role: 'mayor' } },
  );
  await log.close();
  if (!result.ok) throw new Error(JSON.stringify(result.rejections));
}

/** Runs the program in this process. */
async function statecraft(...args: string[]) {
  let [out, err] = ['', ''];
  const code = await run(args, {
    paper: { width: 80, colour: false },
    print: (text) => {
      out += text;
    },
    complain: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}

/** A city file with what it is given. */
function cityFile(content: object): string {
  const file = join(folder, 'city.json');
  writeFileSync(
    file,
    JSON.stringify({
      name: 'City of Testing',
      domain: 'city.example',
      pages: 'http://127.0.0.1:8080/notices',
      ...content,
    }),
  );
  return file;
}

describe('subscribing', () => {
  test('[CLI-50] [CLI-51] what is followed is printed, once', async () => {
    const subscribed = await statecraft(
      'subscribe',
      'me',
      '--db',
      db,
      '--as',
      'me',
      '--measure',
      'kc-1',
      '--confirmed',
      '--from-start',
    );
    expect(subscribed).toMatchObject({ code: 0, err: '' });
    expect(subscribed.out).toMatch(/^sub_\S+: me, by terminal, immediate, active: measure:kc-1\n$/);
    const told = await statecraft('notify', '--db', db, '--once');
    expect(told.out).toContain('A stop sign: Introduced');
    expect(told.out).toContain('1 act read, 1 attempt to send. In the ledger: 1 sent.');
    expect((await statecraft('notify', '--db', db, '--json')).out).toBe(
      `${JSON.stringify({ read: 0, attempts: 0, messages: { sent: 1 } }, null, 2)}\n`,
    );
    expect((await statecraft('subscribe', '--list', '--as', 'me', '--db', db)).out).toContain('active: measure:kc-1');
    expect((await statecraft('subscribe', '--stop', '--as', 'me', '--db', db)).out).toBe(
      'Ended 1 subscription of me.\n',
    );
    await act('refer');
    expect((await statecraft('notify', '--db', db)).out).toContain('1 act read, 0 attempts');
    expect((await statecraft('subscribe', '--erase', '--as', 'me', '--db', db)).out).toContain(
      'Erased 1 subscription of me',
    );
  });

  test('[CLI-50] --from-start tells of what was read before too, and of what is hypothetical nothing', async () => {
    await statecraft('notify', '--db', db);
    await statecraft('subscribe', 'late', '--db', db, '--everything', '--confirmed', '--from-start');
    expect((await statecraft('notify', '--db', db)).out).toContain('A stop sign: Introduced');
    expect((await statecraft('notify', '--db', db)).out).toContain('0 acts read, 0 attempts to send');
    const made = join(folder, 'made-up.db');
    await statecraft('simulate', 'seattle', '--measures', '2', '--years', '1', '--db', made);
    await statecraft('subscribe', 'me', '--db', made, '--everything', '--confirmed', '--from-start');
    expect((await statecraft('notify', '--db', made)).out).toMatch(
      /^\d+ acts read, 0 attempts to send.*no message\.$/m,
    );
  });

  test.each([
    [['me'], 'subscription: say what to follow, by --measure'],
    [['me', '--deadline', 'soon'], '--deadline: soon is no number of days; it takes 0 to 365'],
    [['me', '--deadline', ''], '--deadline: '],
    [['me', '--everything', '--quiet', '22'], 'quietHours.to: expected a time of day'],
    [['me', '--everything', '--weekly', 'funday'], '--weekly: funday is no weekday; it takes monday, tuesday'],
    [['http://example.org', '--everything'], 'address: expected an address that begins with https://'],
    [['ann@example.org', '--everything'], '--city: nothing can be sent there: name a server as mail'],
    [['board:front', '--everything'], '--city: nothing can be sent there: name a folder as boards'],
    [['me', '--everything', '--store', 'postgres://u:a/b@h/x'], '--store: this is no address'],
    [['me', '--everything', '--store', 'mysql:x'], '--store: mysql: is not known'],
    [['--list'], '--as: name the subscriber'],
    [[], 'TO: say where notices are to go'],
  ])('[CLI-50] %j is bad input', async (args, complaint) => {
    const { code, err } = await statecraft('subscribe', ...args, '--db', db);
    expect(code).toBe(2);
    expect(err).toContain(complaint);
  });

  test('[CLI-53] every wrong place of a city file is named', async () => {
    const file = cityFile({ pages: 'here', mail: { server: 'smtp://127.0.0.1' }, colour: 'blue' });
    const { code, err } = await statecraft('notify', '--db', db, '--city', file);
    expect(code).toBe(2);
    for (const place of ['pages: ', 'mail.from: ', 'Unrecognized key: "colour"']) expect(err).toContain(place);
    expect((await statecraft('notify', '--db', db, '--city', join(folder, 'none.json'))).code).toBe(2);
    const wrong = await statecraft('notify', '--db', db, '--city', cityFile({ templates: { es: { vote: '{' } } }));
    expect(wrong).toMatchObject({ code: 3 });
    expect(wrong.err).toContain('vote in es');
  });
});

test('[CLI-50] [CLI-51] by mail, after it is confirmed; by board; by webhook, with its secret', async () => {
  const [mail, receiver] = [await startMailServer(), await startReceiver()];
  const city = cityFile({
    mail: { server: mail.url, from: 'clerk@city.example' },
    webhooks: { allowHttp: true, allowPrivate: true },
    boards: join(folder, 'boards'),
    links: { measure: 'https://city.example/m/{id}' },
  });
  const by = ['--db', db, '--city', city];
  expect((await statecraft('subscribe', 'ann@example.org', ...by, '--measure', 'kc-1', '--from-start')).out).toContain(
    'It begins once it is confirmed',
  );
  expect(
    (await statecraft('subscribe', receiver.url(), ...by, '--everything', '--confirmed', '--from-start')).out,
  ).toContain('Secret to check signatures with: whsec_');
  await statecraft('subscribe', 'board:front', ...by, '--everything', '--confirmed', '--from-start');
  await statecraft('notify', ...by);
  expect(mail.got.map(({ parsed }) => parsed.subject)).toEqual([
    'Confirm your subscription to notices of City of Testing',
  ]);
  expect(receiver.got).toHaveLength(1);
  const [page = ''] = readdirSync(join(folder, 'boards/front'));
  expect(readFileSync(join(folder, 'boards/front', page), 'utf8')).toContain('href="https://city.example/m/kc-1"');
});

test('[CLI-52] what could not be sent is listed, and sent again by command', async () => {
  let fine = false;
  const receiver = await startReceiver((_request, response) => void response.writeHead(fine ? 204 : 410).end());
  const by = ['--db', db, '--city', cityFile({ webhooks: { allowHttp: true, allowPrivate: true } })];
  await statecraft('subscribe', receiver.url(), ...by, '--everything', '--confirmed', '--from-start', '--as', 'vendor');
  await statecraft('notify', ...by);
  expect((await statecraft('notify', ...by, '--dead')).out).toMatch(
    /1 notices: 1 attempts, the last \S+: 410\n1 message could not be sent\./,
  );
  fine = true;
  // The address said that it was gone: whoever knows better takes the subscription up again.
  expect((await statecraft('notify', ...by, '--redeliver')).out).toContain('Put back 0 messages.');
  await statecraft('subscribe', '--resume', '--as', 'vendor', ...by);
  expect((await statecraft('notify', ...by, '--redeliver')).out).toContain('Put back 1 message.');
  expect(receiver.got).toHaveLength(2);
  expect(JSON.parse((await statecraft('notify', ...by, '--dead', '--json')).out)).toEqual([]);
});

test('[CLI-51] --watch tells of what is recorded while it runs, serves its pages, and ends when it is told to', async () => {
  await statecraft('subscribe', 'me', '--db', db, '--everything', '--confirmed', '--from-start');
  const { child, ended } = start(['notify', '--db', db, '--serve', '0']);
  let out = '';
  const prints = (text: string) =>
    new Promise<void>((resolve) => {
      const look = () => out.includes(text) && resolve();
      child.stdout.on('data', (chunk: string) => {
        out += chunk;
        look();
      });
      look();
    });
  await prints('Introduced');
  await act('refer');
  await prints('Referred to ');
  child.kill('SIGTERM');
  expect(await ended).toMatchObject({ code: 0, err: '' });
});
