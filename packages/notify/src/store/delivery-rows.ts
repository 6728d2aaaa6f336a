import type { Sql } from './database.ts';
import { key } from './keys.ts';
import type { DeliveryDraft } from './store.ts';

/** Adds deliveries, and the messages of those that go by themselves. What is there already stays. */
export async function addDeliveries(sql: Sql, deliveries: readonly DeliveryDraft[], at: string): Promise<void> {
  if (deliveries.length === 0) return;
  const rows = deliveries.map(({ key: id, notice, subscription, reasons, slot, message }) => ({
    key: key(id),
    notice: key(notice),
    subscription,
    reasons: JSON.stringify(reasons),
    slot: slot ?? null,
    message: message?.id ?? null,
  }));
  await sql.run(
    `INSERT INTO notify_deliveries (key, notice, subscription, reasons, slot, message)
     SELECT r.key, r.notice, r.subscription, r.reasons, r.slot, r.message
     FROM ${sql.rows('$1', { key: 'text', notice: 'text', subscription: 'text', reasons: 'text', slot: 'text', message: 'text' })}
     WHERE true ON CONFLICT DO NOTHING`,
    [JSON.stringify(rows)],
  );
  const messages = deliveries.flatMap(({ subscription, message }) =>
    message
      ? [
          {
            id: message.id,
            kind: message.kind,
            channel: message.channel,
            subscription,
            statutory: message.statutory ? 1 : 0,
            due: message.due,
            rank: message.rank,
          },
        ]
      : [],
  );
  if (messages.length === 0) return;
  await sql.run(
    `INSERT INTO notify_messages (id, kind, channel, subscription, statutory, state, due, rank, attempts, made)
     SELECT r.id, r.kind, r.channel, r.subscription, r.statutory, 'pending', r.due, r.rank, 0, $2
     FROM ${sql.rows('$1', { id: 'text', kind: 'text', channel: 'text', subscription: 'text', statutory: 'integer', due: 'text', rank: 'integer' })}
     WHERE true ON CONFLICT DO NOTHING`,
    [JSON.stringify(messages), at],
  );
}

/**
 * Drops what has not left of the notices of events. What is on its way just now cannot be called back; when it comes back, it is
 * not sent again.
 */
export async function supersede(sql: Sql, events: readonly string[], at: string): Promise<void> {
  const wrong = `notice IN (SELECT notice FROM notify_notice_acts WHERE act IN (${sql.strings('$1')}))`;
  const named = JSON.stringify(events.map(key));
  await sql.run(
    `UPDATE notify_deliveries SET dropped = 'superseded' WHERE dropped IS NULL AND ${wrong}
       AND (message IS NULL OR EXISTS (SELECT 1 FROM notify_messages m WHERE m.id = message AND m.state = 'pending'))`,
    [named],
  );
  await sql.run(
    `UPDATE notify_messages SET state = 'superseded', settled = $2 WHERE state = 'pending' AND lease IS NULL AND kind = 'notice'
     AND id IN (SELECT message FROM notify_deliveries WHERE dropped = 'superseded' AND ${wrong})`,
    [named, at],
  );
}

/** Who was told of events, or is to be, and for which topics. */
export async function toldOf(sql: Sql, events: readonly string[]) {
  const rows = await sql.all<{ subscription: string; reasons: string }>(
    `SELECT d.subscription, d.reasons FROM notify_notice_acts a JOIN notify_deliveries d ON d.notice = a.notice
     WHERE a.act IN (${sql.strings('$1')}) AND (d.dropped IS NULL OR d.dropped = 'superseded') ORDER BY d.key`,
    [JSON.stringify(events.map(key))],
  );
  const told = new Map<string, Set<string>>();
  for (const { subscription, reasons } of rows) {
    const known = told.get(subscription) ?? new Set();
    for (const reason of JSON.parse(reasons) as string[]) known.add(reason);
    told.set(subscription, known);
  }
  return [...told].map(([subscription, reasons]) => ({ subscription, reasons: [...reasons] }));
}
