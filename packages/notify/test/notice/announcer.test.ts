import { type Command, createEngine, memoryLog } from '@statecraft/core';
import { kansasCity } from '@statecraft/procedures/kansas-city';
import { describe, expect, test } from 'vitest';
import { Announcer } from '../../src/notice/announcer.ts';
import type { City } from '../../src/notice/city.ts';
import { city, life, recordAll } from '../city.ts';

/** What is to be told of each act of a record. */
async function announce(commands: readonly Command[], of: City = city) {
  const log = memoryLog();
  const engine = createEngine({ log, procedures: [kansasCity], clock: () => '2026-01-08T15:00:00.000Z' });
  await recordAll(engine, commands);
  const announcer = new Announcer(log, [kansasCity], of);
  const told = [];
  for await (const event of log.read()) told.push(await announcer.announce(event));
  return told;
}

const notices = async (commands: readonly Command[], of?: City) =>
  (await announce(commands, of)).map((told) => told?.notice);

const seats: Command[] = [
  { type: 'seat', body: 'council', on: '2026-01-01', member: 'lucas', name: 'Quinton Lucas', role: 'mayor' },
  { type: 'seat', body: 'council', on: '2026-01-01', member: 'ward', name: 'Ann Ward' },
  ...[
    'hall',
    'loar',
    'bunch',
    'bough',
    'shields',
    'fowler',
    'ellington',
    'robinson',
    'oneill',
    'mcmanus',
    'barnes',
  ].map((member): Command => ({ type: 'seat', body: 'council', on: '2026-01-01', member })),
];

const call: Command = {
  type: 'call',
  body: 'transportation',
  on: '2026-01-09',
  meeting: 'm1',
  startsAt: '2026-01-14T09:00',
  postedAt: '2026-01-09T09:00',
  place: 'City Hall, 10th floor',
  agenda: ['kc-1'],
} as Command;

test('[NOTIFY-15] an act is told with the stages it leads from and to, who did it, what comes next and how to be heard', async () => {
  const referred = (await notices([...seats, ...life('kc-1')])).at(seats.length + 1);
  expect(referred).toMatchObject({
    act: 'referred',
    on: '2026-01-08',
    subject: { kind: 'measure', id: 'kc-1', file: '260001', title: 'A stop sign at 5th and Main' },
    link: 'https://city.example/measure/kc-1',
    stage: { from: 'introduced', to: 'committee' },
    by: { id: 'mayor', role: 'mayor' },
    details: { to: ['transportation'] },
    beHeard: 'Write to the clerk, or speak in committee.',
  });
  expect(referred?.next.map(({ when }) => when)).toContain('possible');
});

test('[NOTIFY-15] a vote is told with its sum, its names, and the day that follows from it', async () => {
  const vote = (await notices([...seats, ...life('kc-1')])).at(-1);
  expect(vote?.vote).toMatchObject({
    question: 'passage',
    outcome: 'carried',
    ayes: 8,
    nays: 2,
    others: { absent: 3 },
    needed: [7],
    of: 13,
  });
  expect(vote?.vote?.members.ayes[1]).toEqual({ id: 'ward', name: 'Ann Ward' });
  expect(vote?.stage).toEqual({ from: 'vote', to: 'enacted' });
  expect(vote?.next[0]).toMatchObject({ date: '2026-02-01', when: 'on' });
});

test('[NOTIFY-15] a meeting is told with its hour, place and agenda, and it is the next step of what is on it', async () => {
  const [introduced, referred, ...later] = life('kc-1');
  const told = await announce([...seats, introduced as Command, referred as Command, call, later[0] as Command]);
  const meeting = told[seats.length + 2]?.notice;
  expect(meeting).toMatchObject({
    act: 'called',
    statutory: true,
    meeting: {
      id: 'm1',
      startsAt: '2026-01-14T09:00',
      place: 'City Hall, 10th floor',
      cancelled: false,
      agenda: [{ id: 'kc-1', file: '260001' }],
    },
  });
  expect(meeting?.topics).toEqual(['everything', 'body:transportation', 'measure:kc-1']);
  expect(told[seats.length + 2]?.entries).toMatchObject([
    { uid: 'meeting/transportation/m1', startsAt: '2026-01-14T15:00:00.000Z' },
  ]);
});

