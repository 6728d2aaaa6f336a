import { CommandHandler, type Event, getInMemoryEventStore } from '@event-driven-io/emmett';
import { createEngine, memoryLog } from '@statecraft/core';
import { kansasCity } from '@statecraft/procedures/kansas-city';
import type { Comparison } from '../compare.ts';
import { ACTS, lifeOf, roster } from '../life.ts';

type Acted = Event<'Acted', { readonly act: string }>;

/** `execute` on a log in memory, validation and rules included, beside Emmett's command handler with nothing to decide. */
export async function executeInMemory(): Promise<Comparison> {
  const engine = createEngine({ log: memoryLog(), procedures: [kansasCity] });
  await engine.executeAll(roster);
  const store = getInMemoryEventStore();
  const handle = CommandHandler<{ acts: number }, Acted>({
    initialState: () => ({ acts: 0 }),
    evolve: ({ acts }) => ({ acts: acts + 1 }),
  });
  let measures = 0;
  return {
    title: 'execute in memory, against Emmett 0.42 CommandHandler',
    count: 5_000,
    atLeast: 2,
    ours: {
      name: 'statecraft',
      async run(count) {
        let accepted = 0;
        for (let life = 0; life < count / ACTS; life += 1) {
          for (const command of lifeOf(`m-${++measures}`)) if ((await engine.execute(command)).ok) accepted += 1;
        }
        if (accepted !== count) throw new Error(`${accepted} of ${count} accepted`);
        return accepted;
      },
    },
    against: {
      name: 'emmett',
      async run(count) {
        let last: unknown;
        for (let life = 0; life < count / ACTS; life += 1) {
          const measure = `m-${++measures}`;
          for (const command of lifeOf(measure)) {
            last = await handle(store, measure, () => ({ type: 'Acted' as const, data: { act: command.type } }));
          }
        }
        return last;
      },
    },
  };
}
