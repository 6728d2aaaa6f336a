import { describeProjectionStore } from '@statecraft/testing/projection-store';
import { postgresLog } from '../src/postgres-log.ts';
import { newLog, testServer } from './server.ts';

const server = testServer();

describeProjectionStore('projections in PostgreSQL', {
  capabilities: ['persistent', 'inline', 'shared'],
  place() {
    const name = newLog();
    return {
      async open(inline) {
        const log = await postgresLog(server.url(), { log: name, inline });
        return { log, store: log.projections };
      },
    };
  },
});
