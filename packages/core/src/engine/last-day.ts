import { isGloss } from '../definitions.ts';
import type { RecordedEvent } from '../log/event.ts';

/** The last legal date of the acts, those counted to which a correction moved one. */
export function lastDay(events: readonly RecordedEvent[]): string | undefined {
  return events.reduce<string | undefined>((last, event) => laterOf(last, dayOf(event)), undefined);
}

/** The legal date that an event gives an act: its own, or the one to which it moves another. */
export function dayOf(event: RecordedEvent): string | undefined {
  if (event.type !== 'corrected') return isGloss(event) ? undefined : event.on;
  return (event.data.change as { on?: string }).on;
}

/** The later of two days, of which either may be none. */
export function laterOf(a: string | undefined, b: string | undefined): string | undefined {
  return a === undefined || (b !== undefined && b > a) ? b : a;
}
