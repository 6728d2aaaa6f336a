import { readFileSync } from 'node:fs';
import { type Command, createEngine, memoryLog, parseCommand } from '@statecraft/core';
import { kansasCity } from '@statecraft/procedures/kansas-city';
import { Webhook } from 'standardwebhooks';
import { expect, onTestFinished, test } from 'vitest';
import { createNotifier } from '../src/delivery/notifier.ts';
import { emailChannel } from '../src/email/email-channel.ts';
import { sqliteStore } from '../src/sqlite.ts';
import { webhookChannel } from '../src/webhook/webhook-channel.ts';
import { city, recordAll } from './city.ts';
import { startMailServer } from './mail-server.ts';
import { startReceiver } from './receiver.ts';

/** The acts of Kansas City's Ordinance 200162, as the example keeps its record. */
function ordinance(): Command[] {
  const path = new URL('../../../examples/kansas-city/records/200162.json', import.meta.url);
  const { measure, acts } = JSON.parse(readFileSync(path, 'utf8')) as {
    measure: string;
    acts: Record<string, unknown>[];
  };
  return acts.map(({ key, source, ...act }) => {
    const { reason } = source as { reason?: string };
    const command = { ...act, commandId: `200162-${key}`, ...(act.basis === 'inferred' && { source: { reason } }) };
    const onMeasure = { ...command, measure } as unknown as Command;
    return 'malformations' in parseCommand(onMeasure, () => 'id', kansasCity.uses)
      ? (command as unknown as Command)
      : onMeasure;
  });
}

test('[NOTIFY-9] [NOTIFY-23] a record is replayed, and each gets exactly what it follows, once, signed and readable', async () => {
  const receiver = await startReceiver();
  const mail = await startMailServer();
  const log = memoryLog();
  const store = sqliteStore(':memory:');
  const email = emailChannel({ server: mail.url, from: 'City Clerk <clerk@city.example>' });
  onTestFinished(async () => {
    await email.close?.();
    await store.close();
  });
  const notifier = createNotifier({
    log,
    procedures: [kansasCity],
    store,
    city,
    channels: [webhookChannel({ allowHttp: true, allowPrivate: true }), email],
  });
  const follow = async (request: Parameters<typeof notifier.subscribe>[0]) => {
    const result = await notifier.subscribe(request, { confirmed: true });
    if (!result.ok) throw new Error(JSON.stringify(result.malformations));
    return result;
  };
  const { secret = '' } = await follow({
    subscriber: 'paper',
    channel: 'webhook',
    address: receiver.url('/paper'),
    topics: [{ kind: 'everything' }],
  });
  await follow({
    subscriber: 'vendor',
    channel: 'webhook',
    address: receiver.url('/vendor'),
    topics: [{ kind: 'measure', id: 'kc-000000' }],
  });
  await follow({
    subscriber: 'ann',
    channel: 'email',
    address: 'ann@example.org',
    topics: [
      { kind: 'votes-of', id: 'shields' },
      { kind: 'measure', id: 'kc-200162' },
    ],
  });
  await follow({
    subscriber: 'bob',
    channel: 'email',
    address: 'bob@example.org',
    topics: [{ kind: 'stage', stage: 'enacted' }],
  });

  await recordAll(createEngine({ log, procedures: [kansasCity] }), ordinance());
  await notifier.once();
  expect(await notifier.once()).toEqual({ read: 0, attempts: 0 });

  const events: { id: string; type: string; stream: string }[] = [];
  for await (const event of log.read()) events.push(event);
  const told = receiver.got.map(
    ({ body, headers }) => new Webhook(secret).verify(body, headers) as { id: string; type: string },
  );
  expect(told.map(({ id }) => id).sort()).toEqual(events.map(({ id }) => id).sort());
  expect(receiver.got.every(({ path }) => path === '/paper')).toBe(true);

  const to = (address: string) =>
    mail.got.filter((each) => each.to.includes(address)).map(({ parsed }) => parsed.subject ?? '');
  expect(to('ann@example.org')).toHaveLength(events.filter(({ stream }) => stream === 'measure/kc-200162').length);
  expect(to('bob@example.org')).toEqual([expect.stringMatching(/Passage: carried 10–3$/)]);
  const passage = mail.got.find(
    ({ parsed, to: [address] }) => address === 'bob@example.org' && parsed.subject?.includes('Passage'),
  );
  expect(passage?.parsed.text).toContain('Passage: carried, 10 ayes, 3 nays, 7 needed of 13. In City Council.');
  expect(passage?.parsed.text).toContain('Sunday, April 5, 2020');
  expect(passage?.parsed.html).toContain('Quinton Lucas');
  process.stdout.write(
    `${events.length} acts replayed: ${told.length} webhooks and ${mail.got.length} mails, each once\n`,
  );
});
