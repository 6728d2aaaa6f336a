import { loadRecord, type ReplayedRecord, renderTimeline, replayRecord } from '@statecraft/cli';
import { kansasCity } from '@statecraft/procedures/kansas-city';
import { recordFile } from './files.ts';
import { paragraph, rangesOf } from './page.ts';
import type { Show } from './show.ts';

/**
 * Puts a record into the log, or finds it there; prints its timeline and where in the log it stands.
 *
 * @returns whether the log has it: a log that somebody else has written to may not let it in
 */
export async function keepRecord(name: string, { log, paper, print }: Show): Promise<boolean> {
  const replayed = await replayRecord(await loadRecord(recordFile(name), { procedures: [kansasCity] }), {
    log,
    procedures: [kansasCity],
  });
  print(`\n${renderTimeline(replayed, paper)}\n`);
  print(paragraph(`In the log: ${placeOf(replayed)}.`, paper));
  return replayed.refused.length === 0;
}

function placeOf({ record, measures, bodies, refused, appended }: ReplayedRecord): string {
  if (refused.length > 0) return 'nothing of it, for the procedure refuses it on top of what is there';
  const own = new Set(record.acts.map(({ command }) => command.commandId));
  const events = [
    ...measures.flatMap(({ history }) => history.map(({ event }) => event)),
    ...bodies.flatMap((body) => body.events),
  ];
  const positions = events.filter(({ commandId }) => own.has(commandId)).map(({ position }) => position);
  const at = `${positions.length === 1 ? 'position' : 'positions'} ${rangesOf(positions)}`;
  if (appended === 0) return `already on record, ${at}; nothing appended`;
  return `${appended} ${appended === 1 ? 'act' : 'acts'} recorded now, ${at}`;
}
