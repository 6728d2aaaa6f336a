import { expectTypeOf, test } from 'vitest';
import { defineProjection, docket, memoryLog, memoryProjections, openView } from '../../src/index.ts';

const options = { log: memoryLog(), store: memoryProjections() };

test('[PROJ-2] types flow from the definition, without a generic argument', () => {
  const referrals = defineProjection({
    name: 'referrals',
    version: 1,
    initial: (measure) => ({ measure, committees: [] as string[] }),
    on(doc, act) {
      if (act.type === 'refer') doc.committees.push(...act.data.to);
      // @ts-expect-error: only what an act says can be read of it.
      if (act.type === 'withdraw') act.data.to;
    },
    index: ({ committees }) => ({ committee: committees }),
  });
  const view = openView(referrals, options);
  expectTypeOf(view.get).returns.resolves.toEqualTypeOf<{ measure: string; committees: string[] } | undefined>();
  expectTypeOf(view.tally).parameter(0).toEqualTypeOf<'committee'>();
  // @ts-expect-error: it is not found by its stage.
  void (() => view.find({ where: { stage: 'vote' } }));
  void (() => view.find({ where: { committee: 'finance' }, order: 'committee' }));
});

test('[PROJ-1] events are recorded ones where the projection has keys of its own', () => {
  const days = defineProjection({
    name: 'days',
    version: 1,
    key: ({ on }) => on,
    initial: () => ({ acts: 0 }),
    on: (doc, { position }) => ({ acts: doc.acts + position }),
  });
  expectTypeOf(openView(days, options).get).returns.resolves.toEqualTypeOf<{ acts: number } | undefined>();
  defineProjection({
    name: 'days',
    version: 1,
    key: ({ on }) => on,
    initial: () => ({ acts: [] as number[] }),
    // @ts-expect-error: what it returns would take the document's place.
    on: (doc, { position }) => doc.acts.push(position),
  });
});

test('[PROJ-16] the docket is found by what it says it is', () => {
  const board = openView(docket, options);
  void (() => board.find({ where: { stage: 'vote', date: { from: '2024-01-01' } }, order: 'date' }));
  // @ts-expect-error: nobody is asked for their mood.
  void (() => board.find({ where: { mood: 'glad' } }));
});
