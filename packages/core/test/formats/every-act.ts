import {
  type Command,
  createEngine,
  definitionsOf,
  type EventLog,
  memoryLog,
  type Procedure,
  readProcedure,
} from '../../src/index.ts';

const citation = { instrument: 'Charter' } as const;
const row = { stages: ['unfiled' as const, 'vote' as const], to: 'vote' as const, citation };

const acts = definitionsOf([]).acts.filter(({ subject }) => subject === 'measure');

/** A town in which every act is in order at any time. */
const anywhere: Procedure = readProcedure({
  id: 'anywhere',
  title: 'Anywhere',
  jurisdiction: 'Anywhere',
  zone: 'America/Chicago',
  version: '1',
  measures: ['ordinance', 'resolution'],
  editions: [{ id: 'charter' }],
  council: 'council',
  bodies: { council: { name: 'Council', seats: 3 }, parks: { name: 'Parks', seats: 3 } },
  classes: { emergency: 'for the public safety' },
  rules: [
    {
      id: 'majority',
      kind: 'threshold',
      title: 'A majority of the members',
      thresholds: [{ moreThan: [1, 2], of: 'in-office' }],
      citation,
    },
    {
      id: 'readings',
      kind: 'readings',
      title: 'Two readings',
      count: 2,
      introductionCounts: true,
      voteCounts: true,
      waivable: true,
      citation,
    },
  ],
  rows: acts.map(({ type }) => ({
    ...row,
    id: type,
    title: type,
    act: type,
    rules: type === 'vote' ? ['majority'] : [],
  })),
});

const text = {
  label: 'As introduced',
  hash: 'sha256:0a',
  address: 'https://example.org/1',
  effective: '2021-01-01',
  inPart: [{ part: 'Section 2', effective: '2021-07-01' }],
};
const council = { body: 'council' } as const;
const measure = 'm1';
const provenance = {
  by: { id: 'ada', role: 'member' },
  recordedBy: 'clerk',
  basis: 'recorded',
  source: { id: 'minutes', locator: 'p. 4', title: 'Minutes of the council', address: 'https://example.org/minutes' },
} as const;

