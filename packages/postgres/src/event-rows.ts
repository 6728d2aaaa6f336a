import type { RecordedEvent } from '@statecraft/core';
import type { ClientBase } from 'pg';
import { key } from './draft.ts';
import { broken } from './faults.ts';

type Row = readonly [position: string, version: number, at: string, body: string];

const columns = 'SELECT position, version, at, body FROM statecraft.events WHERE log = $1';

/** A stream's events in the order of their versions. */
export async function ofStream(
  client: ClientBase,
  logId: number,
  log: string,
  stream: string,
): Promise<RecordedEvent[]> {
  const rows = await ask(client, 'stream', `${columns} AND stream = $2 ORDER BY version`, [logId, key(stream)]);
  return rows.map((row) => eventIn(row, log));
}

/** The events of commands, given as they stand in the column, in the order of their positions. */
export async function ofCommands(
  client: ClientBase,
  logId: number,
  log: string,
  commandIds: readonly string[],
): Promise<RecordedEvent[]> {
  const rows = await ask(
    client,
    'commands',
    `${columns} AND id = ANY ($2) AND command_id = id UNION ALL ${columns} AND command_id = ANY ($2) AND command_id <> id ORDER BY position`,
    [logId, commandIds],
  );
  return rows.map((row) => eventIn(row, log));
}

/** The rows behind `after` up to and with `until`, every one of them; `eventIn` makes an event of each. */
export async function span(
  client: ClientBase,
  logId: number,
  log: string,
  after: number,
  until: number,
): Promise<readonly Row[]> {
  const rows = await ask(client, 'span', `${columns} AND position > $2 AND position <= $3 ORDER BY position`, [
    logId,
    after,
    until,
  ]);
  if (rows.length === until - after) return rows;
  const gap = rows.findIndex(([position], index) => Number(position) !== after + 1 + index);
  throw broken(log, after + 1 + (gap < 0 ? rows.length : gap));
}

/** The position a log is at. */
export async function headOf(client: ClientBase, logId: number, log: string): Promise<number> {
  const { rows } = await client.query<[string]>({
    name: 'statecraft-head',
    text: 'SELECT position FROM statecraft.logs WHERE id = $1',
    values: [logId],
    rowMode: 'array',
  });
  if (!rows[0]) throw broken(log, 0);
  return Number(rows[0][0]);
}

export function eventIn([position, version, at, body]: Row, log: string): RecordedEvent {
  try {
    return { ...(JSON.parse(body) as RecordedEvent), position: Number(position), version, at };
  } catch (error) {
    throw broken(log, Number(position), error);
  }
}

async function ask(client: ClientBase, name: string, text: string, values: readonly unknown[]): Promise<Row[]> {
  const { rows } = await client.query<[string, number, string, string]>({
    name: `statecraft-${name}`,
    text,
    values: [...values],
    rowMode: 'array',
  });
  return rows;
}
