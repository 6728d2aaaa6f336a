import { memoryLog } from '@statecraft/core';
import { describeEventLog } from '../../src/event-log.ts';
import { breaking, brokenLogs } from './broken-logs.ts';

const unbroken = { rule: 'LOG-1', fault: 'breaks nothing', break: () => ({}) } as const;

// Run by broken-logs.test.ts, which wants these to fail.
describeEventLog('unbroken', { capabilities: [], place: () => ({ open: () => breaking(memoryLog(), unbroken) }) });
for (const broken of brokenLogs) {
  describeEventLog(`${broken.rule} broken: ${broken.fault}`, {
    capabilities: [],
    largestCommit: 1_000_000,
    place: () => ({ open: () => breaking(memoryLog(), broken) }),
  });
}
