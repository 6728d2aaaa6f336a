import type { Notice } from '../notice/notice.ts';
import type { Database, Sql } from './database.ts';
import { key } from './keys.ts';
import type { Ledger } from './store.ts';

/** What the ledger is asked of notices. */
export function noticeRows(database: Database): Pick<Ledger, 'noticesOf' | 'noticesAfter' | 'soundNotices' | 'notice'> {
  return {
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
    soundNotices: async (after, upTo) => {
      const found = await notices(
        database,
        `SELECT n.body FROM notify_notices n WHERE n.position > $1 AND n.position <= $2
           AND NOT EXISTS (SELECT 1 FROM notify_notice_acts a WHERE a.act = n.id AND a.notice <> n.id)
         ORDER BY n.position, n.id`,
        [after, upTo],
      );
      // A day ahead is told by the clock, and only while it is ahead.
      return found.filter(({ act }) => act !== 'deadline');
    },
    notice: async (id) => (await notices(database, 'SELECT body FROM notify_notices WHERE id = $1', [key(id)]))[0],
  };
}

/** Adds notices, found by their topics, and by the events that they tell of or put right. What is there already stays. */
export async function addNotices(sql: Sql, added: readonly Notice[]): Promise<void> {
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

function notices(database: Database, text: string, values: readonly (string | number)[]): Promise<Notice[]> {
  return database.transaction(async (sql) => {
    const rows = await sql.all<{ body: string }>(text, values);
    return rows.map(({ body }) => JSON.parse(body) as Notice);
  });
}
