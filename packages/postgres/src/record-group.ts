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
  ...judged:
    | readonly []
    | readonly [
        versions: readonly number[],
        verdicts: readonly number[],
        places: readonly number[],
        actuals: readonly number[],
      ],
];

const recordedVerdict = 0;
const repeatedVerdict = 1;
const unmetVerdict = 2;

/** Records a group of drafts in one round trip, each whole or not at all, and gives each its own outcome. */
export async function recordGroup(
  client: ClientBase,
  logId: number,
  log: string,
  group: readonly Draft[],
): Promise<PromiseSettledResult<Appended>[]> {
  const next = nextVersions(group);
  const { rows } = await client.query<[Reply]>({
    name: 'statecraft-append',
    text: 'SELECT statecraft.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)',
    values: [
      logId,
      group.map(({ streams }) => streams.length),
      lines(group.flatMap(({ streams }) => streams)),
      next,
      lines(group.flatMap(({ ids }) => ids)),
      lines(group.flatMap(({ commandIds }) => commandIds)),
      lines(group.flatMap(({ instants }) => instants)),
      lines(group.flatMap(({ bodies }) => bodies)),
      group.map(({ expectStreams }) => expectStreams.length),
      lines(group.flatMap(({ expectStreams }) => expectStreams)),
      group.flatMap(({ expectVersions }) => expectVersions),
    ],
    rowMode: 'array',
  });
  const [head, headAt, versions = next ?? [], verdicts = [], places = [], actuals = []] = (rows[0] as [Reply])[0];
  let position = head;
  let at = headAt;
  let offset = 0;
  const outcomes: PromiseSettledResult<Appended>[] = [];
  for (const [index, each] of group.entries()) {
    const { events } = each.commit;
    const verdict = verdicts[index] ?? recordedVerdict;
    if (verdict === recordedVerdict) {
      const recorded = events.map((event, n): RecordedEvent => {
        position += 1;
        if (event.at > at) at = event.at;
        return { ...event, position, version: versions[offset + n] as number, at };
      });
      outcomes.push({ status: 'fulfilled', value: { events: recorded, repeated: false } });
    } else {
      outcomes.push(
        await settled(async () =>
          verdict === repeatedVerdict
            ? (repeatedCommit(each.commit, await ofCommands(client, logId, log, each.commandIds)) as Appended)
            : refuse(each.commit, verdict, places[index] as number, actuals[index] as number),
        ),
      );
    }
    offset += events.length;
  }
  return outcomes;
}

/** What `append` takes as a list of texts: none of them has a line break in it, since JSON escapes it. */
function lines(texts: readonly string[]): string {
  return texts.join('\n');
}

/**
 * The version each event gets where all commits of a group can be recorded; `null` where one may bear on the outcome of another, or a commit
 * leaves open which version it expects.
 */
function nextVersions(group: readonly Draft[]): readonly number[] | null {
  const ids = new Set<string>();
  const writers = new Map<string, Draft>();
  const versions: number[] = [];
  let instant = '';
  for (const draft of group) {
    for (const [n, stream] of draft.streams.entries()) {
      const expected = draft.expectVersions[draft.expectStreams.indexOf(stream)];
      const at = draft.instants[n] as string;
      if (expected === undefined || expected < 0 || writers.has(stream) || at < instant) return null;
      instant = at;
      writers.set(stream, draft);
      versions.push(expected + 1);
    }
    for (const id of new Set([...draft.ids, ...draft.commandIds])) {
      if (ids.has(id)) return null;
      ids.add(id);
    }
  }
  const apart = group.every((draft) => draft.expectStreams.every((stream) => (writers.get(stream) ?? draft) === draft));
  return apart ? versions : null;
}

/** Throws the fault that a verdict stands for; `place` counts from 1. */
function refuse(commit: Commit, verdict: number, place: number, actual: number): never {
  if (verdict === unmetVerdict) {
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
