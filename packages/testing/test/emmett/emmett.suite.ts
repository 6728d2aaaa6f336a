import { randomUUID } from 'node:crypto';
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import { afterAll } from 'vitest';
import { describeEventLog } from '../../src/event-log.ts';
import { type EmmettPlace, emmettLog } from './emmett-log.ts';

const store = getPostgreSQLEventStore(process.env.EMMETT_DATABASE_URL ?? '');
afterAll(() => store.close());

// Run by emmett.integration.test.ts, which wants some of these to fail.
describeEventLog('Emmett on PostgreSQL', {
  capabilities: ['shared'],
  place: () => {
    const place: EmmettPlace = { name: randomUUID(), streams: new Set() };
    return { open: () => emmettLog(store, place) };
  },
});
