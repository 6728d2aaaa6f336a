import { randomUUID } from 'node:crypto';
import { canonicalJson } from '@statecraft/core';
import { messageId } from '../delivery/message-id.ts';
import type { CalendarEntry, KeptEntry } from '../notice/calendar-entry.ts';
import type { Notice } from '../notice/notice.ts';
import type { Posting } from '../posting/posting.ts';
import type { Subscription } from '../subscription/subscription.ts';
import { later } from '../subscription/wall-clock.ts';
import type { Database, Sql } from './database.ts';
import type {
  Attempt,
  ClaimedMessage,
  DeliveryDraft,
  Ledger,
  LedgerEntry,
  MessageState,
  Reading,
  Secret,
  Settlement,
} from './store.ts';
import { subscriptionIn } from './subscription-rows.ts';

/** The tables of the ledger. */
export function ledgerRows(database: Database): Ledger {
  return {
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
    noticesOf: (topic, limit) =>
      notices(
        database,
        `SELECT n.body FROM notify_notice_topics t JOIN notify_notices n ON n.id = t.notice
         WHERE t.topic = $1 ORDER BY t.position DESC, t.notice LIMIT $2`,
        [topic, limit],
      ),
    noticesAfter: (position, limit) =>
      notices(database, 'SELECT body FROM notify_notices WHERE position > $1 ORDER BY position, id LIMIT $2', [
        position,
        limit,
      ]),
    notice: async (id) => (await notices(database, 'SELECT body FROM notify_notices WHERE id = $1', [key(id)]))[0],
    calendarOf: (topic, limit) =>
      database.transaction(async (sql) => {
        const rows = await sql.all<EntryRow>(
          `SELECT c.sequence, c.updated, c.body FROM notify_calendar_topics t JOIN notify_calendar c ON c.uid = t.uid
           WHERE t.topic = $1 ORDER BY c.updated DESC, c.uid LIMIT $2`,
          [topic, limit],
        );
        return rows.map(keptEntry);
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

interface MessageRow {
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

type EntryRow = { readonly sequence: number | string; readonly updated: string; readonly body: string };

/** An id as it stands in a column: as JSON escapes it, since PostgreSQL keeps neither U+0000 nor half a surrogate pair. */
function key(text: string): string {
  return JSON.stringify(text).slice(1, -1);
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
  return true;
}

async function addNotices(sql: Sql, added: readonly Notice[]): Promise<void> {
  if (added.length === 0) return;
  const rows = added.map((notice) => ({
    id: key(notice.id),
    position: notice.position,
    at: notice.at,
    body: JSON.stringify(notice),
  }));
  await sql.run(
    `INSERT INTO notify_notices (id, position, at, body) SELECT r.id, r.position, r.at, r.body
     FROM ${sql.rows('$1', { id: 'text', position: 'integer', at: 'text', body: 'text' })} WHERE true ON CONFLICT DO NOTHING`,
    [JSON.stringify(rows)],
  );
  const topics = added.flatMap(({ id, position, topics }) =>
    [...new Set(topics)].map((topic) => ({ topic, position, notice: key(id) })),
  );
  await sql.run(
    `INSERT INTO notify_notice_topics (topic, position, notice) SELECT r.topic, r.position, r.notice
     FROM ${sql.rows('$1', { topic: 'text', position: 'integer', notice: 'text' })} WHERE true ON CONFLICT DO NOTHING`,
    [JSON.stringify(topics)],
  );
  const acts = added.flatMap(({ id, correction }) =>
    [...new Set([id, ...(correction?.acts ?? [])])].map((act) => ({ act: key(act), notice: key(id) })),
  );
  await sql.run(
    `INSERT INTO notify_notice_acts (act, notice) SELECT r.act, r.notice
     FROM ${sql.rows('$1', { act: 'text', notice: 'text' })} WHERE true ON CONFLICT DO NOTHING`,
    [JSON.stringify(acts)],
  );
}

async function addDeliveries(sql: Sql, deliveries: readonly DeliveryDraft[], at: string): Promise<void> {
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

/** Drops what has not left of the notices of events. What is on its way already cannot be called back. */
async function supersede(sql: Sql, events: readonly string[], at: string): Promise<void> {
  const wrong = `SELECT notice FROM notify_notice_acts WHERE act IN (${sql.strings('$1')})`;
  const named = [JSON.stringify(events.map(key))];
  await sql.run(
    `UPDATE notify_deliveries SET dropped = 'superseded' WHERE message IS NULL AND dropped IS NULL AND notice IN (${wrong})`,
    named,
  );
  await sql.run(
    `UPDATE notify_messages SET state = 'superseded', settled = $2 WHERE state = 'pending' AND attempts = 0 AND kind = 'notice'
     AND id IN (SELECT message FROM notify_deliveries WHERE notice IN (${wrong}))`,
    [...named, at],
  );
}

async function toldOf(sql: Sql, events: readonly string[]) {
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

/** Keeps a calendar entry; its sequence goes up when anything in it changed. */
async function keepEntry(sql: Sql, entry: CalendarEntry, at: string): Promise<void> {
  const uid = key(entry.uid);
  const [known] = await sql.all<EntryRow>('SELECT sequence, updated, body FROM notify_calendar WHERE uid = $1', [uid]);
  if (known && canonicalJson(JSON.parse(known.body)) === canonicalJson(entry)) return;
  await sql.run(
    `INSERT INTO notify_calendar (uid, sequence, updated, body) VALUES ($1, 0, $2, $3)
     ON CONFLICT (uid) DO UPDATE SET sequence = notify_calendar.sequence + 1, updated = excluded.updated, body = excluded.body`,
    [uid, at, JSON.stringify(entry)],
  );
  await sql.run(
    `INSERT INTO notify_calendar_topics (topic, uid) SELECT r.topic, r.uid
     FROM ${sql.rows('$1', { topic: 'text', uid: 'text' })} WHERE true ON CONFLICT DO NOTHING`,
    [JSON.stringify(entry.topics.map((topic) => ({ topic, uid })))],
  );
}

function keptEntry({ sequence, updated, body }: EntryRow): KeptEntry {
  return { ...(JSON.parse(body) as CalendarEntry), sequence: Number(sequence), updated };
}

interface DigestRow {
  readonly slot: string;
  readonly body: string;
}

/** The digests whose time has come: that of their slot, or the hours before a meeting. */
async function digestsDue(sql: Sql, now: string): Promise<DigestRow[]> {
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
    const topic = `body:${row.slot.slice('meeting:'.length)}`;
    const entries = await sql.all<EntryRow>(
      `SELECT c.sequence, c.updated, c.body FROM notify_calendar_topics t JOIN notify_calendar c ON c.uid = t.uid
       WHERE t.topic = $1 AND c.uid >= 'meeting/' AND c.uid < 'meeting0'`,
      [topic],
    );
    const isNear = entries
      .map(keptEntry)
      .some(
        ({ startsAt, cancelled }) =>
          startsAt !== undefined && !cancelled && startsAt > now && later(startsAt, -hours * 3_600_000) <= now,
      );
    if (isNear) due.push(row);
  }
  return [...timed, ...due];
}

async function gatherDigest(
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

async function claim(
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
       WHERE d.message = $1 ORDER BY n.position, n.id`,
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

async function settle(
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

function notices(database: Database, text: string, values: readonly (string | number)[]): Promise<Notice[]> {
  return database.transaction(async (sql) => {
    const rows = await sql.all<{ body: string }>(text, values);
    return rows.map(({ body }) => JSON.parse(body) as Notice);
  });
}
