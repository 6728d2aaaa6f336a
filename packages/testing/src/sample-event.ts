import type { StreamId, UnrecordedEvent } from '@statecraft/core';

let count = 0;

/** An event as the suite writes it; what a test does not care about is made up, each time anew. */
export function sampleEvent(stream: StreamId, given: Partial<UnrecordedEvent> = {}): UnrecordedEvent {
  count += 1;
  const commandId = given.commandId ?? `command-${count}`;
  return {
    id: `${commandId}/${count}`,
    stream,
    type: 'referred',
    schema: 1,
    on: '2024-03-07' as UnrecordedEvent['on'],
    at: '2024-03-07T15:00:00.000Z',
    basis: 'recorded',
    by: { id: 'council', role: 'body' },
    actId: `act-${count}`,
    commandId,
    data: { to: ['finance'] },
    law: {
      procedure: { id: 'kansas-city', edition: '2020-01-01', version: '1' },
      row: 'refer',
      stage: 'committee',
      rulings: [{ rule: 'refer.reading', verdict: 'holds' }],
    },
    ...given,
  };
}
