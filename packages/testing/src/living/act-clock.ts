/** How far ahead of the clock an act may lie, in years. */
const YEARS_AHEAD = 2;
/** What the clock tells before any act. */
const BEGINS = noonOf('2020-01-01');

/** A clock that is turned to the days of acts. It goes on by a millisecond at each look, and never goes back. */
export class ActClock {
  #turned: number | undefined;
  #last: number | undefined;

  /** Turns to noon of the first day, or so far on that the last lies no more than two years ahead. Keeps the time where no day is given. */
  turnTo(days: readonly string[]): void {
    const noons = days.map(noonOf).filter((noon) => !Number.isNaN(noon));
    if (noons.length === 0) return;
    const [first, last] = [noons.reduce((a, b) => Math.min(a, b)), noons.reduce((a, b) => Math.max(a, b))];
    this.#turned = Math.max(first, yearsBefore(last));
  }

  /** The present instant, RFC 3339 in UTC. */
  now(): string {
    if (this.#turned === undefined) return new Date(BEGINS).toISOString();
    this.#last = Math.max(this.#turned, (this.#last ?? Number.NEGATIVE_INFINITY) + 1);
    return new Date(this.#last).toISOString();
  }

  /** Does something as though it were a day, and turns back. */
  async suppose<Answer>(day: string, ask: () => Promise<Answer>): Promise<Answer> {
    const [turned, last] = [this.#turned, this.#last];
    this.turnTo([day]);
    try {
      return await ask();
    } finally {
      this.#turned = turned;
      this.#last = last;
    }
  }
}

function noonOf(day: string): number {
  return Date.parse(`${day}T12:00:00.000Z`);
}

function yearsBefore(noon: number): number {
  const day = new Date(noon);
  return day.setUTCFullYear(day.getUTCFullYear() - YEARS_AHEAD);
}
