import { newLog, testPostgres } from '@statecraft/test-kit/for-tests';
import { describeProjectionStore } from '@statecraft/testing/projection-store';
import { postgresLog } from '../src/postgres-log.ts';

const server = testPostgres();

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
