import {
  defineProjection,
  type EventLog,
  type KeptDocument,
  type Projection,
  type ProjectionStore,
} from '@statecraft/core';

/** A log and the store beside it. */
export interface ProjectedLog {
  readonly log: EventLog;
  readonly store: ProjectionStore;
}

/** What the parts of the suite are written with. */
export interface StoreSuite {
  readonly persistent: boolean;
  readonly inline: boolean;
  readonly shared: boolean;
  /** Runs `body` in a new place and cleans up after it. */
  inPlace(body: (open: (...inline: readonly Projection[]) => Promise<ProjectedLog>) => Promise<void>): Promise<void>;
}

/** A document as the suite keeps it. */
export function document(key: string, index: KeptDocument['index'] = {}, body: unknown = { key }): KeptDocument {
  return { key, body: JSON.stringify(body), index };
}

/** Counts the events of each stream, by the stream, so that one that is folded twice or not at all is seen. */
export function counting(version = 1) {
  return defineProjection({
    name: 'counting',
    version,
    key: ({ stream }) => stream,
    initial: () => ({ positions: [] as number[] }),
    on(doc, { position }) {
      doc.positions.push(position);
    },
    index: ({ positions }) => ({ count: String(positions.length) }),
  });
}
