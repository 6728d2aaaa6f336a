import type { Subscription } from '../subscription/subscription.ts';
import type { Database, Sql } from './database.ts';
import type { Addresses, Secret, Subscriptions } from './store.ts';

/** The table of subscriptions. */
export function subscriptionRows(database: Database): Subscriptions {
  const one = (where: string, values: readonly string[]) =>
    database.transaction(async (sql) => {
      const rows = await sql.all<{ body: string }>(`SELECT body FROM notify_subscriptions WHERE ${where}`, values);
      return rows[0] && subscriptionIn(rows[0].body);
    });
  return {
    add: (subscription, { confirm, until, stop }, message) =>
      database.transaction(async (sql) => {
        await sql.run(
          `INSERT INTO notify_subscriptions (id, subscriber, state, body, confirm_token, confirm_until, stop_token, changed)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
          [
            subscription.id,
            subscription.subscriber,
            subscription.state,
            JSON.stringify(subscription),
            confirm,
            until,
            stop,
            await nextChange(sql),
          ],
        );
        if (!message) return;
        await sql.run(
          `INSERT INTO notify_messages (id, kind, channel, subscription, statutory, state, due, rank, attempts, made)
           VALUES ($1, $2, $5, $3, 0, 'pending', $4, 0, 0, $4)`,
          [message.id, message.kind, subscription.id, message.due, message.channel],
        );
      }),
    get: (id) => one('id = $1', [id]),
    of: (subscriber) =>
      database.transaction(async (sql) => {
        const rows = await sql.all<{ body: string }>(
          'SELECT body FROM notify_subscriptions WHERE subscriber = $1 ORDER BY id',
          [subscriber],
        );
        return rows.map(({ body }) => subscriptionIn(body));
      }),
    byConfirmToken: (token, now) =>
      one(`confirm_token = $1 AND confirm_until > $2 AND state = 'unconfirmed'`, [token, now]),
    byStopToken: (token) => one('stop_token = $1', [token]),
    stopToken: (id) =>
      database.transaction(async (sql) => {
        const rows = await sql.all<{ stop_token: string | null }>(
          'SELECT stop_token FROM notify_subscriptions WHERE id = $1',
          [id],
        );
        return rows[0]?.stop_token ?? undefined;
      }),
    put: (subscription) => database.transaction((sql) => putSubscription(sql, subscription)),
    caughtUp: (id, from, to) =>
      database.transaction(async (sql) => {
        // Whoever has the next count is the only one to write: what is read behind it is the latest.
        const changed = await nextChange(sql);
        const [row] = await sql.all<{ body: string }>('SELECT body FROM notify_subscriptions WHERE id = $1', [id]);
        const { behind, ...subscription } = row ? subscriptionIn(row.body) : { behind: undefined };
        if (behind !== from) return;
        const body = JSON.stringify({ ...subscription, ...(to !== undefined && { behind: to }) });
        await sql.run('UPDATE notify_subscriptions SET body = $2, changed = $3 WHERE id = $1', [id, body, changed]);
      }),
    changedSince: (count) =>
      database.transaction(async (sql) => {
        const rows = await sql.all<{ body: string; changed: number | string }>(
          'SELECT body, changed FROM notify_subscriptions WHERE changed > $1 ORDER BY changed',
          [count],
        );
        return {
          count: Number(rows.at(-1)?.changed ?? count),
          subscriptions: rows.map(({ body }) => subscriptionIn(body)),
        };
      }),
  };
}

/** The table of addresses. What is deleted from it is wiped from the files, as far as the database can. */
export function addressRows(database: Database): Addresses {
  return {
    put: ({ id, subscriber }, address, secrets) =>
      database.transaction(async (sql) => {
        await sql.run(
          `INSERT INTO notify_addresses (subscription, subscriber, address, secrets) VALUES ($1, $2, $3, $4)
           ON CONFLICT (subscription) DO UPDATE SET address = excluded.address, secrets = excluded.secrets`,
          [id, subscriber, address, JSON.stringify(secrets)],
        );
      }),
    get: (subscription) =>
      database.transaction(async (sql) => {
        const [row] = await sql.all<{ address: string; secrets: string }>(
          'SELECT address, secrets FROM notify_addresses WHERE subscription = $1',
          [subscription],
        );
        return row && { address: row.address, secrets: JSON.parse(row.secrets) as Secret[] };
      }),
    async erase(subscriber) {
      const erased = await database.transaction(async (sql) => {
        const rows = await sql.all<{ body: string }>('SELECT body FROM notify_subscriptions WHERE subscriber = $1', [
          subscriber,
        ]);
        for (const { body } of rows) {
          // What somebody followed tells of them as well.
          const subscription: Subscription = { ...subscriptionIn(body), state: 'erased', topics: [] };
          await putSubscription(sql, subscription);
          await sql.run(
            'UPDATE notify_subscriptions SET confirm_token = NULL, stop_token = NULL, failing_since = NULL WHERE id = $1',
            [subscription.id],
          );
        }
        await sql.run('DELETE FROM notify_addresses WHERE subscriber = $1', [subscriber]);
        return rows.length;
      });
      await database.wipe();
      return erased;
    },
  };
}

export function subscriptionIn(body: string): Subscription {
  return JSON.parse(body) as Subscription;
}

async function putSubscription(sql: Sql, subscription: Subscription): Promise<void> {
  await sql.run(
    `UPDATE notify_subscriptions SET state = $2, body = $3, changed = $4,
       failing_since = CASE WHEN state = 'disabled' THEN NULL ELSE failing_since END WHERE id = $1`,
    [subscription.id, subscription.state, JSON.stringify(subscription), await nextChange(sql)],
  );
  if (subscription.state === 'active' || subscription.state === 'unconfirmed') return;
  const [waiting, why] = subscription.state === 'disabled' ? ['dead', null] : ['cancelled', subscription.state];
  await sql.run(`UPDATE notify_messages SET state = $2 WHERE subscription = $1 AND state IN ('pending', 'dead')`, [
    subscription.id,
    waiting,
  ]);
  await sql.run(
    'UPDATE notify_deliveries SET dropped = $2 WHERE subscription = $1 AND message IS NULL AND dropped IS NULL',
    [subscription.id, why ?? 'disabled'],
  );
}

/** The next count of changes; whoever has it is the only one until the transaction ends, so that none is read over. */
async function nextChange(sql: Sql): Promise<number> {
  const [row] = await sql.all<{ value: number | string }>(
    `UPDATE notify_counters SET value = value + 1 WHERE name = 'subscriptions' RETURNING value`,
  );
  return Number(row?.value);
}
