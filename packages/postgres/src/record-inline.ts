import type { Appended, InlineProjections } from '@statecraft/core';
import type { ClientBase } from 'pg';
import type { Draft } from './draft.ts';
import { eventIn, ofStream, span } from './event-rows.ts';
import { ProjectionRows } from './projection-rows.ts';
import { recordGroup } from './record-group.ts';
import { inTransaction } from './transaction.ts';

/** As `recordGroup`, and brings projections up to what was recorded in the same transaction. */
export function recordInline(
  client: ClientBase,
  logId: number,
  log: string,
  group: readonly Draft[],
  projections: InlineProjections,
): Promise<PromiseSettledResult<Appended>[]> {
  return inTransaction(client, async () => {
    const outcomes = await recordGroup(client, logId, log, group);
    const recorded = outcomes.flatMap((outcome) =>
      outcome.status === 'fulfilled' && !outcome.value.repeated ? outcome.value.events : [],
    );
    const [first, last] = [recorded[0], recorded.at(-1)];
    if (!first || !last) return outcomes;
    const before = first.position - 1;
    const growing = {
      before,
      head: last.position,
      events: async (after: number, until: number) =>
        after < before
          ? (await span(client, logId, log, after, until)).map((row) => eventIn(row, log))
          : recorded.slice(after - before, until - before),
      stream: (stream: string) => ofStream(client, logId, log, stream),
    };
    await projections.followInTime(growing, new ProjectionRows(client, logId));
    return outcomes;
  });
}
