import {
  type Appended,
  type Commit,
  checkExpectation,
  checkUnrecorded,
  type Expectation,
  isFault,
  type RecordedEvent,
  repeatedCommit,
} from '@statecraft/core';
import type { ClientBase } from 'pg';
import type { Draft } from './draft.ts';
import { ofCommands } from './event-rows.ts';

type Reply = [
  head: number,
  headAt: string,
  versions: readonly number[],
  verdicts: readonly number[],
  places: readonly number[],
  actuals: readonly number[],
];

/** Records a group of drafts in one round trip, each whole or not at all, and gives each its own outcome. */
export async function recordGroup(
  client: ClientBase,
  logId: number,
  log: string,
  group: readonly Draft[],
): Promise<PromiseSettledResult<Appended>[]> {
  const { rows } = await client.query<[Reply]>({
    name: 'statecraft-append',
    text: 'SELECT statecraft.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
    values: [
      logId,
      group.map(({ streams }) => streams.length),
      group.flatMap(({ streams }) => streams),
      group.flatMap(({ ids }) => ids),
      group.flatMap(({ commandIds }) => commandIds),
      group.flatMap(({ instants }) => instants),
      group.flatMap(({ bodies }) => bodies),
      group.map(({ expectStreams }) => expectStreams.length),
      group.flatMap(({ expectStreams }) => expectStreams),
      group.flatMap(({ expectVersions }) => expectVersions),
    ],
    rowMode: 'array',
  });
  const [head, headAt, versions, verdicts, places, actuals] = (rows[0] as [Reply])[0];
  let position = head;
  let at = headAt;
  let offset = 0;
  const outcomes: PromiseSettledResult<Appended>[] = [];
  for (const [index, each] of group.entries()) {
    const { events } = each.commit;
    if (verdicts[index] === 0) {
      const recorded = events.map((event, n): RecordedEvent => {
        position += 1;
        if (event.at > at) at = event.at;
        return { ...event, position, version: versions[offset + n] as number, at };
      });
      outcomes.push({ status: 'fulfilled', value: { events: recorded, repeated: false } });
    } else {
      outcomes.push(
        await settled(async () =>
          verdicts[index] === 1
            ? (repeatedCommit(each.commit, await ofCommands(client, logId, log, each.commandIds)) as Appended)
            : refuse(each.commit, verdicts[index] as number, places[index] as number, actuals[index] as number),
        ),
      );
    }
    offset += events.length;
  }
  return outcomes;
}

/** Throws the fault that a verdict stands for; `place` counts from 1. */
function refuse(commit: Commit, verdict: number, place: number, actual: number): never {
  if (verdict === 2) {
    const held = Object.entries(commit.expect).filter(([, expected]) => expected !== 'any');
    const [stream, expected] = held[place - 1] as [string, Expectation];
    checkExpectation(stream, expected, actual);
  }
  checkUnrecorded(commit, (id) => id === commit.events[place - 1]?.id);
  throw new Error(`statecraft.append gave a verdict that is none: ${verdict}`);
}

async function settled(work: () => Promise<Appended>): Promise<PromiseSettledResult<Appended>> {
  try {
    return { status: 'fulfilled', value: await work() };
  } catch (reason) {
    if (!isFault(reason)) throw reason;
    return { status: 'rejected', reason };
  }
}
