import type { LogHealth } from '@statecraft/core';
import type { ClientBase } from 'pg';

/** How a log is on the server behind a connection, and what hinders recording there. */
export async function healthOn(
  client: ClientBase,
  log: number,
): Promise<Omit<LogHealth, 'writable'> & { readonly hindrance?: string }> {
  const { rows } = await client.query<Row>(question, [log]);
  const { head, appends, standby, postgres, fsync, commit, bytes, connections } = rows[0] as Row;
  const durable = fsync === 'on' && commit !== 'off';
  const hindrance = standby ? 'is on a standby' : appends ? undefined : 'may be read by this role but not written';
  return {
    ...(hindrance && { hindrance }),
    head: Number(head),
    durability: {
      durable,
      because: durable
        ? `A commit is synced before it is acknowledged (fsync=on, synchronous_commit=${commit}).`
        : `Commits are acknowledged before they are synced (fsync=${fsync}, synchronous_commit=${commit}): set both to on.`,
    },
    store: { postgres, standby, fsync, synchronousCommit: commit, bytes: Number(bytes), connections },
  };
}

interface Row {
  readonly head: string;
  readonly appends: boolean;
  readonly standby: boolean;
  readonly postgres: string;
  readonly fsync: string;
  readonly commit: string;
  readonly bytes: string;
  readonly connections: number;
}

const question = `
SELECT
  logs.position AS head,
  has_function_privilege((SELECT oid FROM pg_proc WHERE proname = 'append' AND pronamespace = 'statecraft'::regnamespace), 'EXECUTE') AS appends,
  pg_is_in_recovery() AS standby,
  current_setting('server_version') AS postgres,
  current_setting('fsync') AS fsync,
  current_setting('synchronous_commit') AS commit,
  pg_total_relation_size('statecraft.events') AS bytes,
  (SELECT count(*)::integer FROM pg_stat_activity WHERE datname = current_database()) AS connections
FROM statecraft.logs WHERE id = $1`;
