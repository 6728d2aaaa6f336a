import { messageId } from '../delivery/message-id.ts';
import type { Subscription } from '../subscription/subscription.ts';
import { later } from '../subscription/wall-clock.ts';
import { meetingsOf } from './calendar-rows.ts';
import type { Sql } from './database.ts';
import { subscriptionIn } from './subscription-rows.ts';

const HOUR = 3_600_000;

interface DigestRow {
  readonly slot: string;
  readonly body: string;
}

/** The digests whose time has come: that of their slot, or the hours before a meeting. */
export async function digestsDue(sql: Sql, now: string): Promise<DigestRow[]> {
  const waiting = async (where: string, values: readonly string[] = []) => {
    const rows = await sql.all<{ subscription: string; slot: string }>(
      `SELECT DISTINCT slot, subscription FROM notify_deliveries
       WHERE message IS NULL AND dropped IS NULL AND ${where} ORDER BY slot, subscription`,
      values,
    );
    const found: DigestRow[] = [];
    for (const { subscription, slot } of rows) {
      const [row] = await sql.all<{ body: string }>('SELECT body FROM notify_subscriptions WHERE id = $1', [
        subscription,
      ]);
      if (row) found.push({ slot, body: row.body });
    }
    return found;
  };
  const timed = await waiting('slot <= $1', [now]);
  const before = await waiting(`slot >= 'meeting:' AND slot < 'meeting;'`);
  const due: DigestRow[] = [];
  for (const row of before) {
    const { schedule } = subscriptionIn(row.body);
    const hours = schedule.kind === 'before-meeting' ? schedule.hours : 0;
    const isNear = (await meetingsOf(sql, row.slot.slice('meeting:'.length))).some(
      ({ startsAt, cancelled }) =>
        startsAt !== undefined && !cancelled && startsAt > now && later(startsAt, -hours * HOUR) <= now,
    );
    if (isNear) due.push(row);
  }
  return [...timed, ...due];
}

/** Makes one message of what waits for a digest; nothing when another worker was there first. Gives how many it made. */
export async function gatherDigest(
  sql: Sql,
  subscription: Subscription,
  slot: string,
  due: string,
  now: string,
): Promise<number> {
  const waiting = 'subscription = $1 AND slot = $2 AND message IS NULL AND dropped IS NULL';
  const [first] = await sql.all<{ key: string | null }>(
    `SELECT min(key) AS key FROM notify_deliveries WHERE ${waiting}`,
    [subscription.id, slot],
  );
  if (!first?.key) return 0;
  const id = messageId('digest', subscription.id, slot, first.key);
  const taken = await sql.run(`UPDATE notify_deliveries SET message = $3 WHERE ${waiting}`, [
    subscription.id,
    slot,
    id,
  ]);
  if (taken === 0) return 0;
  return sql.run(
    `INSERT INTO notify_messages (id, kind, channel, subscription, statutory, state, due, rank, attempts, made)
     VALUES ($1, 'digest', $5, $2, 0, 'pending', $3, 0, 0, $4) ON CONFLICT DO NOTHING`,
    [id, subscription.id, due, now, subscription.channel],
  );
}
