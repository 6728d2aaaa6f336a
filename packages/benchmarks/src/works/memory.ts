import { getInMemoryEventStore } from '@event-driven-io/emmett';
import { createEngine, memoryLog } from '@statecraft/core';
import { kansasCity } from '@statecraft/procedures/kansas-city';
import type { Comparison } from '../compare.ts';
import { live, roster } from '../life.ts';
import { emmettLives } from './emmett.ts';

/** `execute` on a log in memory, validation and rules included, beside a command handler with nothing to decide. */
export async function memoryExecute(): Promise<Comparison> {
  const engine = createEngine({ log: memoryLog(), procedures: [kansasCity] });
  await engine.executeAll(roster);
  return {
    title: 'execute in memory',
    against: 'Emmett 0.42 CommandHandler in memory, trivial decide',
    count: 5_000,
    atLeast: 2,
    ours: (count) => live(engine, count),
    theirs: emmettLives(getInMemoryEventStore()),
  };
}
