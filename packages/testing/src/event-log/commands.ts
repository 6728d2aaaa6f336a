import type { UnrecordedEvent } from '@statecraft/core';
import { describe, expect, it } from 'vitest';
import { sampleEvent } from '../sample-event.ts';
import { appendTo, commitTo, outcomes } from './samples.ts';
import type { Suite } from './suite.ts';

const bill = 'measure/230115';
const council = 'body/council';

/** That a command is recorded once, however often it comes. */
export function describeCommands({ inPlace, persistent, writers }: Suite): void {
  describe('commandId', () => {
    it('[LOG-8] gives the first result again, though the stream has moved on and the second try differs in what a try makes up', () =>
      inPlace(async (open) => {
        const log = await open();
        const commit = commitTo([bill, council], { [bill]: 'none', [council]: 'none' });
        const first = await log.append(commit);
        expect(first.repeated).toBe(false);
        await appendTo(log, bill);
        const again = (event: UnrecordedEvent): UnrecordedEvent => ({
          ...event,
          at: '2025-01-01T00:00:00.000Z',
          actId: 'another',
          law: { ...event.law, rulings: [] },
        });
        expect(await log.append({ ...commit, events: commit.events.map(again) })).toEqual({
          events: first.events,
          repeated: true,
        });
        expect(await log.head()).toBe(3);
        expect(await log.findCommand(commit.events[0]?.commandId ?? '')).toEqual(first.events);
      }));

    it('[LOG-8] records a command once that comes several times at the same time', () =>
      inPlace(async (open) => {
        const [one, two] = await writers(open);
        const commit = commitTo([bill, council], { [bill]: 'none', [council]: 'none' });
        const { kept, broken } = await outcomes([one, two, one, two, one, two].map((log) => log.append(commit)));
        expect(broken).toEqual([]);
        expect(kept.filter(({ repeated }) => !repeated)).toHaveLength(1);
        for (const { events } of kept) expect(events).toEqual(kept[0]?.events);
        expect(await one.head()).toBe(2);
      }));

    if (persistent) {
      it('[LOG-8] gives the first result again after reopening', () =>
        inPlace(async (open) => {
          const log = await open();
          const commit = commitTo([bill, council], { [bill]: 'none' });
          const first = await log.append(commit);
          await log.close();
          expect(await (await open()).append(commit)).toEqual({ events: first.events, repeated: true });
        }));
    }

    if (!persistent) {
      it('[LOG-8] has forgotten everything after reopening when it does not claim to be persistent', () =>
        inPlace(async (open) => {
          const log = await open();
          await appendTo(log, bill);
          await log.close();
          expect(await (await open()).head()).toBe(0);
        }));
    }

    it('[LOG-8] takes a command again that was refused, once its streams are as expected', () =>
      inPlace(async (open) => {
        const log = await open();
        const commit = commitTo([bill], { [bill]: 'exists' });
        await expect(log.append(commit)).rejects.toMatchObject({ code: 'version-conflict' });
        expect(await log.findCommand(commit.events[0]?.commandId ?? '')).toEqual([]);
        await appendTo(log, bill);
        expect(await log.append(commit)).toMatchObject({ repeated: false });
      }));

    it('[LOG-9] refuses a command that comes again with other content', () =>
      inPlace(async (open) => {
        const log = await open();
        const event = sampleEvent(bill);
        await log.append({ events: [event], expect: {} });
        const changes: Partial<UnrecordedEvent>[] = [
          { stream: 'measure/other' },
          { type: 'held' },
          { on: '2024-03-08' as UnrecordedEvent['on'] },
          { by: { id: 'mayor' } },
          { basis: 'inferred' },
          { data: {} },
          { data: { to: ['finance'], more: null } },
        ];
        for (const change of changes) {
          await expect(log.append({ events: [{ ...event, ...change }], expect: {} })).rejects.toMatchObject({
            code: 'command-reused',
            retryable: false,
            details: { commandId: event.commandId, positions: [1] },
          });
        }
        expect(await log.head()).toBe(1);
      }));

    it('[LOG-9] refuses a command that comes again with more events, fewer, or under another command', () =>
      inPlace(async (open) => {
        const log = await open();
        const { events } = commitTo([bill, council]);
        await log.append({ events, expect: {} });
        const commandId = events[0]?.commandId ?? '';
        const tries: (readonly UnrecordedEvent[])[] = [
          events.slice(1),
          [...events, sampleEvent('measure/new', { commandId })],
          [sampleEvent('measure/new', { commandId })],
          [...events, sampleEvent('measure/new')],
        ];
        for (const wrong of tries)
          await expect(log.append({ events: wrong, expect: {} })).rejects.toMatchObject({ code: 'command-reused' });
        expect(await log.head()).toBe(2);
        expect(await log.readStream('measure/new')).toEqual([]);
      }));

    it('[LOG-9] lets one of two through that use a command for different acts at the same time', () =>
      inPlace(async (open) => {
        const [one, two] = await writers(open);
        const { kept, broken } = await outcomes([
          one.append(commitTo([bill], {}, { commandId: 'same' })),
          two.append(commitTo([council], {}, { commandId: 'same' })),
        ]);
        expect(kept).toHaveLength(1);
        expect(broken).toMatchObject([{ code: 'command-reused' }]);
        expect(await one.head()).toBe(1);
      }));
  });
}