test('[NOTIFY-10] the topics of an act', async () => {
  const told = await notices([...seats, ...life('kc-1')], {
    ...city,
    describe: () => ({ subjects: ['Traffic'], places: ['5th & Main'], code: ['70-42'] }),
  });
  const of = (act: string) => [...(told.find((each) => each?.act === act)?.topics ?? [])].sort();
  expect(of('referred')).toEqual(
    [
      'body:transportation',
      'code:70-42',
      'everything',
      'measure:kc-1',
      'place:5th & main',
      'sponsor:ward',
      'stage:committee',
      'subject:traffic',
    ].sort(),
  );
  expect(of('voted')).toEqual(
    expect.arrayContaining(['body:council', 'votes-of:ellington', 'votes-of:mcmanus', 'stage:enacted']),
  );
  expect(of('read')).not.toContain('stage:vote');
  expect(of('seated')).toEqual(['body:council', 'everything']);
});

test('[NOTIFY-10] a finer stage is also the stage that it is one of', async () => {
  const told = await notices([
    ...life('kc-1').slice(0, 2),
    { type: 'hold', measure: 'kc-1', on: '2026-01-14', until: '2026-01-28' },
  ]);
  expect(told.at(-1)?.topics).toEqual(expect.arrayContaining(['stage:committee', 'stage:committee.held']));
  expect(told.at(-1)?.details).toEqual({ until: ['2026-01-28'] });
});

test('[NOTIFY-14] what is hypothetical or withheld is not told, and not reckoned with', async () => {
  const [introduced, referred, ...later] = life('kc-1') as [Command, Command, ...Command[]];
  const supposed = { ...referred, basis: 'hypothetical' } as Command;
  const told = await notices([
    introduced,
    supposed,
    { type: 'sponsor', measure: 'kc-1', on: '2026-01-09', change: 'add', sponsors: ['hall'] },
  ]);
  expect(told[1]).toBeUndefined();
  // The stage that the supposed act led to shows nowhere: the measure stands where the public record has it.
  expect(told[2]?.topics).not.toContain('body:transportation');
  const secret = { ...city, withheld: ({ type }: { type: string }) => type === 'introduced' };
  expect((await notices([introduced, referred, ...later], secret))[0]).toBeUndefined();
  expect((await notices([introduced, referred], secret))[1]?.subject).toEqual({
    kind: 'measure',
    id: 'kc-1',
    title: undefined,
    file: undefined,
  });
});

describe('corrections', () => {
  const [introduced, referred, reported, read, voted] = life('kc-1') as [Command, Command, Command, Command, Command];
  const lost = { ...voted, commandId: 'the-vote' } as Command;
  const correction: Command = {
    type: 'correct',
    measure: 'kc-1',
    on: '2026-01-23',
    event: 'the-vote',
    change: { data: { method: { kind: 'tally', ayes: 6, nays: 7 }, announced: 'lost' } },
    reason: 'The clerk read the tally sheet of another question.',
  };

  test('[NOTIFY-20] a corrected vote is told with what was said and what is so', async () => {
    const told = (await notices([introduced, referred, reported, read, lost, correction])).at(-1);
    expect(told).toMatchObject({
      act: 'voted',
      vote: { outcome: 'lost', ayes: 6, nays: 7 },
      correction: { of: 'the-vote', withdrawn: false, reason: 'The clerk read the tally sheet of another question.' },
      stage: { from: 'enacted' },
    });
    const changes = Object.fromEntries(told?.correction?.changes.map(({ what, from, to }) => [what, [from, to]]) ?? []);
    expect(changes.outcome).toEqual(['carried', 'lost']);
    expect(changes.stage?.[0]).toBe('enacted');
  });

  test('[NOTIFY-20] an act that never happened is told as withdrawn', async () => {
    const strike: Command = {
      type: 'correct',
      measure: 'kc-1',
      on: '2026-01-23',
      event: 'the-vote',
      change: { strike: true },
      reason: 'Entered for another measure.',
    };
    const told = await announce([introduced, referred, reported, read, lost, strike]);
    expect(told.at(-1)?.notice.correction).toMatchObject({ of: 'the-vote', withdrawn: true });
    // The day that followed from it is set no more.
    expect(told.at(-1)?.entries).toMatchObject([{ uid: 'deadline/kc-1/kc.effective', cancelled: true }]);
  });

  test('[NOTIFY-20] a late act that changes what an earlier one came to is a correction of it', async () => {
    const held: Command = { type: 'hold', measure: 'kc-1', on: '2026-01-09', until: 'indefinite' };
    const told = await notices([
      introduced,
      referred,
      { type: 'sponsor', measure: 'kc-1', on: '2026-01-12', change: 'add', sponsors: ['hall'], commandId: 'joined' },
      held,
    ]);
    expect(told.at(-1)).toMatchObject({ act: 'held', correction: { of: 'joined', withdrawn: false } });
  });
});
