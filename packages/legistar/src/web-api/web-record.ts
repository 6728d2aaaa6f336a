import type { Office, SourceMeasure } from '../source/source-measure.ts';

/** A record that a client of Legistar gives out, from files or over HTTP. */
export interface WebRecord {
  /** The names of bodies by the client's ids. */
  readonly bodies: ReadonlyMap<number, string>;
  readonly offices: readonly Office[];
  /** The measures, some at a time; with them the share of them that has been read, where it is known. */
  measures(progress?: (share: number) => void): AsyncIterable<readonly SourceMeasure[]>;
}
