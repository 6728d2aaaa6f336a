import { LARGEST_COMMIT } from '@statecraft/core';
import { newLog, testPostgres } from '@statecraft/test-kit/for-tests';
import { describeEventLog } from '@statecraft/testing/event-log';
import { postgresLog } from '../src/postgres-log.ts';

const server = testPostgres();

describeEventLog('postgresLog', {
  capabilities: ['persistent', 'shared'],
  largestCommit: LARGEST_COMMIT,
  place: () => {
    const log = newLog();
    return { open: () => postgresLog(server.url(), { log }) };
  },
});
