import { createEngine, type Engine, type EngineOptions, type Procedure, type VocabulariesOf } from '@statecraft/core';
import { ActClock } from './act-clock.ts';

/**
 * An engine whose clock is that of the acts: each goes on record at noon of its own legal day, as though it were entered in time, and
 * an act that is entered after one of a later day goes on record right behind it.
 *
 * Acts in one batch go on record at one instant: noon of the first day, or of a day two years before the last where that is later. No
 * more than twelve years may lie between them. Engines on one log share a `clock`.
 *
 * @example
 * const engine = engineInTime({ log: memoryLog(), procedures: [seattle] });
 * await engine.execute({ type: 'introduce', measure: 'cb-1', on: '1999-03-01', kind: 'ordinance' });
 */
export function engineInTime<const Procedures extends readonly Procedure[]>(
  options: Omit<EngineOptions<Procedures>, 'clock'>,
  clock: ActClock = new ActClock(),
): Engine<VocabulariesOf<Procedures>> {
  const engine = createEngine<Procedures>({ ...options, clock: () => clock.now() });
  return {
    ...engine,
    execute(command, ...rest) {
      clock.turnTo([command.on]);
      return engine.execute(command, ...rest);
    },
    executeAll(commands, ...rest) {
      clock.turnTo(commands.map(({ on }) => on));
      return engine.executeAll(commands, ...rest);
    },
    explain: (command, ...rest) => clock.suppose(command.on, () => engine.explain(command, ...rest)),
  };
}
