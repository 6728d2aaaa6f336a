import { getInMemoryEventStore } from '@event-driven-io/emmett';
import { createEngine, memoryLog } from '@statecraft/core';
import { kansasCity } from '@statecraft/procedures/kansas-city';
import type { Comparison } from '../compare.ts';
import { ACTS, clock, live, roster } from '../life.ts';
import { emmettLives } from './emmett.ts';

/** What a council files in two or three years. */
const MEASURES = 2_000;

/**
 * `execute` on a log in memory, validation and rules included, beside a command handler with nothing to decide. Each round begins
 * with an empty store: Emmett's counts its streams at every append, so that what it does depends on how many there are.
 */
export async function memoryExecute(): Promise<Comparison> {
  return {
    title: `execute in memory, ${MEASURES} measures`,
    against: 'Emmett 0.42 CommandHandler in memory, trivial decide',
    count: MEASURES * ACTS,
    atLeast: 2,
    async ours(count) {
      const engine = createEngine({ log: memoryLog(), procedures: [kansasCity], clock });
      await engine.executeAll(roster);
      return live(engine, count);
    },
    theirs: (count) => emmettLives(getInMemoryEventStore())(count),
  };
}
