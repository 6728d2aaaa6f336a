import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Command, memoryLog } from '../../src/index.ts';
import { arbitrarySteps, walk } from '../histories.ts';
import { ordinance, townHall } from '../town.ts';

/** What a history comes to, without the order in which it was recorded. */
async function outcomeOf(engine: Awaited<ReturnType<typeof townHall>>['engine']) {
  const measure = await engine.measure('m1');
  const history = await engine.history('m1');
  return {
    ...measure,
    history: history.map(({ event, on, data, stage, outcome, rulings }) => ({
      id: event.id,
      on,
      data,
      stage,
      outcome,
      rulings,
    })),
  };
}

test('[LATE-2] a lawful history recorded in any order that is permitted gives the same state and the same rulings', async () => {
  await fc.assert(
    fc.asyncProperty(
      arbitrarySteps({ minDays: 1, maxLength: 12 }),
      fc.infiniteStream(fc.nat(1_000)),
      async (steps, picks) => {
        const { engine: inTime } = await townHall();
        const acts = await walk(inTime, steps);
        const { engine: late } = await townHall();
        const waiting = [...acts];
        while (waiting.length > 0) {
          // Of what is not on record yet, any act at all that is taken; the earliest always is.
          const from = Number(picks.next().value) % waiting.length;
          const order = [...waiting.slice(from), ...waiting.slice(0, from)];
          let recorded: Command | undefined;
          for (const act of order) {
            if (recorded === undefined && (await late.execute(act)).ok) recorded = act;
          }
          if (recorded === undefined) throw new Error('no act of a lawful history is taken');
          waiting.splice(waiting.indexOf(recorded), 1);
        }
        expect(await outcomeOf(late)).toEqual(await outcomeOf(inTime));
        // The cache of the engine, and a fold of the log, agree.
        const again = await late.measure('m1', { on: '9999-12-31' as never });
        expect(again?.facts).toEqual((await late.measure('m1'))?.facts);
      },
    ),
    { numRuns: 80 },
  );
});

test('[LATE-2] acts of one day keep the order in which they were recorded', async () => {
  const { introduce, refer } = ordinance();
  const log = memoryLog();
  const { engine } = await townHall({ log, acts: [introduce, refer] });
  await engine.execute({ type: 'sponsor', measure: 'm1', on: introduce.on, change: 'add', sponsors: ['ben'] });
  await engine.execute({ type: 'sponsor', measure: 'm1', on: introduce.on, change: 'withdraw', sponsors: ['ben'] });
  await engine.execute({ type: 'sponsor', measure: 'm1', on: introduce.on, change: 'add', sponsors: ['eve'] });
  expect((await engine.measure('m1'))?.facts.sponsors).toEqual(['eve']);
  expect((await engine.history('m1')).map(({ event }) => event.version)).toEqual([1, 3, 4, 5, 2]);
});
