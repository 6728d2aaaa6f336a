import { LARGEST_COMMIT } from '@statecraft/core';
import { describeEventLog } from '@statecraft/testing/event-log';
import { sqliteLog } from '../src/sqlite-log.ts';
import { newFolder } from './folder.ts';

describeEventLog('sqliteLog on a file', {
  capabilities: ['persistent', 'shared'],
  largestCommit: LARGEST_COMMIT,
  place: () => {
    const folder = newFolder();
    return { open: () => sqliteLog(folder.file, { pollInterval: 5 }), cleanup: folder.remove };
  },
});

describeEventLog('sqliteLog in memory', { capabilities: [], place: () => ({ open: () => sqliteLog(':memory:') }) });
