import { memoryProjections, type ProjectionStore, type StoredQuery } from '@statecraft/core';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StoreSuite } from './suite.ts';

const runs = process.env.STATECRAFT_DEEP ? 500 : 25;
const [fields, values, keys] = [
  ['stage', 'date', 'odd'],
  ['a', 'a.b', 'b', '\uffee', '🗳', ''],
  ['m1', 'm2', 'm3', '\uffee', '🗳'],
];

const version = fc.integer({ min: 1, max: 3 });
const index = fc.dictionary(
  fc.constantFrom(...fields),
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }),
  {
    noNullPrototype: true,
  },
);
const kept = fc.record({ key: fc.constantFrom(...keys), body: fc.json({ maxDepth: 1 }), index });
const save = fc.record({
  kind: fc.constant('save' as const),
  version,
  /** Mostly from where it stands. */
  astray: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(3) }),
  by: fc.nat(3),
  documents: fc.uniqueArray(kept, { selector: ({ key }) => key, maxLength: 4 }),
  serve: fc.boolean(),
});
const drop = fc.record({ kind: fc.constant('drop' as const), version });
const condition = fc.record(
  { field: fc.constantFrom(...fields), from: fc.constantFrom(...values), until: fc.constantFrom(...values) },
  { requiredKeys: ['field'], noNullPrototype: true },
);
const query: fc.Arbitrary<StoredQuery> = fc.record(
  {
    where: fc.uniqueArray(condition, { selector: ({ field }) => field, maxLength: 3 }),
    order: fc.constantFrom(...fields),
    after: fc.record({ value: fc.constantFrom(...values), key: fc.constantFrom(...keys) }),
    limit: fc.integer({ min: 1, max: 4 }),
  },
  { requiredKeys: ['where', 'limit'], noNullPrototype: true },
);
const work = fc.array(fc.oneof({ weight: 6, arbitrary: save }, { weight: 1, arbitrary: drop }), { maxLength: 12 });

/** That a store does what the store in memory does, whatever is asked of it. */
export function describeModel({ inPlace }: StoreSuite): void {
  describe('any sequence of steps', () => {
    it('[PROJ-6] [PROJ-11] comes out as it does in memory, and is found as there', () =>
      fc.assert(
        fc.asyncProperty(work, fc.array(query, { maxLength: 8 }), (steps, queries) =>
          inPlace(async (open) => {
            const [{ store }, model] = [await open(), memoryProjections()];
            for (const step of steps) {
              const { version } = step;
              const after = (await model.versions('board')).find((each) => each.version === version)?.position ?? 0;
              const outcomes = [store, model].map((each) => outcomeOf(each, step, after));
              expect(await outcomes[0]).toEqual(await outcomes[1]);
            }
            expect(await store.versions('board')).toEqual(await model.versions('board'));
            for (const field of fields)
              expect([...((await store.tally('board', field)) ?? [])]).toEqual([
                ...((await model.tally('board', field)) ?? []),
              ]);
            for (const each of queries) {
              const asked = { ...each, ...(each.after && !each.order && { after: { ...each.after, value: '' } }) };
              expect(await store.find('board', asked)).toEqual(await model.find('board', asked));
            }
          }),
        ),
        { numRuns: runs },
      ));
  });
}

type Work = (typeof work extends fc.Arbitrary<infer Steps> ? Steps : never)[number];

async function outcomeOf(store: ProjectionStore, step: Work, position: number): Promise<unknown> {
  const id = { name: 'board', version: step.version };
  try {
    if (step.kind === 'drop') return await store.drop(id);
    const after = position + step.astray;
    return await store.save(id, { after, position: after + step.by, documents: step.documents, serve: step.serve });
  } catch (fault) {
    const { code, details } = fault as { code: string; details: unknown };
    return { code, details };
  }
}
