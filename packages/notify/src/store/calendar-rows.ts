import { canonicalJson } from '@statecraft/core';
import type { CalendarEntry, KeptEntry } from '../notice/calendar-entry.ts';
import type { Database, Sql } from './database.ts';
import { key } from './keys.ts';
import type { Ledger } from './store.ts';

/** A calendar entry as it stands in its table. */
type EntryRow = { readonly sequence: number | string; readonly updated: string; readonly body: string };

/** What the ledger is asked of the calendar. */
export function calendarRows(database: Database): Pick<Ledger, 'calendarOf' | 'calendarBetween'> {
  return {
    calendarOf: (topic, limit) =>
      database.transaction((sql) =>
        entriesIn(
          sql,
          `FROM notify_calendar_topics t JOIN notify_calendar c ON c.uid = t.uid
           WHERE t.topic = $1 ORDER BY c.updated DESC, c.uid LIMIT $2`,
          [topic, limit],
        ),
      ),
    calendarBetween: async (from, to) => {
      const entries = await database.transaction((sql) =>
        entriesIn(sql, 'FROM notify_calendar c WHERE c.day >= $1 AND c.day <= $2 ORDER BY c.day, c.uid', [from, to]),
      );
      return entries.filter(({ cancelled }) => !cancelled);
    },
  };
}

/** The meetings of a body. */
export function meetingsOf(sql: Sql, body: string): Promise<KeptEntry[]> {
  return entriesIn(
    sql,
    `FROM notify_calendar_topics t JOIN notify_calendar c ON c.uid = t.uid
     WHERE t.topic = $1 AND c.uid >= 'meeting/' AND c.uid < 'meeting0'`,
    [`body:${body}`],
  );
}

/** Keeps a calendar entry; its sequence goes up when what it shows has changed. */
export async function keepEntry(sql: Sql, entry: CalendarEntry, at: string): Promise<void> {
  const uid = key(entry.uid);
  const [known] = await sql.all<EntryRow>('SELECT sequence, updated, body FROM notify_calendar WHERE uid = $1', [uid]);
  const old = known && (JSON.parse(known.body) as CalendarEntry);
  if (old && canonicalJson(old) === canonicalJson(entry)) return;
  // Where it is found is no news to whoever has it.
  const changed = !old || canonicalJson({ ...old, topics: [] }) !== canonicalJson({ ...entry, topics: [] });
  const sequence = known ? Number(known.sequence) + (changed ? 1 : 0) : 0;
  await sql.run(
    `INSERT INTO notify_calendar (uid, day, sequence, updated, body) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (uid) DO UPDATE SET day = excluded.day, sequence = excluded.sequence, updated = excluded.updated, body = excluded.body`,
    [
      uid,
      entry.day ?? entry.startsAt?.slice(0, 10) ?? '',
      sequence,
      changed ? at : (known?.updated ?? at),
      JSON.stringify(entry),
    ],
  );
  await sql.run(
    `INSERT INTO notify_calendar_topics (topic, uid) SELECT r.topic, r.uid
     FROM ${sql.rows('$1', { topic: 'text', uid: 'text' })} WHERE true ON CONFLICT DO NOTHING`,
    [JSON.stringify(entry.topics.map((topic) => ({ topic, uid })))],
  );
}

async function entriesIn(sql: Sql, from: string, values: readonly (string | number)[]): Promise<KeptEntry[]> {
  const rows = await sql.all<EntryRow>(`SELECT c.sequence, c.updated, c.body ${from}`, values);
  return rows.map(({ sequence, updated, body }) => ({
    ...(JSON.parse(body) as CalendarEntry),
    sequence: Number(sequence),
    updated,
  }));
}