/** Every act there is, saying all that it can say. */
const commands = [
  { ...council, type: 'seat', on: '2020-01-01', member: 'ada', name: 'Ada A.', role: 'chair', until: '2024-01-01' },
  { ...council, type: 'seat', on: '2020-01-01', member: 'ben' },
  { ...council, type: 'seat', on: '2020-01-01', member: 'cleo', voting: true },
  {
    ...council,
    type: 'call',
    on: '2020-01-02',
    meeting: 'a',
    kind: 'special',
    startsAt: '2020-01-06T10:00',
    postedAt: '2020-01-02T09:00',
    closed: ['2020-01-03'],
    goodCause: 'a flood',
    place: 'City Hall',
    agenda: [measure],
  },
  {
    ...council,
    type: 'convene',
    on: '2020-01-06',
    meeting: 'a',
    presiding: 'ada',
    present: ['ben'],
    absent: ['cleo'],
    excused: [],
  },
  { ...council, type: 'adjourn', on: '2020-01-06', meeting: 'a' },
  { ...council, type: 'cancel', on: '2020-01-06', meeting: 'b', day: '2020-01-13', reason: 'snow' },
  {
    ...provenance,
    type: 'file',
    measure,
    on: '2020-01-02',
    kind: 'ordinance',
    title: 'Potholes',
    file: '20-1',
    sponsors: ['ada'],
    classes: ['emergency'],
    companions: ['m2'],
    text,
  },
  { type: 'introduce', measure, on: '2020-01-06', kind: 'ordinance' },
  { type: 'sponsor', measure, on: '2020-01-06', change: 'add', sponsors: ['ben'] },
  { type: 'read', measure, on: '2020-01-06', reading: 1, manner: 'title' },
  { type: 'refer', measure, on: '2020-01-06', to: ['parks', 'streets'], mode: 'in-order' },
  { type: 're-refer', measure, on: '2020-01-07', to: ['parks'], consent: ['ada', 'ben'] },
  { type: 'hold', measure, on: '2020-01-07', until: '2020-01-09' },
  { type: 'release', measure, on: '2020-01-08' },
  { type: 'hear', measure, on: '2020-01-08', body: 'parks' },
  { type: 'schedule', measure, on: '2020-01-08', what: 'hearing', calledOff: true },
  { type: 'propose', measure, on: '2020-01-08', body: 'parks', text },
  { type: 'print', measure, on: '2020-01-08', text },
  { type: 'discharge', measure, on: '2020-01-08' },
  { type: 'recommit', measure, on: '2020-01-08' },
  {
    type: 'report',
    measure,
    on: '2020-01-09',
    body: 'parks',
    recommendation: 'do-pass',
    advanced: true,
    substitute: true,
    text,
    docket: 'consent',
    roll: { ayes: ['ada', 'ben'], nays: [], absent: ['cleo'] },
  },
  { type: 'substitute', measure, on: '2020-01-09', body: 'parks', text },
  { type: 'amend', measure, on: '2020-01-09', body: 'council', description: 'Section 2', degree: 1, text },
  { type: 'postpone', measure, on: '2020-01-09', until: '2020-01-16' },
  {
    type: 'vote',
    measure,
    on: '2020-01-16',
    body: 'council',
    question: { kind: 'waiver', rule: 'readings', covers: [measure] },
    method: { kind: 'unanimous-consent' },
    announced: 'carried',
    mover: 'ada',
    second: 'ben',
  },
  {
    type: 'vote',
    measure,
    on: '2020-01-16',
    question: { kind: 'passage' },
    method: { kind: 'roll-call', ayes: ['ada'], nays: ['ben'], absent: ['cleo'] },
    text: { hash: 'sha256:0a' },
    casting: 'ayes',
  },
  { type: 'present', measure, on: '2020-01-17' },
  { type: 'recall', measure, on: '2020-01-17' },
  { type: 'sign', measure, on: '2020-01-18', by: { id: 'mayor', role: 'mayor' } },
  { type: 'veto', measure, on: '2020-01-18', message: 'No', substitute: text },
  { type: 'return', measure, on: '2020-01-18', signed: false },
  { type: 'certify', measure, on: '2020-01-18', message: 'For the flood' },
  { type: 'publish', measure, on: '2020-01-18', what: 'objections' },
  { type: 'lapse', measure, on: '2020-01-19' },
  { type: 'replace', measure, on: '2020-01-19', with: 'm2' },
  { type: 'dispose', measure, on: '2020-01-19', as: 'received-and-filed' },
  { type: 'withdraw', measure, on: '2020-01-19', reason: 'a mistake' },
  { type: 'expire', measure, on: '2020-01-20' },
  // Entered late, so that the vote is judged again.
  { ...council, type: 'vacate', on: '2020-01-10', member: 'cleo', reason: 'moved away' },
  { type: 'correct', measure, on: '2020-01-21', event: 'act-11', change: { data: { reading: 2 } }, reason: 'misread' },
  { type: 'correct', measure, on: '2020-01-21', event: 'act-38', change: { strike: true }, reason: 'never happened' },
] as const satisfies readonly Command[];

/** The acts that no command above does. One that is left out does not compile. */
const leftOut: Record<Exclude<Command['type'], (typeof commands)[number]['type']>, never> = {};

/** A log in which every act is on record, the same to the letter whenever it is made. */
export async function everyAct(): Promise<EventLog> {
  const log = memoryLog();
  let minutes = 0;
  const clock = () => new Date(Date.UTC(2020, 5, 1, 0, minutes++)).toISOString();
  const engine = createEngine({ log, procedures: [anywhere], clock });
  for (const [index, command] of [...commands, ...Object.values<never>(leftOut)].entries()) {
    const result = await engine.execute({ commandId: `act-${index + 1}`, ...command } as Command, { onRecord: true });
    if (!result.ok) throw new Error(`${command.type}: ${result.rejections.map(({ message }) => message).join('; ')}`);
  }
  return log;
}
