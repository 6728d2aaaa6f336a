import { describe, expect, test } from 'vitest';
import { factsAfter } from '../../src/acts/facts-after.ts';
import { type Command, definitionsOf, type LegalDate, ownVocabulary } from '../../src/index.ts';
import { springfield } from '../springfield.ts';
import { ordinance, townHall, voteOn } from '../town.ts';

const definitions = definitionsOf([]);
const ownActs = Object.values(ownVocabulary.acts);
const text = { label: 'Committee Substitute', hash: 'sha256:00', address: 'https://example.org/1' };
const { introduce, refer, report, read, pass, sign } = ordinance();
const vote = (kind: 'amendment' | 'discharge', ayes: number, on: string): Command => ({
  ...voteOn(kind, ayes),
  measure: 'm1',
  on,
  commandId: kind,
});

/** What each act writes: the acts before it, the act, and what the facts then hold. */
const written: readonly [string, readonly Command[], Command, object][] = [
  [
    'file',
    [],
    {
      type: 'file',
      measure: 'm1',
      on: '2020-01-02',
      kind: 'resolution',
      title: 'Thanks',
      file: '20-1',
      sponsors: ['ada', 'ben', 'ada'],
      classes: ['grant'],
      text,
    },
    {
      filedOn: '2020-01-02',
      kind: 'resolution',
      title: 'Thanks',
      file: '20-1',
      sponsors: ['ada', 'ben'],
      classes: ['grant'],
      texts: [text],
    },
  ],
  [
    'introduce',
    [{ type: 'file', measure: 'm1', on: '2020-01-02', kind: 'ordinance', title: 'Holes', sponsors: ['eve'], text }],
    { ...introduce, sponsors: ['ada', 'eve'], file: '20-2', text: { label: 'As introduced' } },
    {
      filedOn: '2020-01-02',
      introducedOn: '2020-01-06',
      kind: 'ordinance',
      title: 'Potholes',
      file: '20-2',
      classes: [],
      sponsors: ['eve', 'ada'],
      texts: [text, { label: 'As introduced' }],
    },
  ],
  [
    'introduce without a word',
    [{ type: 'file', measure: 'm1', on: '2020-01-02', kind: 'ordinance', title: 'Holes', classes: ['grant'] }],
    { type: 'introduce', measure: 'm1', on: '2020-01-06' },
    { kind: 'ordinance', title: 'Holes', classes: ['grant'] },
  ],
  [
    'sponsor, added',
    [{ ...introduce, sponsors: ['ada', 'ben'] }],
    { type: 'sponsor', measure: 'm1', on: '2020-01-06', change: 'add', sponsors: ['eve', 'ada'] },
    { sponsors: ['ben', 'eve', 'ada'] },
  ],
  [
    'sponsor, withdrawn',
    [{ ...introduce, sponsors: ['ada', 'ben'] }],
    { type: 'sponsor', measure: 'm1', on: '2020-01-06', change: 'withdraw', sponsors: ['ada', 'zoe'] },
    { sponsors: ['ben'] },
  ],
  ['refer', [introduce], refer, { referrals: [{ to: ['finance'], on: '2020-01-07' }] }],
  [
    're-refer',
    [introduce, refer, { type: 'hold', measure: 'm1', on: '2020-01-08', until: '2020-02-01' }],
    { type: 're-refer', measure: 'm1', on: '2020-01-09', to: ['streets', 'parks'] },
    {
      referrals: [
        { to: ['finance'], on: '2020-01-07' },
        { to: ['streets', 'parks'], on: '2020-01-09' },
      ],
    },
  ],
  [
    'hold',
    [introduce, refer],
    { type: 'hold', measure: 'm1', on: '2020-01-08', until: 'indefinite' },
    { hold: { on: '2020-01-08', until: 'indefinite' } },
  ],
  [
    'release',
    [introduce, refer, { type: 'hold', measure: 'm1', on: '2020-01-08', until: 'indefinite' }],
    { type: 'release', measure: 'm1', on: '2020-01-09' },
    { referrals: [{ to: ['finance'], on: '2020-01-07' }] },
  ],
  [
    'report',
    [introduce, refer],
    { ...report, advanced: true, substitute: true, docket: 'consent', text },
    {
      reports: [
        {
          on: '2020-01-13',
          body: 'finance',
          recommendation: 'do-pass',
          advanced: true,
          substitute: true,
          docket: 'consent',
        },
      ],
      texts: [text],
    },
  ],
  [
    'report in few words',
    [introduce, refer],
    { type: 'report', measure: 'm1', on: '2020-01-13', recommendation: 'do-not-pass' },
    { reports: [{ on: '2020-01-13', recommendation: 'do-not-pass', advanced: false, substitute: false }] },
  ],
  [
    'substitute',
    [{ ...introduce, text: { label: 'As introduced' } }, refer],
    { type: 'substitute', measure: 'm1', on: '2020-01-08', body: 'finance', text },
    { texts: [{ label: 'As introduced' }, text] },
  ],
  [
    'amend',
    [introduce, refer],
    { type: 'amend', measure: 'm1', on: '2020-01-08', description: 'Section 2', text },
    { amendments: [{ on: '2020-01-08', description: 'Section 2' }], texts: [text] },
  ],
  [
    'postpone',
    [introduce, refer, report],
    { type: 'postpone', measure: 'm1', on: '2020-01-14', until: '2020-01-20' },
    { postponement: { on: '2020-01-14', until: '2020-01-20' } },
  ],
  ['read', [introduce], read, { readings: [{ number: 2, on: '2020-01-14' }] }],
  [
    'vote',
    [introduce, refer],
    { ...vote('discharge', 4, '2020-01-08'), body: 'council' } as Command,
    {
      votes: [
        {
          id: 'discharge',
          on: '2020-01-08',
          body: 'council',
          question: { kind: 'discharge' },
          method: { kind: 'roll-call', ayes: ['ada', 'ben', 'cleo', 'dov'], nays: ['eve'], absent: [] },
          outcome: 'carried',
        },
      ],
      waivers: [],
    },
  ],
  [
    'vote on a waiver',
    [introduce],
    {
      ...voteOn('passage', 4),
      question: { kind: 'waiver', rule: 'readings' },
      measure: 'm1',
      on: '2020-01-07',
      commandId: 'w',
    },
    { waivers: [{ rule: 'readings', on: '2020-01-07', vote: 'w' }] },
  ],
  [
    'vote on a waiver, lost',
    [introduce],
    { ...voteOn('passage', 3), question: { kind: 'waiver', rule: 'readings' }, measure: 'm1', on: '2020-01-07' },
    { waivers: [] },
  ],
  ['sign', [introduce, refer, report, read, pass], sign, { signedOn: '2020-01-16' }],
  [
    'veto',
    [introduce, refer, report, read, pass],
    { type: 'veto', measure: 'm1', on: '2020-01-17', message: 'No', by: { id: 'ada', role: 'mayor' } },
    { veto: { on: '2020-01-17', message: 'No' } },
  ],
  ['lapse', [introduce, refer], { type: 'lapse', measure: 'm1', on: '2020-03-01' }, { lapsedOn: '2020-03-01' }],
  [
    'dispose',
    [introduce],
    { type: 'dispose', measure: 'm1', on: '2020-03-01', as: 'received-and-filed' },
    { disposition: { as: 'received-and-filed', on: '2020-03-01' } },
  ],
];

