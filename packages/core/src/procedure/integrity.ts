import type { BodyActType, BodyFacts } from '../acts/acts.ts';
import type { Meeting } from '../acts/call.ts';
import { type ActOf, malformationsOf } from '../acts/command.ts';
import { file } from '../acts/file.ts';
import { hold } from '../acts/hold.ts';
import { introduce } from '../acts/introduce.ts';
import { postpone } from '../acts/postpone.ts';
import type { Tenure } from '../acts/seat.ts';
import { vote } from '../acts/vote.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import type { Definitions } from '../definitions.ts';
import type { RecordedEvent } from '../log/event.ts';
import { isAct } from '../vocabulary/define-act.ts';
import type { AnyAct } from '../vocabulary/entry.ts';
import { namesTold } from '../vocabulary/limits.ts';
import { doubledIn } from '../vocabulary/text.ts';
import { type BodyDefinition, meetingDay } from './bodies.ts';
import { type Chronicled, correctedAct } from './chronology.ts';
import type { Procedure } from './procedure.ts';
import { partsOf } from './rules/rules.ts';
import { isWaivable } from './waiver.ts';

const sentences = {
  'ACT-1': 'A command has the form of its act.',
  'STAGE-1': 'The procedure has the act.',
  'MEASURE-1': 'A measure is of a kind that its procedure governs.',
  'MEASURE-2': 'A measure stays with the procedure it began under.',
  'MEASURE-3': 'A measure’s classes are among those its procedure lists.',
  'MEASURE-4':
    'A waiver names a rule of the procedure that a vote may waive, and among the measures it covers the one it is recorded on.',
  'MEASURE-5': 'A measure is not put off to a day that is past, by a hold or a postponement.',
  'TIME-1':
    'The legal date of an act is at most ten years before and two years after the instant at which it is recorded, unless the command says that it is historical.',
  'BODY-1': 'Nobody holds two seats of one body on one day.',
  'BODY-2': 'A body has no more members than seats, unless others have it so on record.',
  'BODY-3': 'Only a member can vacate a seat.',
  'BODY-4':
    'A meeting is called once, and once cancelled or adjourned it is over; one that nobody called is cancelled by its day.',
  'BODY-5': 'Attendance names members, each once.',
  'BODY-6': 'A seat is left later than it is taken.',
  'BODY-7': 'An electorate votes by tally: it has no seats and no roll.',
  'LATE-4': 'An act that is put before another names one on its own record, of the same day.',
  'CORRECT-1': 'A correction names an act on the record of its own stream: no correction, and nothing that was struck.',
  'CORRECT-2': 'A correction changes something, and a corrected act has the form of its act.',
};

/** The id of a rule of the record's integrity. */
export type IntegrityRule = keyof typeof sentences;
/** The rules that keep a record whole, whatever the city; each stands in SPEC.md under its id. */
export const integrityRules: Readonly<Record<IntegrityRule, string>> = sentences;

