import {
  type Assessment,
  assess,
  bodiesOf,
  createEngine,
  definitionsOf,
  lifecycleOf,
  memoryLog,
  ON_RECORD,
  parseCommand,
  place,
  type RecordedEvent,
  replay,
  replayBody,
  type Standing,
} from '@statecraft/core';
import { measureMachine } from '@statecraft/core/machine';
import { kansasCity } from '@statecraft/procedures/kansas-city';
import { initialTransition, transition } from 'xstate';
import type { Comparison } from '../compare.ts';
import { ACTS, clock, lifeOf, roster } from '../life.ts';

/** The fold of recorded events, beside XState's `transition()` with the same recipes in `assign`. */
export async function replayAgainstXState(): Promise<Comparison> {
  const log = memoryLog();
  const engine = createEngine({ log, procedures: [kansasCity], clock });
  await engine.executeAll(roster);
  await engine.executeAll(lifeOf('m'));
  const events = JSON.parse(JSON.stringify(await log.readStream('measure/m'))) as RecordedEvent[];
  const council = replayBody(await log.readStream('body/council'), kansasCity.uses);
  const lifecycle = lifecycleOf(kansasCity, '2014-05-01');
  const bodies = bodiesOf(kansasCity, (body) => (body === 'council' ? council : undefined));
  let standing: Standing = { stage: 'unfiled', facts: definitionsOf(kansasCity.uses).unrecordedMeasure() };
  const assessments = lifeOf('m').map((command): Assessment => {
    const parsed = parseCommand(command, () => 'id', kansasCity.uses);
    if (!('request' in parsed)) throw new Error('malformed');
    const assessment = assess({ lifecycle, bodies }, standing, parsed.request.act, ON_RECORD);
    standing = place(standing, assessment);
    return assessment;
  });
  const machine = measureMachine(lifecycle, 'on-record');
  return {
    title: 'replay fold',
    against: 'XState transition() over the same acts, the same recipes in assign',
    count: 50_000,
    atLeast: 10,
    ours(count) {
      let state: unknown;
      for (let life = 0; life < count / ACTS; life += 1) state = replay(events, kansasCity.uses);
      return state;
    },
    theirs(count) {
      let state: unknown;
      for (let life = 0; life < count / ACTS; life += 1) {
        let [snapshot] = initialTransition(machine);
        for (const assessment of assessments) [snapshot] = transition(machine, snapshot, assessment);
        state = snapshot;
      }
      return state;
    },
  };
}
