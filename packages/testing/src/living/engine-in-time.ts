import { createEngine, type Engine, type EngineOptions, type Procedure, type VocabulariesOf } from '@statecraft/core';

/**
 * An engine whose clock is that of the acts: each goes on record at noon of its own legal day, as though it were entered in time.
 *
 * Acts in one batch go on record at one instant: noon of the first day, or of a day two years before the last where that is later. No
 * more than twelve years may lie between them.
 *
 * @example
 * const engine = engineInTime({ log: memoryLog(), procedures: [seattle] });
 * await engine.execute({ type: 'introduce', measure: 'cb-1', on: '1999-03-01', kind: 'ordinance' });
 */
export function engineInTime<const Procedures extends readonly Procedure[]>(
  options: Omit<EngineOptions<Procedures>, 'clock'>,
): Engine<VocabulariesOf<Procedures>> {
  const clock = new ActClock();
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
    explain(command, ...rest) {
      clock.turnTo([command.on]);
      return engine.explain(command, ...rest);
    },
  };
}

/** How far ahead of the clock an act may lie, in years. */
const YEARS_AHEAD = 2;

/** A clock that is turned to the days of acts. It goes on by a millisecond at each look. */
class ActClock {
  #noon = Date.parse('2020-01-01T12:00:00.000Z');
  #looks = 0;

  /** Turns to noon of the first day, or so far on that the last lies no more than two years ahead. Keeps the time where no day is given. */
  turnTo(days: readonly string[]): void {
    const noons = days.map((day) => Date.parse(`${day}T12:00:00.000Z`)).filter((noon) => !Number.isNaN(noon));
    if (noons.length === 0) return;
    this.#noon = Math.max(
      noons.reduce((a, b) => Math.min(a, b)),
      yearsBefore(noons.reduce((a, b) => Math.max(a, b))),
    );
  }

  now(): string {
    this.#looks += 1;
    return new Date(this.#noon + this.#looks).toISOString();
  }
}

function yearsBefore(noon: number): number {
  const day = new Date(noon);
  return day.setUTCFullYear(day.getUTCFullYear() - YEARS_AHEAD);
}
