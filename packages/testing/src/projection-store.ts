import type { EventLog, Projection, ProjectionStore } from '@statecraft/core';
import { describe } from 'vitest';
import { describeFinding } from './projection-store/finding.ts';
import { describeFollowing } from './projection-store/following.ts';
import { describeInline } from './projection-store/inline.ts';
import { describeKeeping } from './projection-store/keeping.ts';
import { describeModel } from './projection-store/model.ts';
import type { ProjectedLog, StoreSuite } from './projection-store/suite.ts';
import { describeVersions } from './projection-store/versions.ts';

/** Where a store under test, and the log beside it, are kept. */
export interface ProjectionStorePlace {
  /**
   * Opens the log and the store kept here, projections `inline` in its appends where it can; called again, it opens the same place
   * again, as a later run or another process would.
   */
  open(inline: readonly Projection[]): OpenedStore | Promise<OpenedStore>;
  /** Lets go of the place; every log opened in it has been closed by then. */
  cleanup?(): void | Promise<void>;
}

/** A log and a store of projections. */
export interface OpenedStore {
  readonly log: EventLog;
  readonly store: ProjectionStore;
}

/**
 * What a store can do beyond the rules every store keeps.
 *
 * `persistent`: what is kept outlives a closed log. `inline`: documents can be kept in the very commit of an append. `shared`: what
 * is open in one place at the same time is one store.
 */
export type ProjectionStoreCapability = 'persistent' | 'inline' | 'shared';

/** A kind of store, as the suite makes it. */
export interface ProjectionStoreFactory {
  readonly capabilities: readonly ProjectionStoreCapability[];
  /** Makes a new, empty place; called for every test. */
  place(): ProjectionStorePlace | Promise<ProjectionStorePlace>;
}

/**
 * Holds a store of projections to the rules `PROJ-*` of `@statecraft/core`; call it in a Vitest file.
 *
 * @example
 * describeProjectionStore('memoryProjections', {
 *   capabilities: ['inline'],
 *   place: () => ({
 *     open(inline) {
 *       const store = memoryProjections();
 *       return { log: memoryLog({ inCommit: store.inline(...inline) }), store };
 *     },
 *   }),
 * });
 */
export function describeProjectionStore(name: string, { capabilities, place }: ProjectionStoreFactory): void {
  const suite: StoreSuite = {
    persistent: capabilities.includes('persistent'),
    inline: capabilities.includes('inline'),
    shared: capabilities.includes('shared'),
    async inPlace(body) {
      const { open, cleanup } = await place();
      const opened: ProjectedLog[] = [];
      try {
        await body(async (...inline) => {
          const one = await open(inline);
          opened.push(one);
          return one;
        });
      } finally {
        for (const { log } of opened) await log.close();
        await cleanup?.();
      }
    },
  };
  describe(name, () => {
    describeKeeping(suite);
    describeFinding(suite);
    describeVersions(suite);
    describeFollowing(suite);
    describeModel(suite);
    describeInline(suite);
  });
}
