import { createEngine, type EventLog, memoryLog, type UnrecordedEvent } from '@statecraft/core';
import { kansasCity } from '@statecraft/procedures/kansas-city';
import { clock, lifeOf, newMeasure, roster } from './life.ts';

/** Lives appended in one commit. */
const TOGETHER = 100;

/** Lets an empty log grow to about so many events: a council, and whole lives of measures as the engine records them. */
export async function growTo(log: EventLog, events: number): Promise<void> {
  const pattern = memoryLog();
  const engine = createEngine({ log: pattern, procedures: [kansasCity], clock });
  await engine.executeAll(roster);
  await engine.executeAll(lifeOf('pattern'));
  const council = await pattern.readStream('body/council');
  const life = await pattern.readStream('measure/pattern');
  await log.append({ events: council, expect: {} });
  for (let grown = council.length; grown < events; grown += TOGETHER * life.length) {
    const lives = Array.from({ length: TOGETHER }, () => lived(life, newMeasure())).flat();
    await log.append({ events: lives, expect: {} });
  }
}

/** The events of a life under the name of another measure. */
function lived(life: readonly UnrecordedEvent[], measure: string): UnrecordedEvent[] {
  return life.map((event, index) => {
    const id = `${measure}-${index}`;
    return { ...event, id, commandId: id, actId: id, stream: `measure/${measure}` };
  });
}
