/** An entry of a calendar: a meeting at an hour, or a day that the law sets. */
export interface CalendarEntry {
  /** Stays the same whatever becomes of it: `meeting/BODY/MEETING`, `deadline/MEASURE/RULE`. */
  readonly uid: string;
  readonly title: string;
  /** When it begins, RFC 3339 in UTC; absent for a whole day. */
  readonly startsAt?: string | undefined;
  /** The day, for one that is of a whole day. */
  readonly day?: string | undefined;
  readonly place?: string | undefined;
  readonly link?: string | undefined;
  readonly cancelled: boolean;
  /** Whether the law leaves open that it is another day. */
  readonly tentative?: boolean | undefined;
  /** Why it was cancelled. */
  readonly reason?: string | undefined;
  /** What is on the agenda, or what the law says, a line each; kept when it is cancelled. */
  readonly lines: readonly string[];
  /** Keys of the topics under which it is found. */
  readonly topics: readonly string[];
}

/** An entry as it is kept. */
export interface KeptEntry extends CalendarEntry {
  /** How often it was changed since it was first told. */
  readonly sequence: number;
  /** When it was last changed, RFC 3339 in UTC. */
  readonly updated: string;
}