describe('what acts of a measure write', () => {
  test.each(written)('[ACT-4] %s', async (_, before, act, facts) => {
    const { engine } = await townHall({ acts: before });
    const result = await engine.execute(act);
    expect(result).toMatchObject({ ok: true });
    const measure = await engine.measure('m1');
    expect(measure?.facts).toMatchObject(facts);
    // Entered into a draft or folded from the log, it is the same.
    const again = await engine.measure('m1', { on: '9999-12-31' as never });
    expect(again?.facts).toEqual(measure?.facts);
  });

  test('[ACT-4] a withdrawal writes nothing but its stage', async () => {
    const { engine } = await townHall({ acts: [introduce] });
    const before = await engine.measure('m1');
    await engine.execute({ type: 'withdraw', measure: 'm1', on: '2020-01-07', reason: 'a mistake' });
    expect(await engine.measure('m1')).toMatchObject({ stage: 'withdrawn', version: 2 });
    expect((await engine.measure('m1'))?.facts).toEqual({
      ...before?.facts,
      dates: { ...before?.facts.dates, withdraw: '2020-01-07' },
    });
  });

  test('[ACT-5] a printing counts while the text that was printed is before the body', () => {
    const texts = { a: { label: 'A', hash: 'sha256:a' }, b: { label: 'B', hash: 'sha256:b' }, plain: { label: 'C' } };
    const printedAfter = (...done: readonly [type: 'print' | 'amend', text?: keyof typeof texts][]) =>
      done.reduce((facts, [type, text], index) => {
        const on = `2020-01-0${index + 1}` as LegalDate;
        const data = { degree: 1, ...(text && { text: texts[text] }) };
        return factsAfter(facts, definitions.actOfType(type), { id: on, on, basis: 'recorded', data });
      }, definitions.unrecordedMeasure()).dates.print;
    expect(printedAfter(['print', 'a'])).toBe('2020-01-01');
    expect(printedAfter(['amend', 'a'], ['print'])).toBe('2020-01-02');
    expect(printedAfter(['print', 'a'], ['amend', 'b'])).toBeUndefined();
    expect(printedAfter(['print', 'a'], ['amend'])).toBeUndefined();
    expect(printedAfter(['print', 'a'], ['amend', 'b'], ['amend', 'a'])).toBe('2020-01-01');
    expect(printedAfter(['print', 'a'], ['amend', 'b'], ['print'])).toBe('2020-01-03');
    // Of what has no digest nobody can tell.
    expect(printedAfter(['print', 'a'], ['amend', 'plain'])).toBe('2020-01-01');
    expect(printedAfter(['print'], ['amend', 'b'])).toBe('2020-01-01');
  });

  test('[ACT-6] no time runs from what was called off', () => {
    const scheduledAfter = (...calledOff: readonly boolean[]) =>
      calledOff.reduce((facts, off, index) => {
        const on = `2020-01-0${index + 1}` as LegalDate;
        const data = { what: 'hearing', calledOff: off };
        return factsAfter(facts, definitions.actOfType('schedule'), { id: on, on, basis: 'recorded', data });
      }, definitions.unrecordedMeasure()).dates.schedule;
    expect(scheduledAfter(false)).toBe('2020-01-01');
    expect(scheduledAfter(false, true)).toBeUndefined();
    expect(scheduledAfter(false, true, false)).toBe('2020-01-03');
  });

  test('[ACT-4] every act of a measure is among those above', () => {
    const acts = new Set(written.map(([, , { type }]) => type));
    // These write their day alone, as every act does; a printing writes its text too, if it has one,
    // and a replacement the measure that takes the place (RULE-22).
    const datesAlone = [
      'withdraw',
      'hear',
      'print',
      'propose',
      'present',
      'schedule',
      'return',
      'certify',
      'publish',
      'recall',
      'recommit',
      'discharge',
      'replace',
      'expire',
    ];
    const ofMeasures = ownActs.filter(({ subject }) => subject === 'measure').map(({ type }) => type);
    expect(ofMeasures.filter((type) => !acts.has(type))).toEqual(datesAlone);
  });
});

