import type { DatabaseSync } from 'node:sqlite';
import {
  type Appended,
  checkExpectation,
  checkUnrecorded,
  type DraftedCommit,
  type Expectation,
  type InCommit,
  isFault,
  type RecordedEvent,
  repeatedCommit,
} from '@statecraft/core';
import type { EventTable, Tail } from './event-table.ts';
import { inTransaction } from './transaction.ts';

/**
 * Records commits one after the other in one transaction, each whole or not at all, and gives each its own outcome.
 *
 * A commit is judged before any of it is written, so that a refused one leaves no trace. What the store itself throws undoes all of them.
 * `inCommit` has its turn once for all of them, before anything is committed.
 */
export function recordGroup(
  database: DatabaseSync,
  table: EventTable,
  group: readonly DraftedCommit[],
  inCommit?: InCommit,
): PromiseSettledResult<Appended>[] {
  return inTransaction(database, 'BEGIN IMMEDIATE', () => {
    const before = table.tail();
    let tail = before;
    const outcomes = group.map((commit): PromiseSettledResult<Appended> => {
      try {
        const value = repeated(table, commit) ?? record(table, commit, tail);
        if (!value.repeated) tail = value.events.at(-1) ?? tail;
        return { status: 'fulfilled', value };
      } catch (reason) {
        if (!isFault(reason)) throw reason;
        return { status: 'rejected', reason };
      }
    });
    if (tail.position > before.position)
      inCommit?.({
        before: before.position,
        head: tail.position,
        events: (after, until) => table.span(after, until).map((row) => table.eventIn(row)),
        stream: (stream) => table.ofStream(stream),
      });
    return outcomes;
  });
}

function repeated(table: EventTable, { commit }: DraftedCommit): Appended | undefined {
  const commandIds = new Set(commit.events.map(({ commandId }) => commandId));
  return repeatedCommit(
    commit,
    [...commandIds].flatMap((commandId) => table.ofCommand(commandId)),
  );
}

function record(table: EventTable, { commit, drafts }: DraftedCommit, tail: Tail): Appended {
  const versions = new Map<string, number>();
  const versionOf = (stream: string): number => {
    const version = versions.get(stream) ?? table.versionOf(stream);
    versions.set(stream, version);
    return version;
  };
  for (const [stream, expected] of Object.entries(commit.expect) as [string, Expectation][]) {
    checkExpectation(stream, expected, versionOf(stream));
  }
  checkUnrecorded(commit, (id) => table.has(id));
  let { position, at } = tail;
  const events = drafts.map((each): RecordedEvent => {
    const { event } = each;
    position += 1;
    if (event.at > at) at = event.at;
    const place = { position, version: versionOf(event.stream) + 1, at };
    versions.set(event.stream, place.version);
    table.add(each, place);
    return { ...event, ...place };
  });
  return { events, repeated: false };
}