/** A breach of the record's integrity. */
export interface Breach {
  readonly rule: IntegrityRule;
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** What keeps a measure's act off the record whatever its stage. */
export function breachesByMeasureAct(procedure: Procedure, act: AnyAct, measure: string): Breach[] {
  if (isAct(vote, act))
    return [...breachesByElectorate(procedure, act.data), ...breachesByWaiver(procedure, act.data, measure)];
  if (isAct(postpone, act)) return breachesByDay(act.on, act.data.until);
  if (isAct(hold, act) && act.data.until !== 'indefinite') return breachesByDay(act.on, act.data.until);
  return isAct(file, act) || isAct(introduce, act) ? breachesByDescription(procedure, act.data) : [];
}

function breachesByDescription(
  { title, measures, classes }: Procedure,
  data: ActOf<'file'>['data'] | ActOf<'introduce'>['data'],
): Breach[] {
  const foreign = data.kind !== undefined && !measures.includes(data.kind);
  const unknown = (data.classes ?? []).filter((name) => !Object.hasOwn(classes, name));
  const governs = `${title} governs ${measures.join(', ')}, not ${data.kind}`;
  const listed = namesTold(Object.keys(classes)) || 'none';
  return [
    ...(foreign ? [{ rule: 'MEASURE-1', path: ['kind'], message: governs } as const] : []),
    ...(unknown.length > 0
      ? [
          {
            rule: 'MEASURE-3',
            path: ['classes'],
            message: `${title} has no class ${namesTold(unknown)}; it has ${listed}`,
          } as const,
        ]
      : []),
  ];
}

/** A measure is not put off to a day that is past. */
function breachesByDay(on: LegalDate, until: LegalDate): Breach[] {
  return until >= on
    ? []
    : [{ rule: 'MEASURE-5', path: ['until'], message: `put off on ${on} to ${until}, which is past` }];
}

/** Voters are no members whose names are called; where others have it on record, how they voted may not be known. */
function breachesByElectorate({ bodies, council }: Procedure, { body, method }: ActOf<'vote'>['data']): Breach[] {
  const id = body ?? council;
  const voters = Object.hasOwn(bodies, id) ? bodies[id] : undefined;
  if (!voters?.electorate || method.kind === 'tally' || method.kind === 'unrecorded') return [];
  return [{ rule: 'BODY-7', path: ['method'], message: `${voters.name} is an electorate, which votes by tally` }];
}

/** A waiver that misses its rule or its measure would look carried and do nothing, or do it to the wrong one. */
function breachesByWaiver({ title, rules }: Procedure, { question }: ActOf<'vote'>['data'], measure: string): Breach[] {
  if (question.kind !== 'waiver') return [];
  const { rule: waived, covers } = question;
  const named = [...rules, ...rules.flatMap((rule) => partsOf(rule))].find(({ id }) => id === waived);
  const message = named ? `no vote can waive ${waived}` : `${title} has no rule ${waived}`;
  const covered = covers === undefined || covers.some((each) => each === measure);
  return [
    ...(named && isWaivable(named) ? [] : [{ rule: 'MEASURE-4', path: ['question', 'rule'], message } as const]),
    ...(covered
      ? []
      : [{ rule: 'MEASURE-4', path: ['question', 'covers'], message: `the waiver does not name ${measure}` } as const]),
  ];
}

function isMember({ from, until }: Tenure, on: LegalDate): boolean {
  return from <= on && (until === undefined || on < until);
}

/** A body's act, and what is on record of the body as it is done. */
interface OnRecord {
  readonly definition: BodyDefinition | undefined;
  readonly facts: BodyFacts;
  readonly members: readonly string[];
  /** The meeting that the act names, where it is on record. */
  readonly meeting: Meeting | undefined;
  /** That the meeting is over, where it is. */
  readonly ended: readonly Breach[];
}

type BodyActOf<Type extends BodyActType> = ActOf<Type>;

/** What keeps each of our acts of bodies off the record. */
const breachesBy: { readonly [Type in BodyActType]: (act: BodyActOf<Type>, record: OnRecord) => readonly Breach[] } = {
  seat({ on, data: { member, voting, until } }, { definition, facts, members }) {
    const filled = facts.tenures.filter((tenure) => tenure.voting !== false && isMember(tenure, on)).length;
    if (definition?.electorate)
      return [{ rule: 'BODY-7', path: ['member'], message: `${definition.name} is an electorate, which has no seats` }];
    if (until !== undefined && until <= on)
      return [
        { rule: 'BODY-6', path: ['until'], message: `the seat is taken on ${on} and left on ${until}, not later` },
      ];
    if (members.includes(member))
      return [{ rule: 'BODY-1', path: ['member'], message: `${member} is a member already on ${on}` }];
    const full = voting && definition?.seats !== undefined && filled >= definition.seats;
    return full
      ? [{ rule: 'BODY-2', path: ['member'], message: `all ${definition.seats} seats are filled on ${on}` }]
      : [];
  },
  vacate: ({ on, data: { member } }, { members }) =>
    members.includes(member) ? [] : [{ rule: 'BODY-3', path: ['member'], message: `${member} is no member on ${on}` }],
  call: (_act, { meeting, ended }) =>
    meeting?.calledOn
      ? [{ rule: 'BODY-4', path: ['meeting'], message: `the meeting ${meeting.id} was called on ${meeting.calledOn}` }]
      : ended,
  convene({ on, data: { presiding, present, absent, excused } }, { members, ended }) {
    const named: readonly string[] = [...present, ...absent, ...excused];
    const all =
      presiding === undefined || present.some((member) => member === presiding) ? named : [presiding, ...named];
    const twice = doubledIn(all);
    const strangers = members.length > 0 ? all.filter((name) => !members.includes(name)) : [];
    const breach = (names: readonly string[], what: string): Breach[] =>
      names.length === 0 ? [] : [{ rule: 'BODY-5', path: ['present'], message: `${namesTold(names)} ${what}` }];
    return [
      ...ended,
      ...breach(twice, `${twice.length === 1 ? 'is' : 'are'} named more than once`),
      ...breach(strangers, `${strangers.length === 1 ? 'is no member' : 'are no members'} on ${on}`),
    ];
  },
  cancel({ data: { meeting: id, day } }, { meeting, ended }) {
    const known = meeting && meetingDay(meeting);
    if (ended.length > 0) return ended;
    if (known === undefined && day === undefined)
      return [
        { rule: 'BODY-4', path: ['day'], message: `nobody called the meeting ${id}: name the day on which it falls` },
      ];
    return known !== undefined && day !== undefined && known !== day
      ? [{ rule: 'BODY-4', path: ['day'], message: `the meeting ${id} is on ${known}, not on ${day}` }]
      : [];
  },
  adjourn: (_act, { ended }) => ended,
};

/** What keeps a body's act off the record: contradictions to what is on record of it on that day. */
export function breachesByBodyAct(
  definition: BodyDefinition | undefined,
  facts: BodyFacts,
  act: AnyAct,
): readonly Breach[] {
  const members = facts.tenures.filter((tenure) => isMember(tenure, act.on)).map(({ member }) => member);
  const meeting = facts.meetings.find(({ id }) => id === act.data.meeting);
  const record = { definition, facts, members, meeting, ended: endOf(meeting) };
  // An act of another vocabulary is held to the one thing that is true of every act at a meeting: a meeting that is over has none.
  return isOwnBodyAct(act.type) ? breachesBy[act.type](act as never, record) : record.ended;
}

function isOwnBodyAct(type: string): type is BodyActType {
  return Object.hasOwn(breachesBy, type);
}

function endOf(meeting: Meeting | undefined): readonly Breach[] {
  const over = meeting?.cancelledOn
    ? `cancelled on ${meeting.cancelledOn}`
    : meeting?.adjournedOn && `adjourned on ${meeting.adjournedOn}`;
  return meeting && over
    ? [{ rule: 'BODY-4', path: ['meeting'], message: `the meeting ${meeting.id} was ${over}` }]
    : [];
}

/** What keeps an act from being put before another of a day: that there is no such act. */
export function breachesByPlace(
  acts: readonly Chronicled[],
  before: string | undefined,
  day: LegalDate,
  path: Breach['path'] = ['before'],
): Breach[] {
  if (before === undefined || acts.some(({ id, on }) => id === before && on === day)) return [];
  return [{ rule: 'LATE-4', path, message: `no act ${before} of ${day} is on this record` }];
}

/** What keeps a correction off the record: an act that is not there, or facts that are not of its form. */
export function breachesByCorrection(
  events: readonly RecordedEvent[],
  acts: readonly Chronicled[],
  { data: { event, change } }: ActOf<'correct'>,
  definitions: Definitions,
): Breach[] {
  const target = acts.find(({ id }) => id === event);
  if (!target) {
    const message = sayNoAct(
      event,
      events.find(({ id }) => id === event),
    );
    return [{ rule: 'CORRECT-1', path: ['event'], message }];
  }
  if ('strike' in change) return [];
  const subject = target.recording?.subject;
  if (change.act !== undefined && definitions.commandable(change.act)?.subject !== subject) {
    const message = `there is no act ${change.act} that ${target.event.id} could have been`;
    return [{ rule: 'CORRECT-2', path: ['change', 'act'], message }];
  }
  const others = acts.filter((act) => act !== target);
  const { flaws } = correctedAct(target, change, definitions);
  return [
    ...breachesByPlace(others, change.before, change.on ?? target.on, ['change', 'before']),
    ...flaws
      .flatMap((issue) => malformationsOf(issue, definitions))
      .map(({ path, message }): Breach => ({ rule: 'CORRECT-2', path: ['change', 'data', ...path], message })),
  ];
}

/** Why an id names no act that can be corrected, and what to do instead. */
function sayNoAct(id: string, recorded: RecordedEvent | undefined): string {
  if (!recorded) return `no act ${id} is on this record`;
  if (recorded.type === 'reassessed')
    return `${id} says what another act changed: correct that one, ${recorded.data.because}`;
  return recorded.type === 'corrected'
    ? `${id} is itself a correction: correct the act that it names, ${recorded.data.event}, or record that act anew where it was struck`
    : `the act ${id} was struck: record it anew`;
}
