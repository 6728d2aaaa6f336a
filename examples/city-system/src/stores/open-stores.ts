import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '@statecraft/cli';
import type { EventLog, Projection, ProjectionStore } from '@statecraft/core';
import { natsLog } from '@statecraft/nats';
import type { Store } from '@statecraft/notify';
import { postgresStore } from '@statecraft/notify/postgres';
import { sqliteStore } from '@statecraft/notify/sqlite';
import { postgresLog } from '@statecraft/postgres';
import { sqliteLog } from '@statecraft/sqlite';
import type { CitySettings } from '../settings.ts';

/** Where a city keeps what it keeps. */
export interface Stores {
  /** In words, for whoever starts the service; without passwords. */
  readonly place: string;
  readonly log: EventLog;
  /** Where projections of the log are kept: beside it, in its own transactions, wherever it can hold them. */
  readonly projections: ProjectionStore;
  /** Subscriptions and deliveries. */
  readonly deliveries: Store;
  close(): Promise<void>;
}

/** Opens the stores that the settings name: files unless told otherwise. */
export async function openStores(settings: CitySettings, projection: Projection): Promise<Stores> {
  const { data, databaseUrl, natsUrl, log: name = 'kansas-city' } = settings;
  makeFolder(data);
  const inline = [projection];
  if (databaseUrl !== undefined) {
    const log = await postgresLog(databaseUrl, { log: name, inline });
    const deliveries = postgresStore(databaseUrl, { schema: `${name.replaceAll(/\W/g, '_')}_notify` });
    return storesOf('PostgreSQL', log, log.projections, await closingOnFault(deliveries, log));
  }
  const deliveries = sqliteStore(join(data, `${name}.notify.db`));
  if (natsUrl !== undefined) {
    const log = await natsLog(name, { connection: { servers: natsUrl } });
    // JetStream keeps no documents: the docket is projected into a file of its own, behind the log.
    const beside = sqliteLog(join(data, `${name}.docket.db`));
    return storesOf('NATS JetStream', log, beside.projections, deliveries, beside);
  }
  const file = join(data, `${name}.db`);
  const log = sqliteLog(file, { inline });
  return storesOf(file, log, log.projections, deliveries);
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new InputError(path, [{ place: '', problem: `is no folder, and cannot be made one (${code})` }], cause);
  }
}

function storesOf(
  place: string,
  log: EventLog,
  projections: ProjectionStore,
  deliveries: Store,
  ...others: readonly EventLog[]
): Stores {
  return {
    place,
    log,
    projections,
    deliveries,
    async close() {
      for (const each of [deliveries, ...others, log]) await each.close();
    },
  };
}

async function closingOnFault(opening: Promise<Store>, log: EventLog): Promise<Store> {
  try {
    return await opening;
  } catch (fault) {
    await log.close();
    throw fault;
  }
}
