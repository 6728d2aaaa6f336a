import { CommandHandler, type Event, type EventStore } from '@event-driven-io/emmett';
import type { Work } from '../compare.ts';
import { ACTS, lifeOf, newMeasure } from '../life.ts';

type Acted = Event<'Acted', { readonly act: string }>;

/** The same lives through Emmett's command handler, with nothing to decide. */
export function emmettLives(store: EventStore, sideBySide = 1): Work {
  const handle = CommandHandler<{ acts: number }, Acted>({
    initialState: () => ({ acts: 0 }),
    evolve: ({ acts }) => ({ acts: acts + 1 }),
  });
  return async (acts) => {
    const lives = acts / ACTS / sideBySide;
    await Promise.all(
      Array.from({ length: sideBySide }, async () => {
        for (let life = 0; life < lives; life += 1) {
          const measure = newMeasure();
          for (const { type } of lifeOf(measure))
            await handle(store, measure, () => ({ type: 'Acted' as const, data: { act: type } }));
        }
      }),
    );
    return acts;
  };
}