test.each(['release', 're-refer', 'report'] as const)('[ACT-4] %s takes a hold away', async (type) => {
  const hold: Command = { type: 'hold', measure: 'm1', on: '2020-01-08', until: '2020-01-09' };
  const acts = {
    release: { type, measure: 'm1', on: '2020-01-10' },
    're-refer': { type, measure: 'm1', on: '2020-01-10', to: ['streets'] },
    report: { type, measure: 'm1', on: '2020-01-10', recommendation: 'do-pass' },
  } as Record<typeof type, Command>;
  const { engine } = await townHall({ acts: [introduce, refer, hold] });
  expect((await engine.measure('m1'))?.facts.hold).toEqual({ on: '2020-01-08', until: '2020-01-09' });
  expect(await engine.execute(acts[type])).toMatchObject({ ok: true });
  expect((await engine.measure('m1'))?.facts).not.toHaveProperty('hold');
});

describe('what acts of a body write', () => {
  const at = { body: 'parks', on: '2020-01-02' } as const;
  const seat = { ...at, type: 'seat', member: 'ada', name: 'Ada A.', role: 'chair', until: '2021-01-01' } as const;
  const call = { ...at, type: 'call', meeting: 'a', kind: 'special', startsAt: '2020-01-05T10:00' } as const;
  const tenure = { member: 'ada', name: 'Ada A.', role: 'chair', from: '2020-01-02', until: '2021-01-01' };

  test.each<[string, Command[], object]>([
    ['seat', [seat], { tenures: [tenure] }],
    [
      'seat in few words',
      [{ ...at, type: 'seat', member: 'ada' }],
      { tenures: [{ member: 'ada', from: '2020-01-02' }] },
    ],
    [
      'vacate',
      [seat, { ...at, on: '2020-06-01', type: 'vacate', member: 'ada' }],
      { tenures: [{ ...tenure, until: '2020-06-01' }] },
    ],
    [
      'seat, a second time',
      [
        seat,
        { ...at, on: '2020-06-01', type: 'vacate', member: 'ada' },
        { ...at, on: '2020-07-01', type: 'seat', member: 'ada' },
      ],
      {
        tenures: [
          { ...tenure, until: '2020-06-01' },
          { member: 'ada', from: '2020-07-01' },
        ],
      },
    ],
    [
      'call',
      [call],
      { meetings: [{ id: 'a', kind: 'special', calledOn: '2020-01-02', startsAt: '2020-01-05T10:00' }] },
    ],
    [
      'convene',
      [
        { ...at, type: 'seat', member: 'ada' },
        { ...at, type: 'seat', member: 'ben' },
        { ...at, type: 'convene', meeting: 'a', presiding: 'ada', present: ['ben'] },
      ],
      { meetings: [{ id: 'a', kind: 'regular', convenedOn: '2020-01-02', presiding: 'ada', present: ['ada', 'ben'] }] },
    ],
    [
      'cancel',
      [call, { ...at, type: 'cancel', meeting: 'a', reason: 'snow' }],
      { meetings: [{ id: 'a', cancelledOn: '2020-01-02' }] },
    ],
    [
      'adjourn',
      [call, { ...at, type: 'adjourn', meeting: 'a' }],
      { meetings: [{ id: 'a', adjournedOn: '2020-01-02' }] },
    ],
  ])('[ACT-4] %s', async (_, acts, facts) => {
    const { engine } = await townHall({ seated: false, acts });
    expect(await engine.body('parks')).toMatchObject(facts);
  });

  test('[ACT-4] every act of a body is among those above', () => {
    const ofBodies = ownActs.filter(({ subject }) => subject === 'body').map(({ type }) => type);
    expect(ofBodies).toEqual(['seat', 'vacate', 'call', 'convene', 'cancel', 'adjourn']);
  });
});

