import type { Posting } from '../posting/posting.ts';
import { calendarRows, keepEntry } from './calendar-rows.ts';
import type { Database, Sql } from './database.ts';
import { addDeliveries, supersede, toldOf } from './delivery-rows.ts';
import { digestsDue, gatherDigest } from './digest-rows.ts';
import { key } from './keys.ts';
import { claim, type MessageRow, settle } from './lease-rows.ts';
import { addNotices, noticeRows } from './notice-rows.ts';
import type { Attempt, Ledger, LedgerEntry, MessageState, Reading } from './store.ts';
import { subscriptionIn } from './subscription-rows.ts';

/** The tables of the ledger. */
export function ledgerRows(database: Database): Ledger {
  return {
    ...noticeRows(database),
    ...calendarRows(database),
    position: () => database.transaction(positionIn),
    record: (reading) => database.transaction((sql) => recordReading(sql, reading)),
    add: (notices, deliveries, at) =>
      database.transaction(async (sql) => {
        await addNotices(sql, notices);
        await addDeliveries(sql, deliveries, at);
      }),
    told: (events) => database.transaction((sql) => toldOf(sql, events)),
    gather: (now, dueFor) =>
      database.transaction(async (sql) => {
        let made = 0;
        for (const { slot, body } of await digestsDue(sql, now)) {
          const subscription = subscriptionIn(body);
          made += await gatherDigest(sql, subscription, slot, dueFor(subscription), now);
        }
        return made;
      }),
    claim: (options) => database.transaction((sql) => claim(sql, options)),
    settle: (message, settlement, now) => database.transaction((sql) => settle(sql, message, settlement, now)),
    nextDue: () =>
      database.transaction(async (sql) => {
        const [row] = await sql.all<{ due: string | null }>(
          `SELECT min(due) AS due FROM (
             SELECT min(due) AS due FROM notify_messages WHERE state = 'pending'
             UNION ALL SELECT min(slot) FROM notify_deliveries WHERE message IS NULL AND dropped IS NULL AND slot < 'm'
           ) AS waiting`,
        );
        return row?.due ?? undefined;
      }),
    redeliver: (now, messages) =>
      database.transaction((sql) =>
        sql.run(
          `UPDATE notify_messages SET state = 'pending', due = $1, lease = NULL, settled = NULL, attempts = 0
           WHERE state = 'dead' AND EXISTS (SELECT 1 FROM notify_subscriptions s WHERE s.id = subscription AND s.state IN ('active', 'unconfirmed'))
           ${messages ? `AND id IN (${sql.strings('$2')})` : ''}`,
          messages ? [now, JSON.stringify(messages)] : [now],
        ),
      ),
    messages: ({ state, subscription, limit = 100 } = {}) =>
      database.transaction(async (sql) => {
        const rows = await sql.all<MessageRow>(
          `SELECT * FROM notify_messages WHERE ($1 = '' OR state = $1) AND ($2 = '' OR subscription = $2) ORDER BY made, id LIMIT $3`,
          [state ?? '', subscription ?? '', limit],
        );
        return Promise.all(rows.map((row) => entryOf(sql, row)));
      }),
    counts: () =>
      database.transaction(async (sql) => {
        const rows = await sql.all<{ state: MessageState; count: number | string }>(
          'SELECT state, count(*) AS count FROM notify_messages GROUP BY state',
        );
        return Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)]));
      }),
    openMeasures: () =>
      database.transaction(async (sql) => {
        const rows = await sql.all<{ measure: string }>('SELECT measure FROM notify_open_measures ORDER BY measure');
        return rows.map(({ measure }) => measure);
      }),
    post: (notice, make) =>
      database.transaction(async (sql) => {
        // Whoever counts on is the only one until the transaction ends: no two proofs are made over the same one.
        await sql.run(`UPDATE notify_counters SET value = value + 1 WHERE name = 'postings'`);
        const [last] = await sql.all<{ body: string }>('SELECT body FROM notify_postings ORDER BY number DESC LIMIT 1');
        const posting = make(last && (JSON.parse(last.body) as Posting));
        await sql.run('INSERT INTO notify_postings (number, notice, body) VALUES ($1, $2, $3)', [
          posting.number,
          key(notice),
          JSON.stringify(posting),
        ]);
        return posting;
      }),
    postings: (notice) =>
      database.transaction(async (sql) => {
        const rows = await sql.all<{ body: string }>(
          `SELECT body FROM notify_postings WHERE $1 = '' OR notice = $1 ORDER BY number`,
          [notice === undefined ? '' : key(notice)],
        );
        return rows.map(({ body }) => JSON.parse(body) as Posting);
      }),
  };
}

async function positionIn(sql: Sql): Promise<number> {
  const [row] = await sql.all<{ value: number | string }>(`SELECT value FROM notify_counters WHERE name = 'position'`);
  return Number(row?.value ?? 0);
}

async function recordReading(sql: Sql, reading: Reading): Promise<boolean> {
  const { after, position, wrong, at } = reading;
  const taken = await sql.run(`UPDATE notify_counters SET value = $2 WHERE name = 'position' AND value = $1`, [
    after,
    position,
  ]);
  if (taken === 0) return false;
  if (wrong.length > 0) await supersede(sql, wrong, at);
  await addNotices(sql, reading.notices);
  await addDeliveries(sql, reading.deliveries, at);
  for (const entry of reading.entries) await keepEntry(sql, entry, at);
  for (const [measure, open] of Object.entries(reading.open)) {
    await sql.run(
      open
        ? 'INSERT INTO notify_open_measures (measure) VALUES ($1) ON CONFLICT DO NOTHING'
        : 'DELETE FROM notify_open_measures WHERE measure = $1',
      [measure],
    );
  }
  return true;
}

async function entryOf(sql: Sql, row: MessageRow): Promise<LedgerEntry> {
  const deliveries = await sql.all<{ key: string }>(
    'SELECT key FROM notify_deliveries WHERE message = $1 ORDER BY key',
    [row.id],
  );
  const attempts = await sql.all<Attempt & { milliseconds: number | string }>(
    'SELECT at, milliseconds, outcome, answer FROM notify_attempts WHERE message = $1 ORDER BY number',
    [row.id],
  );
  return {
    id: row.id,
    kind: row.kind,
    subscription: row.subscription,
    state: row.state,
    due: row.due,
    made: row.made,
    settled: row.settled ?? undefined,
    deliveries: deliveries.map(({ key }) => JSON.parse(`"${key}"`) as string),
    attempts: attempts.map((attempt) => ({ ...attempt, milliseconds: Number(attempt.milliseconds) })),
  };
}
