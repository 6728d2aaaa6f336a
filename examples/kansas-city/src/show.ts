import type { Paper } from '@statecraft/cli';
import type { EventLog } from '@statecraft/core';

/** Where the parts of this example show what they have to show. */
export interface Show {
  /** The log of what is on record. */
  readonly log: EventLog;
  readonly paper: Paper;
  print(text: string): void;
}
