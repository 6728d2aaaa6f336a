import type { EventLog } from '@statecraft/core';

/** What the parts of the suite are written with. */
export interface Suite {
  readonly persistent: boolean;
  readonly shared: boolean;
  /** Runs `body` in a new place and cleans up after it. */
  inPlace(body: (open: () => Promise<EventLog>) => Promise<void>): Promise<void>;
}
