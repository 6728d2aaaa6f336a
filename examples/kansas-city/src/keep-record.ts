import { loadRecord, type ReplayedRecord, renderTimeline, replayRecord } from '@statecraft/cli';
import { recordFile } from './files.ts';
import { paragraph } from './page.ts';
import type { Show } from './show.ts';

/** Puts a record into the log, or finds it there; prints its timeline and where in the log it stands. */
export async function keepRecord(name: string, { log, paper, print }: Show): Promise<void> {
  const replayed = await replayRecord(await loadRecord(recordFile(name)), { log });
  print(`\n${renderTimeline(replayed, paper)}\n`);
  print(paragraph(`In the log: ${placeOf(replayed)}.`, paper));
}

function placeOf({ record, measures, bodies, refused, appended }: ReplayedRecord): string {
  if (refused.length > 0) return 'nothing of it, for the procedure refuses it';
  const own = new Set(record.acts.map(({ command }) => command.commandId));
  const events = [...measures.flatMap(({ history }) => history.map(({ event }) => event)), ...bodies.flatMap((body) => body.events)];
  const positions = events.filter(({ commandId }) => own.has(commandId)).map(({ position }) => position);
  const places = rangesOf(positions);
  return appended === 0 ? `already on record, positions ${places}; nothing appended` : `${appended} acts recorded now, positions ${places}`;
}

/** Numbers as ranges: "1-3, 5". */
export function rangesOf(numbers: readonly number[]): string {
  const ranges: [first: number, last: number][] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const range = ranges.at(-1);
    if (range && number === range[1] + 1) range[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(', ');
}
