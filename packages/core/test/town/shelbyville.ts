import {
  type Command,
  createEngine,
  defineProcedure,
  type Engine,
  type EventLog,
  memoryLog,
  type ProcedureInput,
} from '../../src/index.ts';
import { federal } from '../calendar/federal.ts';
import { recordAll } from '../town.ts';

const ordinance = (section: string) => ({ instrument: 'Shelbyville Charter', section, source: 'charter' });
const emergency = { classes: ['emergency'] };
const ordinary = { without: ['emergency'] };
const floor = ['vote'] as const;

/** The mayor's ten days, which run on over a closed last day. */
const tenDays = { days: 10, closedEnd: 'runs-on' } as const;
/** The council meeting by which a veto is taken up. */
const meetingAfterVeto = { firstMeetingNotWithin: 10 } as const;

const shelbyvilleInput: ProcedureInput = {
  id: 'shelbyville',
  title: 'Shelbyville: ordinances',
  jurisdiction: 'Shelbyville',
  zone: 'America/Chicago',
  version: '1',
  measures: ['ordinance'],
  editions: [{ id: 'charter' }],
  council: 'council',
  bodies: {
    council: { name: 'Council', seats: 7, meets: { weekdays: [2], except: ['2021-12-28'] } },
    finance: { name: 'Finance', seats: 3 },
  },
  holidays: federal,
  answers: {
    present: ['ayes', 'nays', 'abstaining', 'present'],
    voting: ['ayes', 'nays', 'abstaining'],
    for: ['ayes'],
    against: ['nays', 'abstaining'],
  },
  classes: { emergency: 'must pass at once' },
  rules: [
    { id: 'roll', kind: 'roll', title: 'Members vote', citation: ordinance('1') },
    {
      id: 'quorum',
      kind: 'quorum',
      title: 'A majority of the seats, the recused counted',
      members: { moreThan: [1, 2], of: 'seats' },
      counting: ['recused'],
      citation: ordinance('2'),
    },
    {
      id: 'chair',
      kind: 'casting-vote',
      title: 'The chair breaks ties',
      allowed: 'on-a-tie',
      citation: ordinance('3'),
    },
    {
      id: 'two-readings',
      kind: 'readings',
      title: 'Two readings, the vote on the second',
      count: 2,
      introductionCounts: false,
      voteCounts: true,
      waivable: true,
      citation: ordinance('4'),
    },
    {
      id: 'waiver',
      kind: 'threshold',
      title: 'Four fifths of those present waive',
      thresholds: [{ atLeast: [4, 5], of: 'present' }],
      citation: ordinance('4a'),
    },
    {
      id: 'lie-over',
      kind: 'lie-over',
      title: 'Three business days after the text is final',
      term: { days: 3, counting: 'business' },
      since: ['report', 'substitute', 'amendment'],
      waivable: true,
      lawful: 'after',
      for: ordinary,
      citation: ordinance('5'),
    },
    {
      id: 'passage',
      kind: 'threshold',
      title: 'A majority of the votes cast, an abstention being one against',
      thresholds: [{ moreThan: [1, 2], of: 'voting' }],
      for: ordinary,
      citation: ordinance('6'),
    },
    {
      id: 'passage.emergency',
      kind: 'threshold',
      title: 'Two thirds of those in office, and four at least',
      thresholds: [{ largest: [{ atLeast: [2, 3], of: 'in-office' }, { votes: 4 }] }],
      for: emergency,
      citation: ordinance('7'),
    },
    {
      id: 'certified',
      kind: 'prerequisite',
      title: 'The mayor certifies an emergency',
      done: ['certify'],
      for: emergency,
      citation: ordinance('7a'),
    },
    {
      id: 'amendment',
      kind: 'threshold',
      title: 'A majority of those present',
      thresholds: [{ moreThan: [1, 2], of: 'present' }],
      citation: ordinance('8'),
    },
    {
      id: 'discharge.wait',
      kind: 'lie-over',
      title: 'A committee has thirty days',
      term: { days: 30 },
      since: ['refer', 'recommit'],
      citation: ordinance('9'),
    },
    {
      id: 'discharge',
      kind: 'threshold',
      title: 'A majority of the seats',
      thresholds: [{ moreThan: [1, 2], of: 'seats' }],
      citation: ordinance('9'),
    },
    {
      id: 'acceptance',
      kind: 'threshold',
      title: 'A majority of the seats',
      thresholds: [{ moreThan: [1, 2], of: 'seats' }],
      citation: ordinance('14a'),
    },
    { id: 'offered', kind: 'substitute-offered', title: 'The mayor sent a substitute', citation: ordinance('14a') },
    {
      id: 'companions',
      kind: 'related',
      title: 'Companion measures pass together',
      which: 'companions',
      standing: ['vote', 'executive', 'enacted'],
      citation: ordinance('9a'),
    },
    {
      id: 'replacement',
      kind: 'related',
      title: 'The measure that takes its place has been introduced',
      which: 'replacement',
      standing: ['introduced', 'committee', 'vote'],
      citation: ordinance('9b'),
    },
    {
      id: 'discharge.sponsor',
      kind: 'sponsor',
      title: 'The first sponsor alone',
      which: 'first',
      citation: ordinance('9'),
    },
    { id: 'mover', kind: 'mover', of: 'passage', title: 'From the prevailing side', citation: ordinance('10') },
    {
      id: 'meeting',
      kind: 'same-or-next-meeting',
      after: 'passage',
      title: 'At that meeting or the next',
      citation: ordinance('10'),
    },
    {
      id: 'presentment',
      kind: 'window',
      title: 'To the mayor within three days, Sundays not counted',
      term: { days: 3, counting: 'except-sundays' },
      since: ['passage'],
      citation: ordinance('11'),
    },
    { id: 'mayor', kind: 'actor', title: 'The mayor alone', roles: ['mayor'], citation: ordinance('12') },
    {
      id: 'mayor.days',
      kind: 'window',
      title: 'The mayor has ten days',
      term: tenDays,
      since: ['present'],
      citation: ordinance('12'),
    },
    {
      id: 'pocket',
      kind: 'lie-over',
      title: 'Unsigned after ten days it is dead',
      term: tenDays,
      since: ['present'],
      lawful: 'after',
      citation: ordinance('13'),
    },
    {
      id: 'override.wait',
      kind: 'lie-over',
      title: 'Five days after the veto',
      term: { days: 5 },
      since: ['veto'],
      citation: ordinance('14'),
    },
    {
      id: 'override.window',
      kind: 'window',
      title: 'Up to the first meeting held not less than ten days after the veto',
      term: meetingAfterVeto,
      since: ['veto'],
      citation: ordinance('14'),
    },
    {
      id: 'override.once',
      kind: 'once',
      title: 'One vote on a veto',
      question: 'override',
      since: ['veto'],
      citation: ordinance('14'),
    },
    {
      id: 'override',
      kind: 'threshold',
      title: 'Two thirds of the seats or four fifths of those present, whichever is more',
      thresholds: [
        {
          largest: [
            { atLeast: [2, 3], of: 'seats' },
            { atLeast: [4, 5], of: 'present' },
          ],
        },
      ],
      citation: ordinance('14a'),
    },
    {
      id: 'veto.stands',
      kind: 'lie-over',
      title: 'A veto not taken up stands',
      term: meetingAfterVeto,
      since: ['veto'],
      lawful: 'after',
      citation: ordinance('15'),
    },
    {
      id: 'effective',
      kind: 'effective',
      title: 'In force five days after it is signed or the veto overridden',
      days: [5],
      since: ['sign', 'override'],
      for: ordinary,
      citation: ordinance('16'),
    },
    {
      id: 'effective.emergency',
      kind: 'effective',
      title: 'In force at once',
      days: [0],
      since: ['sign', 'override'],
      for: emergency,
      citation: ordinance('16'),
    },
  ],
  rows: [
    {
      id: 'introduce',
      title: 'Introduced',
      stages: ['unfiled'],
      act: 'introduce',
      to: 'introduced',
      citation: ordinance('4'),
    },
    { id: 'refer', title: 'Referred', stages: ['introduced'], act: 'refer', to: 'committee', citation: ordinance('9') },
    { id: 'report', title: 'Reported', stages: ['committee'], act: 'report', to: 'vote', citation: ordinance('9') },
    { id: 'read', title: 'Read', stages: [...floor], act: 'read', to: 'same', citation: ordinance('4') },
    {
      id: 'substitute',
      title: 'Substituted',
      stages: [...floor],
      act: 'substitute',
      to: 'same',
      citation: ordinance('8'),
    },
    {
      id: 'recommit',
      title: 'Recommitted',
      stages: [...floor],
      act: 'recommit',
      to: 'committee',
      citation: ordinance('9'),
    },
    {
      id: 'certify',
      title: 'Certified as an emergency',
      stages: ['introduced', 'committee', ...floor],
      act: 'certify',
      rules: ['mayor'],
      to: 'same',
      citation: ordinance('7a'),
    },
    {
      id: 'replaced',
      title: 'Another measure takes its place',
      stages: ['introduced', 'committee', ...floor],
      act: 'replace',
      rules: ['replacement'],
      to: 'closed',
      citation: ordinance('9b'),
    },
    {
      id: 'taken-by-sponsor',
      title: 'Taken from the committee by its sponsor',
      stages: ['committee'],
      act: 'discharge',
      rules: ['discharge.wait', 'discharge.sponsor'],
      to: 'vote',
      citation: ordinance('9'),
    },
    ...votes(['committee'], 'discharge', ['discharge.wait'], { carried: 'vote', lost: 'same' }),
    ...votes(floor, 'waiver', [], { carried: 'same', lost: 'same' }),
    ...votes(floor, 'amendment', [], { carried: 'same', lost: 'same' }),
    ...votes(floor, 'passage', ['passage.emergency', 'certified', 'two-readings', 'lie-over', 'chair', 'companions'], {
      carried: 'executive',
      lost: 'failed',
    }),
    ...votes(
      ['executive', 'failed'],
      'reconsideration',
      ['mover', 'meeting'],
      { carried: 'vote', lost: 'same' },
      'amendment',
    ),
    {
      id: 'present',
      title: 'Presented to the mayor',
      stages: ['executive'],
      act: 'present',
      rules: ['presentment'],
      to: 'executive.presented',
      citation: ordinance('11'),
    },
    {
      id: 'recall',
      title: 'Recalled from the mayor',
      stages: ['executive.presented'],
      act: 'recall',
      rules: ['mayor.days'],
      to: 'vote',
      citation: ordinance('12a'),
    },
    {
      id: 'sign',
      title: 'Signed',
      stages: ['executive.presented'],
      act: 'sign',
      rules: ['mayor', 'mayor.days', 'effective', 'effective.emergency'],
      to: 'enacted',
      citation: ordinance('12'),
    },
    {
      id: 'veto',
      title: 'Vetoed',
      stages: ['executive.presented'],
      act: 'veto',
      rules: ['mayor', 'mayor.days'],
      to: 'executive.vetoed',
      citation: ordinance('12'),
    },
    {
      id: 'pocketed',
      title: 'Died with the mayor',
      stages: ['executive.presented'],
      act: 'expire',
      rules: ['pocket'],
      to: 'expired',
      citation: ordinance('13'),
    },
    ...votes(['executive.vetoed'], 'override', ['override.wait', 'override.window', 'override.once'], {
      carried: 'enacted',
      lost: 'same',
    }),
    ...votes(['executive.vetoed'], 'acceptance', ['offered'], { carried: 'executive', lost: 'same' }),
    {
      id: 'veto-stands',
      title: 'The veto stands',
      stages: ['executive.vetoed'],
      act: 'lapse',
      rules: ['veto.stands'],
      to: 'failed',
      citation: ordinance('15'),
    },
  ],
  sources: { charter: { title: 'The charter of Shelbyville' } },
};

