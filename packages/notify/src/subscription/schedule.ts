import { z } from 'zod';
import { instantAt, isZone, localDay, nextDay, previousDay, weekdayOf } from './wall-clock.ts';

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'expected a time of day, written HH:MM');

/** Schema of when notices are to come. Times are of the subscription's own zone. */
export const schedule = z.discriminatedUnion('kind', [
  /** Each by itself, as it is recorded. */
  z.strictObject({ kind: z.literal('immediate') }),
  /** Together, every day at a time. */
  z.strictObject({ kind: z.literal('daily'), at: time.default('07:00') }),
  /** Together, every week on a weekday, 1 for Monday. */
  z.strictObject({ kind: z.literal('weekly'), weekday: z.int().min(1).max(7), at: time.default('07:00') }),
  /** Together, so many hours before each meeting of a body that is called; what comes after that, as it comes. */
  z.strictObject({
    kind: z.literal('before-meeting'),
    body: z.string().min(1).max(200),
    hours: z.number().positive().max(720).default(24),
  }),
]);
/** When notices come: each at once, daily, weekly, or before a meeting. */
export type Schedule = z.output<typeof schedule>;

/** Schema of the hours in which nothing but statutory notices may come: from a time up to, not including, another, overnight where that is earlier. */
export const quietHours = z
  .strictObject({ from: time, to: time })
  .refine(({ from, to }) => from !== to, 'quiet hours begin and end at different times');
/** Hours in which nothing but statutory notices may come, as times of day of the subscription’s zone. */
export type QuietHours = z.output<typeof quietHours>;

/** Schema of the IANA name of a zone. */
export const zone = z.string().refine(isZone, 'expected the IANA name of a zone, such as America/Chicago');

/**
 * The first instant after `now` at which a digest is to leave (both RFC 3339, UTC): one on every local day, or on every such weekday.
 *
 * A time that the clocks leave out is taken as much later as they leave out; of one that comes twice the first counts.
 * `undefined` for what waits for no time of day.
 */
export function nextDigest(schedule: Schedule, zone: string, now: string): string | undefined {
  if (schedule.kind === 'immediate' || schedule.kind === 'before-meeting') return undefined;
  const isDay = (day: string) => schedule.kind === 'daily' || weekdayOf(day) === schedule.weekday;
  let day = localDay(now, zone);
  for (;;) {
    if (isDay(day)) {
      const at = instantAt(day, schedule.at, zone);
      if (at > now) return at;
    }
    day = nextDay(day);
  }
}

/** When quiet hours that hold at `now` end; `undefined` when none hold. Instants, RFC 3339 in UTC. */
export function quietUntil(quiet: QuietHours | undefined, zone: string, now: string): string | undefined {
  if (!quiet) return undefined;
  const today = localDay(now, zone);
  // Nights that began yesterday may last until today; tomorrow's cannot have begun.
  for (const day of [previousDay(today), today]) {
    const from = instantAt(day, quiet.from, zone);
    const to = instantAt(quiet.to > quiet.from ? day : nextDay(day), quiet.to, zone);
    if (from <= now && now < to) return to;
  }
  return undefined;
}
