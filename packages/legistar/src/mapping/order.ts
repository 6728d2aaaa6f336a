import type { MappedAct } from './acts.ts';

/**
 * The acts of each legal day in the order in which one leads to another, and in their recorded order where neither does;
 * the same list where that is the recorded order.
 *
 * Sources put the rows of a meeting in no causal order: many bear one time, and some bear the time at which they were typed.
 */
export function inCausalOrder(acts: readonly MappedAct[]): readonly MappedAct[] {
  const ordered = [...acts].sort((a, b) => (a.act.on === b.act.on ? a.turn - b.turn : a.act.on < b.act.on ? -1 : 1));
  return ordered.every((act, index) => act === acts[index]) ? acts : ordered;
}

/** How many days hold more than one act. */
export function tiedDays(acts: readonly MappedAct[]): number {
  let days = 0;
  for (const [index, { act }] of acts.entries()) {
    const first = acts[index - 1]?.act.on !== act.on;
    if (first && acts[index + 1]?.act.on === act.on) days += 1;
  }
  return days;
}