type Ends = { readonly [outcome in 'carried' | 'lost']: ProcedureInput['rows'][number]['to'] };

/** The two rows of a question: carried and lost. */
function votes(
  stages: readonly ProcedureInput['rows'][number]['stages'][number][],
  question: string,
  rules: readonly string[],
  to: Ends,
  threshold = question,
): ProcedureInput['rows'] {
  return (['carried', 'lost'] as const).map((outcome) => ({
    id: `${question}-${outcome}`,
    title: `${question} ${outcome}`,
    stages: [...stages],
    act: 'vote',
    when: { question, outcome },
    rules: ['roll', 'quorum', threshold, ...rules],
    to: to[outcome],
    citation: ordinance('6'),
  }));
}

/** An invented town whose law goes the ways that the real cities at hand do not. */
export const shelbyville = defineProcedure(shelbyvilleInput);

/** Its seven members; `pat` presides without a vote, and `quinn` speaks for the county without one. */
export const seven = ['ann', 'bob', 'cal', 'deb', 'eli', 'fay', 'gus'] as const;

/** The commands that seat the council. */
export const seated: readonly Command[] = [
  ...seven.map((member): Command => ({ type: 'seat', body: 'council', on: '2020-01-06', member })),
  { type: 'seat', body: 'council', on: '2020-01-06', member: 'pat', role: 'chair', voting: false },
  { type: 'seat', body: 'council', on: '2020-01-06', member: 'quinn', voting: false },
];

