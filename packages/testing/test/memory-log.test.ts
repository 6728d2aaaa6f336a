import { memoryLog } from '@statecraft/core';
import { describeEventLog } from '../src/event-log.ts';

describeEventLog('memoryLog', { capabilities: [], place: () => ({ open: () => memoryLog() }) });
