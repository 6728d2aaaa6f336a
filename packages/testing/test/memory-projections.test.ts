import { memoryLog, memoryProjections } from '@statecraft/core';
import { describeProjectionStore } from '../src/projection-store.ts';

describeProjectionStore('memoryProjections', {
  capabilities: ['inline'],
  place: () => ({
    open(inline) {
      const store = memoryProjections();
      return { log: memoryLog({ inCommit: store.inline(...inline) }), store };
    },
  }),
});
