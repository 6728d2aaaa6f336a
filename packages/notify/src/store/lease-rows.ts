import { randomUUID } from 'node:crypto';
import type { Notice } from '../notice/notice.ts';
import type { Sql } from './database.ts';
import type { ClaimedMessage, Ledger, LedgerEntry, MessageState, Secret, Settlement } from './store.ts';
import { subscriptionIn } from './subscription-rows.ts';

/** A message as it stands in its table. */
export interface MessageRow {
  readonly id: string;
  readonly kind: LedgerEntry['kind'];
  readonly subscription: string;
  readonly state: MessageState;
  readonly statutory: number | string;
  readonly due: string;
  readonly attempts: number | string;
  readonly lease: string | null;
  readonly made: string;
  readonly settled: string | null;
}

/** Puts messages under lease, each with all that is needed to send it. */
export async function claim(
  sql: Sql,
  { channel, now, until, most, failing, busy }: Parameters<Ledger['claim']>[0],
): Promise<readonly ClaimedMessage[]> {
  const candidates = await firstOfEach(sql, { channel, now, most, failing, busy });
  if (candidates.length === 0) return [];
  const lease = randomUUID();
  const rows = await sql.all<MessageRow>(
    `UPDATE notify_messages SET due = $2, lease = $3, attempts = attempts + 1
     WHERE id IN (${sql.strings('$4')}) AND state = 'pending' AND due <= $1 RETURNING *`,
    [now, until, lease, JSON.stringify(candidates)],
  );
  const claimed: ClaimedMessage[] = [];
  for (const row of rows) {
    const [of] = await sql.all<{
      body: string;
      stop_token: string | null;
      confirm_token: string | null;
      failing_since: string | null;
      address: string | null;
      secrets: string | null;
    }>(
      `SELECT s.body, s.stop_token, s.confirm_token, s.failing_since, a.address, a.secrets
       FROM notify_subscriptions s LEFT JOIN notify_addresses a ON a.subscription = s.id WHERE s.id = $1`,
      [row.subscription],
    );
    const told = await sql.all<{ reasons: string; body: string }>(
      `SELECT d.reasons, n.body FROM notify_deliveries d JOIN notify_notices n ON n.id = d.notice
       WHERE d.message = $1 AND d.dropped IS NULL ORDER BY n.position, n.id`,
      [row.id],
    );
    if (!of) continue;
    claimed.push({
      id: row.id,
      kind: row.kind,
      statutory: Number(row.statutory) === 1,
      attempt: Number(row.attempts),
      lease,
      subscription: subscriptionIn(of.body),
      stopToken: of.stop_token ?? '',
      confirmToken: of.confirm_token ?? undefined,
      address: of.address ?? undefined,
      secrets: of.secrets === null ? [] : (JSON.parse(of.secrets) as Secret[]),
      failingSince: of.failing_since ?? undefined,
      notices: told.map(({ reasons, body }) => ({
        notice: JSON.parse(body) as Notice,
        reasons: JSON.parse(reasons) as string[],
      })),
    });
  }
  return claimed;
}

/** The first message that is due of each of some subscriptions, those due first first. */
async function firstOfEach(
  sql: Sql,
  { channel, now, most, failing, busy }: Omit<Parameters<Ledger['claim']>[0], 'until'>,
): Promise<string[]> {
  const ids: string[] = [];
  const taken = new Set(busy);
  // SQLite takes the tables of a CROSS JOIN in the order given. Few fail: they are gone through; of the others, what is due in its order.
  const tables = failing
    ? 'notify_subscriptions s CROSS JOIN notify_messages m'
    : 'notify_messages m CROSS JOIN notify_subscriptions s';
  for (;;) {
    const left = most - ids.length;
    const rows = await sql.all<{ id: string; subscription: string }>(
      `SELECT m.id, m.subscription FROM ${tables}
       WHERE s.id = m.subscription AND m.state = 'pending' AND m.channel = $1 AND m.due <= $2 AND s.failing_since IS ${failing ? 'NOT NULL' : 'NULL'}
         AND m.subscription NOT IN (${sql.strings('$3')})
       ORDER BY m.due, m.rank, m.id LIMIT $4`,
      [channel, now, JSON.stringify([...taken]), left],
    );
    for (const { id, subscription } of rows) {
      if (taken.has(subscription)) continue;
      taken.add(subscription);
      ids.push(id);
    }
    // Where several were of one subscription there is room for those behind them.
    if (rows.length < left || ids.length === most) return ids;
  }
}

/** Says what became of a message under lease. */
export async function settle(
  sql: Sql,
  { id, lease, subscription }: Parameters<Ledger['settle']>[0],
  settlement: Settlement,
  now: string,
): Promise<boolean> {
  const { state } = settlement;
  const counted = 'attempt' in settlement;
  const [row] = await sql.all<{ attempts: number | string }>(
    `UPDATE notify_messages SET state = $3, due = $4, settled = $5, lease = NULL ${counted ? '' : ', attempts = attempts - 1'}
     WHERE id = $1 AND lease = $2 AND state = 'pending' RETURNING attempts`,
    [id, lease, state, 'due' in settlement ? settlement.due : now, state === 'pending' ? null : now],
  );
  if (counted && row) {
    const { at, milliseconds, outcome, answer } = settlement.attempt;
    const [last] = await sql.all<{ number: number | string | null }>(
      'SELECT max(number) AS number FROM notify_attempts WHERE message = $1',
      [id],
    );
    await sql.run(
      'INSERT INTO notify_attempts (message, number, at, milliseconds, outcome, answer) VALUES ($1, $2, $3, $4, $5, $6)',
      [id, Number(last?.number ?? 0) + 1, at, Math.round(milliseconds), outcome, answer],
    );
    if (outcome === 'delivered')
      await sql.run('UPDATE notify_subscriptions SET failing_since = NULL WHERE id = $1', [subscription.id]);
    else
      await sql.run('UPDATE notify_subscriptions SET failing_since = coalesce(failing_since, $2) WHERE id = $1', [
        subscription.id,
        at,
      ]);
  }
  return row !== undefined;
}
