import type { EventLog } from '@statecraft/core';

/** What the parts of the suite are written with. */
export interface Suite {
  readonly persistent: boolean;
  readonly shared: boolean;
  /** The most bytes that a commit may have; `undefined` where nothing is said of it. */
  readonly largestCommit: number | undefined;
  /** Two writers of one log: two open logs where the log may be shared, else the same one twice. */
  writers(open: () => Promise<EventLog>): Promise<readonly [EventLog, EventLog]>;
  /** Runs `body` in a new place and cleans up after it. */
  inPlace(body: (open: () => Promise<EventLog>) => Promise<void>): Promise<void>;
}