test('[ACT-4] of what nothing is on record, nothing is known', () => {
  expect(definitions.unrecordedMeasure()).toEqual({
    dates: {},
    sponsors: [],
    texts: [],
    readings: [],
    referrals: [],
    reports: [],
    amendments: [],
    votes: [],
    waivers: [],
  });
  expect(definitions.unrecordedBody()).toEqual({ tenures: [], meetings: [] });
});

test('[ACT-4] an event holds what the command said, and is what JSON makes of it', async () => {
  const { engine } = await townHall();
  const command: Command = {
    ...introduce,
    title: 'Schlaglöcher: “ß” \u{1F6A7} \u2028 "quoted" \\',
    sponsors: ['ada'],
    basis: 'inferred',
    source: { id: 'S1', reason: 'the header names the day', locator: 'p. 4' },
    recordedBy: 'clerk-2',
    correlationId: 'import-7',
    causationId: 'e-0',
    actId: 'act-1',
  };
  const result = await engine.execute(command);
  if (!result.ok) throw new Error('refused');
  const { event } = result;
  expect(event).toMatchObject({
    id: 'm1-introduce',
    stream: 'measure/m1',
    type: 'introduced',
    schema: 1,
    on: '2020-01-06',
    by: { id: 'ada', role: 'member' },
    basis: 'inferred',
    source: command.source,
    recordedBy: 'clerk-2',
    actId: 'act-1',
    commandId: 'm1-introduce',
    causationId: 'e-0',
    correlationId: 'import-7',
    data: { kind: 'ordinance', title: command.title, classes: [], sponsors: ['ada'] },
  });
  expect(JSON.parse(JSON.stringify(event))).toEqual(event);
  expect(Object.keys(event.data).sort()).toEqual(['classes', 'kind', 'sponsors', 'title']);
});

test.each([
  ['the vote that discharges the committee', { ...vote('discharge', 4, '2020-01-10'), announced: 'carried' }],
  ['its sponsor, who takes it from the committee', { type: 'discharge', measure: 'm1', on: '2020-01-10' }],
] as const)('[ACT-4] a hold does not outlast %s', async (_, taken) => {
  const row = {
    id: 'taken',
    title: 'Taken from the committee',
    stages: ['committee.held' as const],
    to: 'vote' as const,
    rules: [],
    citation: { instrument: 'Charter', mark: 'confirmed' as const },
  };
  const rows = [
    ...springfield.rows.filter(({ when }) => when.question !== 'discharge'),
    { ...row, act: 'vote' as const, when: { question: 'discharge', outcome: 'carried' } },
    { ...row, id: 'taken-by-sponsor', act: 'discharge' as const, when: {} },
  ];
  const hold: Command = { type: 'hold', measure: 'm1', on: '2020-01-08', until: 'indefinite' };
  const { engine } = await townHall({ acts: [introduce, refer, hold], procedures: [{ ...springfield, rows }] });
  expect(await engine.execute(taken as Command)).toMatchObject({ ok: true });
  expect(await engine.measure('m1')).toMatchObject({ stage: 'vote' });
  expect((await engine.measure('m1'))?.facts).not.toHaveProperty('hold');
});
