import type { EventLog } from '@statecraft/core';
import { describe } from 'vitest';
import { describeAppending } from './event-log/appending.ts';
import { describeCommands } from './event-log/commands.ts';
import { describeHealth } from './event-log/health.ts';
import { describeModel } from './event-log/model.ts';
import { describeReading } from './event-log/reading.ts';
import { describeSubscribing } from './event-log/subscribing.ts';
import type { Suite } from './event-log/suite.ts';

/** Where a log under test is kept. */
export interface EventLogPlace {
  /** Opens the log kept here; called again, it opens the same place again, as a later run or another process would. */
  open(): EventLog | Promise<EventLog>;
  /** Lets go of the place; every log opened in it has been closed by then. */
  cleanup?(): void | Promise<void>;
}

/**
 * What a log can do beyond the rules every log keeps.
 *
 * `persistent`: what is on record outlives a closed log. `shared`: logs open in one place at the same time are one log.
 */
export type EventLogCapability = 'persistent' | 'shared';

/** A kind of log, as the suite makes it. */
export interface EventLogFactory {
  readonly capabilities: readonly EventLogCapability[];
  /** The most bytes of JSON that a commit may have; left out for a log that has no limit of its own. */
  readonly largestCommit?: number;
  /** Makes a new, empty place; called for every test. */
  place(): EventLogPlace | Promise<EventLogPlace>;
}

/**
 * Holds a log to the rules `LOG-*` of `@statecraft/core`; call it in a Vitest file.
 *
 * A capability that is not claimed is tested too: the log must not pretend to have it.
 *
 * @example
 * describeEventLog('memoryLog', { capabilities: [], place: () => ({ open: () => memoryLog() }) });
 */
export function describeEventLog(name: string, { capabilities, largestCommit, place }: EventLogFactory): void {
  const suite: Suite = {
    persistent: capabilities.includes('persistent'),
    shared: capabilities.includes('shared'),
    largestCommit,
    async writers(open) {
      const log = await open();
      return [log, capabilities.includes('shared') ? await open() : log];
    },
    async inPlace(body) {
      const { open, cleanup } = await place();
      const opened: EventLog[] = [];
      try {
        await body(async () => {
          const log = await open();
          opened.push(log);
          return log;
        });
      } finally {
        for (const log of opened) await log.close();
        await cleanup?.();
      }
    },
  };
  describe(name, () => {
    describeAppending(suite);
    describeCommands(suite);
    describeReading(suite);
    describeSubscribing(suite);
    describeHealth(suite);
    describeModel(suite);
  });
}
