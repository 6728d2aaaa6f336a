import { setTimeout as sleep } from 'node:timers/promises';
import { createEngine } from '@statecraft/core';
import { kansasCity } from '@statecraft/procedures/kansas-city';
import { sqliteLog } from '@statecraft/sqlite';
import { until } from '@statecraft/test-kit';
import { start } from '@statecraft/test-kit/process';
import { expect, onTestFinished, test } from 'vitest';
import { deliveryKey } from '../src/delivery/message-id.ts';
import { createNotifier } from '../src/delivery/notifier.ts';
import { emailChannel } from '../src/email/email-channel.ts';
import { sqliteStore } from '../src/sqlite.ts';
import { webhookChannel } from '../src/webhook/webhook-channel.ts';
import { city, life, recordAll } from './city.ts';
import { newFolder } from './folder.ts';
import { startMailServer } from './mail-server.ts';
import { startReceiver } from './receiver.ts';

const kills = process.env.STATECRAFT_DEEP === '1' ? 100 : 10;

test(`[NOTIFY-25] after ${kills} kills of the worker everything due has arrived, repeats under their own id, and the ledger agrees`, {
  timeout: 120_000 + kills * 10_000,
}, async () => {
  const folder = newFolder();
  onTestFinished(folder.remove);
  const storeFile = `${folder.path}/notify.db`;
  const log = sqliteLog(folder.file);
  const engine = createEngine({ log, procedures: [kansasCity], clock: () => '2026-01-08T15:00:00.000Z' });
  // Now and then a receiver fails or is slow, so that kills also meet retries and what is under way.
  let count = 0;
  const receiver = await startReceiver((_request, response) => {
    count += 1;
    const status = count % 7 === 0 ? 500 : 204;
    setTimeout(() => response.writeHead(status).end(), count % 5 === 0 ? 30 : 0);
  });
  const mail = await startMailServer();
  const store = sqliteStore(storeFile, { busyTimeout: 20_000 });
  const email = emailChannel({ server: mail.url, from: 'clerk@city.example' });
  const notifier = createNotifier({
    log,
    procedures: [kansasCity],
    store,
    city,
    channels: [webhookChannel({ allowHttp: true, allowPrivate: true }), email],
  });
  onTestFinished(async () => {
    await store.close();
    await log.close();
    await email.close?.();
  });
  const follow = async (
    channel: string,
    address: string,
    topics: Parameters<typeof notifier.subscribe>[0]['topics'],
  ) => {
    const result = await notifier.subscribe(
      { subscriber: `${channel}-${address.length}`, channel, address, topics },
      { confirmed: true },
    );
    if (!result.ok) throw new Error(JSON.stringify(result.malformations));
    return result.subscription;
  };
  const everything = await follow('webhook', receiver.url('/everything'), [{ kind: 'everything' }]);
  const stages = await follow('webhook', receiver.url('/stage'), [{ kind: 'stage', stage: 'enacted' }]);
  const mails = await follow('email', 'ann@example.org', [{ kind: 'body', id: 'council' }]);
  const arguments_ = [folder.file, storeFile, mail.url] as const;
  const worker = () => start(new URL('./kill-worker.ts', import.meta.url), ...arguments_);

  let measures = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const victim = worker();
    await until(() => victim.output().includes('watching'));
    const acting = (async () => {
      for (let n = 0; n < 3; n += 1) {
        await recordAll(engine, life(`kc-${measures}`));
        measures += 1;
      }
    })();
    await sleep(Math.random() * 250);
    victim.child.kill('SIGKILL');
    expect(await victim.ended).toBe('SIGKILL');
    expect(victim.output()).not.toContain('fault');
    await acting;
  }
  const last = worker();
  const drained = async () => {
    const { pending = 0 } = await notifier.counts();
    return pending === 0 && (await notifier.position()) === (await log.head());
  };
  while (!(await drained())) await sleep(20);
  last.child.kill('SIGKILL');
  await last.ended;

  const due = new Map<string, string>();
  for await (const { id, type } of log.read()) {
    due.set(deliveryKey(id, everything.id, 'webhook'), '/everything');
    if (type === 'voted') due.set(deliveryKey(id, stages.id, 'webhook'), '/stage');
    if (['introduced', 'reported', 'read', 'voted'].includes(type))
      due.set(deliveryKey(id, mails.id, 'email'), 'ann@example.org');
  }
  const ledger = await notifier.messages({ limit: 1_000_000 });
  const webhooks = receiver.got.map(({ headers, path, body }) => ({
    id: headers['webhook-id'] ?? '',
    to: path,
    of: JSON.parse(body).id as string,
  }));
  const sent = mail.got.map(({ parsed, to }) => ({
    id: (parsed.messageId ?? '').replace(/^<|@.*$/g, ''),
    to: to.join(),
    of: '',
  }));
  const arrived = new Map<string, Set<string>>();
  for (const { id, to } of [...webhooks, ...sent]) arrived.set(id, (arrived.get(id) ?? new Set()).add(to));
  // The ledger has every delivery that is due and no other, each sent, and every one of them arrived where it was to.
  expect(new Set(ledger.flatMap(({ deliveries }) => deliveries))).toEqual(new Set(due.keys()));
  expect(ledger.filter(({ state }) => state !== 'sent')).toEqual([]);
  for (const { id, deliveries } of ledger) expect([...(arrived.get(id) ?? [])]).toEqual([due.get(deliveries[0] ?? '')]);
  // Nothing arrived that the ledger does not know, and one event has one id for each subscription.
  expect(arrived.size).toBe(ledger.length);
  expect(new Set(webhooks.map(({ to, of }) => `${to} ${of}`)).size).toBe(new Set(webhooks.map(({ id }) => id)).size);
  const attempts = ledger.reduce((sum, entry) => sum + entry.attempts.length, 0);
  const requests = webhooks.length + sent.length;
  expect(requests).toBeGreaterThanOrEqual(ledger.length);
  process.stdout.write(
    `${kills} kills: ${ledger.length} messages due, all arrived; ${requests} arrivals, ${attempts} attempts in the ledger, ${requests - arrived.size} repeats under their own ids\n`,
  );
});
