import { type Command, createEngine, type EventLog, memoryLog } from '@statecraft/core';
import { kansasCity } from '@statecraft/procedures/kansas-city';
import { describe, expect, onTestFinished, test } from 'vitest';
import { emailChannel } from '../../src/email/email-channel.ts';
import { cityHall, life, recordAll } from '../city.ts';
import { type MailServer, startMailServer } from '../mail-server.ts';

async function hallWith(server: MailServer, options: Partial<Parameters<typeof emailChannel>[0]> = {}) {
  const email = emailChannel({
    server: server.url,
    from: 'City Clerk <notices@city.example>',
    connections: 1,
    ...options,
  });
  onTestFinished(() => email.close?.());
  const hall = cityHall({ channels: [email] });
  await hall.follow({
    subscriber: 'ann',
    channel: 'email',
    address: 'ann@example.org',
    topics: [{ kind: 'measure', id: 'kc-1' }],
  });
  return hall;
}

test('[NOTIFY-41] [NOTIFY-42] a mail as another parser reads it', async () => {
  const server = await startMailServer();
  const { notifier, record } = await hallWith(server);
  await record(...life('kc-1'));
  await notifier.once();
  expect(server.got).toHaveLength(5);
  const mail = server.got.find(({ parsed }) => parsed.subject?.includes('Passage'));
  const parsed = mail?.parsed;
  expect(mail?.to).toEqual(['ann@example.org']);
  expect(parsed?.from?.text).toBe('"City Clerk" <notices@city.example>');
  expect(parsed?.subject).toBe('260001, A stop sign at 5th and Main: Passage: carried 8–2');
  expect(parsed?.text).toContain('Passage: carried, 8 ayes, 2 nays, 3 absent, 7 needed of 13.');
  expect(parsed?.html).toContain(
    '<strong>Passage: carried, 8 ayes, 2 nays, 3 absent, 7 needed of 13. In City Council.</strong>',
  );
  const list = parsed?.headers.get('list') as Record<string, { url?: string; id?: string; name?: string }>;
  expect(list.unsubscribe?.url).toMatch(/^https:\/\/city\.example\/notices\/stop\?token=/);
  expect(list['unsubscribe-post']).toMatchObject({ name: 'List-Unsubscribe=One-Click' });
  expect(list.id?.id).toBe('measure-kc-1.notices.city.example');
  expect(parsed?.headers.get('auto-submitted')).toBe('auto-generated');
  for (const each of server.got) {
    expect(each.parsed.references).toBe('<measure.kc-1@city.example>');
    expect(each.parsed.inReplyTo).toBe('<measure.kc-1@city.example>');
  }
  expect(new Set(server.got.map((each) => each.parsed.messageId)).size).toBe(5);
  // RFC 8058 asks for the header on a line of its own that a mail program finds.
  expect(mail?.raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
});

test('[NOTIFY-42] a repeat has the same Message-ID', async () => {
  let busy = true;
  const server = await startMailServer(() => (busy ? { code: 451, message: 'come back later' } : undefined));
  const { notifier, record, clock } = await hallWith(server);
  await record(...life('kc-1').slice(0, 1));
  await notifier.once();
  busy = false;
  clock.pass(60_000);
  await notifier.once();
  const [entry] = await notifier.messages();
  expect(entry?.attempts.map(({ outcome }) => outcome)).toEqual(['failed', 'delivered']);
  expect(entry?.attempts[0]?.answer).toContain('451 come back later');
  expect(server.got[0]?.parsed.messageId).toBe(`<${entry?.id}@city.example>`);
});

describe('what is refused', () => {
  test('[NOTIFY-43] [NOTIFY-6] a mailbox that does not exist disables the subscription; the ledger keeps the answer without the address', async () => {
    const server = await startMailServer((address) => ({ code: 550, message: `5.1.1 <${address}> no such mailbox` }));
    const { notifier, record } = await hallWith(server);
    await record(...life('kc-1').slice(0, 2));
    await notifier.once();
    expect((await notifier.subscriptionsOf('ann'))[0]?.state).toBe('disabled');
    const said = JSON.stringify(await notifier.messages());
    expect(said).toContain('550 5.1.1 <[address]> no such mailbox');
    expect(said).not.toContain('ann@');
    expect(await notifier.counts()).toMatchObject({ dead: 2 });
  });

  test('[NOTIFY-43] a mail that is refused for good is dead at once, and the next one is tried', async () => {
    const server = await startMailServer(() => ({ code: 552, message: '5.2.2 mailbox full' }));
    const { notifier, record } = await hallWith(server);
    await record(...life('kc-1').slice(0, 1));
    await notifier.once();
    expect(await notifier.counts()).toEqual({ dead: 1 });
    expect((await notifier.subscriptionsOf('ann'))[0]?.state).toBe('active');
  });

  test('[NOTIFY-43] a server that is not there is tried again', async () => {
    const { notifier, record } = await hallWith({ got: [], url: 'smtp://127.0.0.1:1' });
    await record(...life('kc-1').slice(0, 1));
    await notifier.once();
    expect((await notifier.messages())[0]).toMatchObject({ state: 'pending', attempts: [{ outcome: 'failed' }] });
  });

  test('[NOTIFY-43] mail that comes back names its message', async () => {
    const server = await startMailServer();
    const { notifier, record } = await hallWith(server, { bounces: 'bounces+{id}@city.example' });
    await record(...life('kc-1').slice(0, 1));
    await notifier.once();
    expect(server.got[0]?.from).toBe(`bounces+${(await notifier.messages())[0]?.id}@city.example`);
  });

  test.each([
    'ann',
    'ann@',
    '@example.org',
    'ann@example.org, bob@example.org',
    'Ann <ann@example.org>',
    'ann@example.org\r\nBcc: eve@example.org',
    `${'a'.repeat(250)}@example.org`,
  ])('[NOTIFY-1] %j is no mail address', (address) => {
    expect(emailChannel({ server: 'smtp://127.0.0.1:1', from: 'a@b.example' }).check(address)).toBeTypeOf('string');
  });
});

test.each([
  ['a title', { title: 'Stop\r\nBcc: eve@example.org\r\n\r\nHello' }],
  ['a file number', { file: '1\r\nX-Evil: yes' }],
])('[NOTIFY-17] %s cannot bring a header along', async (_what, change) => {
  const server = await startMailServer();
  const { notifier, log } = await hallWith(server);
  await recordAsOnce(log, life('kc-1')[0] as Command, change);
  await notifier.once();
  const [mail] = server.got;
  const [head = ''] = mail?.raw.split('\r\n\r\n') ?? [];
  expect(mail?.to).toEqual(['ann@example.org']);
  expect(mail?.parsed.bcc).toBeUndefined();
  expect(head).not.toMatch(/^(Bcc|X-Evil):/im);
});

/** Puts an act on record with data that no command takes any more: a log from before texts were held to one line. */
async function recordAsOnce(log: EventLog, command: Command, data: object): Promise<void> {
  const draft = memoryLog();
  await recordAll(createEngine({ log: draft, procedures: [kansasCity], clock: () => '2026-01-08T15:00:00.000Z' }), [
    command,
  ]);
  const [event] = await draft.readStream('measure/kc-1');
  if (event) await log.append({ events: [{ ...event, data: { ...event.data, ...data } }], expect: {} });
}
