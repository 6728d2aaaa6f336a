const DAY = 86_400_000;

/** The day so many days after another, as YYYY-MM-DD. The model counts for itself. */
export function plus(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** The last of so many days after one, Sundays left out. */
export function plusWithoutSundays(day: string, days: number): string {
  let last = day;
  for (let left = days; left > 0; ) {
    last = plus(last, 1);
    if (new Date(`${last}T00:00:00Z`).getUTCDay() !== 0) left -= 1;
  }
  return last;
}

/** The latest of some days; `undefined` where there is none. */
export function latest(days: readonly (string | undefined)[]): string | undefined {
  return days
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
}
