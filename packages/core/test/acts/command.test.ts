import { describe, expect, test } from 'vitest';
import { type Command, definitionsOf, parseCommand } from '../../src/index.ts';
import { townHall } from '../town.ts';

const parse = (input: unknown) => parseCommand(input, () => 'made', []);
const placesOf = (input: unknown) => {
  const parsed = parse(input);
  return 'malformations' in parsed ? parsed.malformations.map(({ path }) => path.join('.')) : [];
};
const filing = { type: 'file', measure: 'm1', on: '2020-01-06', kind: 'ordinance' };

describe('the form of a command', () => {
  test.each<[string, object, string[]]>([
    ['a day that does not exist', { on: '2020-02-30' }, ['on']],
    ['no day', { on: undefined }, ['on']],
    ['a kind that is no name of one', { kind: 'A decree' }, ['kind']],
    ['a field of no act', { colour: 'blue' }, ['colour']],
    ['a field of another act', { until: '2020-01-07' }, ['until']],
    ['an actor without an id', { by: { role: 'mayor' } }, ['by.id']],
    ['an address that is none', { text: { label: 'A', address: 'here' } }, ['text.address']],
    ['an unknown basis', { basis: 'rumour' }, ['basis']],
    ['no measure', { measure: undefined }, ['measure']],
    ['several at once', { on: 'soon', kind: 1, sponsors: ['ada', ''] }, ['kind', 'on', 'sponsors.1']],
  ])('[ACT-1] %s is told by its place', (_, change, places) => {
    expect(placesOf({ ...filing, ...change }).sort()).toEqual(places);
  });

  test.each(['', ' m1', 'm/1', '-m1', '_m1', 'm 1', 'm\n1', 'm\u0000', '../m1', '__proto__', 'a'.repeat(201)])(
    '[ACT-1] %j is no id',
    (measure) => expect(placesOf({ ...filing, measure })).toContain('measure'),
  );

  test.each(['1', '200162', 'O-2020.1:a_b', 'Straße-ß', '条例-12', 'constructor', 'a'.repeat(200)])(
    '[ACT-1] %j is an id',
    (measure) => expect(placesOf({ ...filing, measure })).toEqual([]),
  );

  test.each(['commandId', 'actId', 'causationId', 'correlationId'])(
    '[ACT-1] a %s has room for a name made of other names',
    (field) => {
      expect(placesOf({ ...filing, [field]: 'a'.repeat(400) })).toEqual([]);
      expect(placesOf({ ...filing, [field]: 'a'.repeat(401) })).toEqual([field]);
    },
  );

  test('[ACT-1] every event can be named, whatever its command was', () => {
    const gloss = { type: 'correct', measure: 'm1', on: '2020-01-06', change: { strike: true }, reason: 'misread' };
    expect(placesOf({ ...gloss, event: `${'a'.repeat(400)}/${'m'.repeat(200)}` })).toEqual([]);
    expect(placesOf({ ...filing, before: 'a'.repeat(602) })).toEqual(['before']);
  });

  test.each([null, undefined, 5, 'file', [], [filing], {}, { type: 'declare' }, { type: ['file'] }])(
    '[ACT-1] %j is no command',
    (input) => expect(placesOf(input)).not.toEqual([]),
  );

  test('[ACT-1] what nobody commands is not offered where the act is unknown', () => {
    const parsed = parse({ type: 'reassess', measure: 'm1', on: '2020-01-06' });
    const [only] = 'malformations' in parsed ? parsed.malformations : [];
    expect(only).toMatchObject({
      path: ['type'],
      message: expect.stringMatching(/^expected one of file, introduce, /),
    });
    expect(only?.message).toContain('correct');
    expect(only?.message).not.toContain('reassess');
  });

  test('[ACT-1] a vote without a measure lacks the measure', () => {
    expect(
      placesOf({
        type: 'vote',
        body: 'council',
        on: '2020-01-06',
        question: { kind: 'passage' },
        method: { kind: 'voice' },
      }),
    ).toEqual(['measure']);
  });

  test('[ACT-1] an act of a body has no measure', () => {
    expect(placesOf({ type: 'seat', body: 'council', measure: 'm1', on: '2020-01-06', member: 'ada' })).toEqual([
      'measure',
    ]);
  });

  test.each(definitionsOf([]).acts.map(({ type }) => type))('[ACT-1] %s is read as an act of that name', (type) => {
    const parsed = parse({ type, on: '2020-01-06' });
    if ('malformations' in parsed) expect(parsed.malformations.map(({ path }) => path[0])).not.toContain('type');
  });

  test('[ACT-1] a refusal names the rule and every place', async () => {
    const { engine } = await townHall();
    const result = await engine.execute({ ...filing, on: 'soon', colour: 'blue' } as unknown as Command);
    expect(result).toMatchObject({
      ok: false,
      rejections: [
        { code: 'malformed', rule: 'ACT-1', path: ['on'] },
        { code: 'malformed', rule: 'ACT-1', path: ['colour'], message: 'not a field of this act' },
      ],
    });
  });
});

describe('the basis of an act', () => {
  test.each([
    ['without a source', {}],
    ['with a source and no reason', { source: { title: 'The minutes' } }],
  ])('[ACT-3] an inferred act %s is refused', (_, change) => {
    expect(placesOf({ ...filing, basis: 'inferred', ...change })).toEqual(['source.reason']);
  });

  test('[ACT-3] an inferred act says why, a recorded or hypothetical one need not', () => {
    expect(placesOf({ ...filing, basis: 'inferred', source: { reason: 'it was read later' } })).toEqual([]);
    expect(placesOf({ ...filing, basis: 'hypothetical' })).toEqual([]);
    expect(placesOf(filing)).toEqual([]);
  });
});
