import { describeProjectionStore } from '@statecraft/testing/projection-store';
import { sqliteLog } from '../src/sqlite-log.ts';
import { newFolder } from './folder.ts';

describeProjectionStore('projections in a file', {
  capabilities: ['persistent', 'inline', 'shared'],
  place() {
    const { file, remove } = newFolder();
    return {
      open(inline) {
        const log = sqliteLog(file, { inline, pollInterval: 5 });
        return { log, store: log.projections };
      },
      cleanup: remove,
    };
  },
});

describeProjectionStore('projections in memory', {
  capabilities: ['inline'],
  place: () => ({
    open(inline) {
      const log = sqliteLog(':memory:', { inline });
      return { log, store: log.projections };
    },
  }),
});
