import { describeEventLog } from '@statecraft/testing/event-log';
import { postgresLog } from '../src/postgres-log.ts';
import { newLog, testServer } from './server.ts';

const server = testServer();

describeEventLog('postgresLog', {
  capabilities: ['persistent', 'shared'],
  place: () => {
    const log = newLog();
    return { open: () => postgresLog(server.url(), { log }) };
  },
});