/** A vote of so many ayes, nays and abstentions; whoever is left over is absent. */
export function vote(
  kind: 'passage' | 'override' | 'acceptance' | 'discharge' | 'amendment' | 'reconsideration',
  [ayes, nays, abstaining = 0]: readonly number[],
) {
  const names = [...seven];
  const take = (count = 0) => names.splice(0, count);
  const method = {
    kind: 'roll-call' as const,
    ayes: take(ayes),
    nays: take(nays),
    abstaining: take(abstaining),
    absent: names,
  };
  return { type: 'vote' as const, question: { kind }, method };
}

export const mayor = { id: 'mo', role: 'mayor' } as const;

/** The acts of a measure, each on the day on which the tests have it, over Thanksgiving of 2021. */
export function actsOf(measure = 'm1', classes: readonly string[] = []) {
  const of = <Act extends object>(act: Act, name: string) => ({ ...act, measure, commandId: `${measure}-${name}` });
  return {
    introduce: of({ type: 'introduce' as const, on: '2021-11-01', kind: 'ordinance' as const, classes }, 'introduce'),
    refer: of({ type: 'refer' as const, on: '2021-11-02', to: ['finance'] }, 'refer'),
    report: of(
      { type: 'report' as const, on: '2021-11-22', recommendation: 'do-pass' as const, body: 'finance' },
      'report',
    ),
    read: of({ type: 'read' as const, on: '2021-11-23', reading: 1 }, 'read'),
    pass: of({ ...vote('passage', [4, 3]), on: '2021-11-30' }, 'pass'),
    present: of({ type: 'present' as const, on: '2021-12-01' }, 'present'),
    sign: of({ type: 'sign' as const, on: '2021-12-08', by: mayor }, 'sign'),
    veto: of({ type: 'veto' as const, on: '2021-12-10', by: mayor }, 'veto'),
    override: of({ ...vote('override', [6, 1]), on: '2021-12-21' }, 'override'),
    expire: of({ type: 'expire' as const, on: '2021-12-14' }, 'expire'),
    lapse: of({ type: 'lapse' as const, on: '2021-12-22' }, 'lapse'),
    recall: of({ type: 'recall' as const, on: '2021-12-07' }, 'recall'),
    certify: of({ type: 'certify' as const, on: '2021-11-22', by: mayor }, 'certify'),
  };
}

/** The acts up to the one named, in their order. */
export function upTo(
  last: 'refer' | 'report' | 'read' | 'pass' | 'present' | 'sign' | 'veto',
  acts = actsOf(),
): Command[] {
  const { introduce, refer, report, read, pass, present, sign, veto } = acts;
  const way = { introduce, refer, report, read, pass, present, sign };
  const names = Object.keys(way);
  if (last === 'veto') return [introduce, refer, report, read, pass, present, veto];
  return Object.values(way).slice(0, names.indexOf(last) + 1);
}

/** An engine of Shelbyville, its clock a minute further at every look, after some acts. */
export async function shelbyvilleHall(
  acts: readonly Command[] = [],
  log: EventLog = memoryLog(),
): Promise<{ engine: Engine; log: EventLog }> {
  let minutes = 0;
  const clock = () => new Date(Date.UTC(2021, 11, 1, 18, minutes++)).toISOString();
  const engine = createEngine({ log, procedures: [shelbyville], clock });
  await recordAll(engine, [...((await log.head()) === 0 ? seated : []), ...acts]);
  return { engine, log };
}
