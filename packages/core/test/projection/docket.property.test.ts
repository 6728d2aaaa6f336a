import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  type Command,
  createEngine,
  docket,
  docketOf,
  type Engine,
  type EventLog,
  type LegalDate,
  memoryLog,
  memoryProjections,
  openView,
  replay,
  type StreamId,
} from '../../src/index.ts';
import { arbitrarySteps, walk } from '../histories.ts';
import { springfield } from '../springfield.ts';
import { members, ordinance, roster } from '../town.ts';

const runs = process.env.STATECRAFT_DEEP ? 1_000 : 150;
const measures = ['m1', 'm2'] as const;

/** What may happen to a record: acts, in time or late; a correction; the way into law; a late act of the council. */
const happening = fc.oneof(
  fc.record({ kind: fc.constant('acts' as const), measure: fc.nat(1), steps: arbitrarySteps({ maxLength: 8 }) }),
  fc.record({
    kind: fc.constant('correct' as const),
    measure: fc.nat(1),
    event: fc.nat(30),
    days: fc.option(fc.integer({ min: -12, max: 12 })),
  }),
  fc.record({ kind: fc.constantFrom('before' as const, 'say-anew' as const), measure: fc.nat(1), event: fc.nat(30) }),
  fc.record({ kind: fc.constant('vacate' as const), member: fc.nat(4), day: fc.nat(20) }),
  fc.record({ kind: fc.constant('passage' as const), measure: fc.nat(1) }),
  fc.record({ kind: fc.constant('catch-up' as const) }),
);
type Happening = typeof happening extends fc.Arbitrary<infer Each> ? Each : never;

test('[PROJ-2] [PROJ-16] an entry of the docket is what replay makes of the stream, whatever came late or was corrected', async () => {
  const seen = { late: 0, corrected: 0, reassessed: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.array(happening, { minLength: 1, maxLength: 12, size: 'max' }),
      fc.integer({ min: 1, max: 12 }),
      async (happenings, batch) => {
        const inline = memoryProjections();
        const log = memoryLog({ inCommit: inline.inline(docket) });
        const engine = createEngine({ log, procedures: [springfield] });
        await engine.executeAll(roster);
        const [now, later] = [
          openView(docket, { log, store: inline }),
          openView(docketOf({ procedures: [springfield], version: 1 }), { log, store: memoryProjections(), batch }),
        ];
        for (const [n, each] of happenings.entries()) {
          if (each.kind === 'catch-up') await later.catchUp();
          else await happen(engine, log, each, n);
        }
        await later.catchUp();
        for (const measure of measures) {
          const events = await log.readStream(`measure/${measure}`);
          const { version: _, ...state } = replay(events, []);
          const expected = events.length > 0 ? state : undefined;
          expect(withoutDays(await now.get(measure))).toEqual(expected);
          expect(withoutDays(await later.get(measure))).toEqual(expected);
          if (expected) {
            // The index is what the fold in one go makes of it, too.
            const anew = openView(docket, { log, store: memoryProjections() });
            for (const field of ['stage', 'committee', 'date', 'sponsor'] as const)
              expect(await now.tally(field)).toEqual(await anew.tally(field, { atLeast: 'head' }));
          }
          count(seen, events);
        }
      },
    ),
    { numRuns: runs },
  );
  // A property that never met what it is about would hold of anything.
  expect(Math.min(seen.late, seen.corrected, seen.reassessed)).toBeGreaterThan(0);
});

function withoutDays(entry: object | undefined) {
  if (!entry) return undefined;
  const { deadlines: _, ...state } = entry as { deadlines: unknown };
  return state;
}

function count(
  seen: Record<'late' | 'corrected' | 'reassessed', number>,
  events: Awaited<ReturnType<EventLog['readStream']>>,
) {
  let last = '';
  for (const { type, on } of events) {
    if (type === 'corrected' || type === 'reassessed') seen[type] += 1;
    else if (on < last) seen.late += 1;
    else last = on;
  }
}

async function happen(engine: Engine, log: EventLog, each: Happening, n: number): Promise<void> {
  if (each.kind === 'acts') {
    const measure = measures[each.measure] ?? 'm1';
    await walk(engine, each.steps, { measure, ids: `${measure}-${n}` });
  } else if (each.kind === 'passage') {
    for (const act of Object.values(ordinance(measures[each.measure]))) await engine.execute(act);
  } else if (each.kind === 'correct') {
    const measure = measures[each.measure] ?? 'm1';
    const stream: StreamId = `measure/${measure}`;
    const events = await log.readStream(stream);
    const event = events[each.event % Math.max(1, events.length)];
    if (!event) return;
    const change = each.days === null ? { strike: true as const } : { on: addDays(event.on, each.days) };
    const correction = { type: 'correct', measure, on: '2020-06-01', event: event.id, change, reason: 'misread' };
    await engine.execute({ ...correction, commandId: `correct-${n}` } as Command);
  } else if (each.kind === 'before' || each.kind === 'say-anew') {
    const measure = measures[each.measure] ?? 'm1';
    const events = await log.readStream(`measure/${measure}`);
    const event = events[each.event % Math.max(1, events.length)];
    if (!event) return;
    const common = { measure, commandId: `${each.kind}-${n}` };
    const change = { act: 'sponsor', data: { change: 'add', sponsors: ['eve'] } };
    const command =
      each.kind === 'before'
        ? { ...common, type: 'sponsor', on: event.on, before: event.id, change: 'add', sponsors: ['dov'] }
        : { ...common, type: 'correct', on: '2020-06-01', event: event.id, change, reason: 'misread' };
    await engine.execute(command as Command, { onRecord: true });
  } else if (each.kind === 'vacate') {
    const on = addDays('2020-01-06' as LegalDate, each.day);
    const member = members[each.member] ?? 'ada';
    await engine.execute({ type: 'vacate', body: 'council', on, member, commandId: `vacate-${n}` });
  }
}
