import { type BodyFacts, bodyActs, eventOfAct, measureActs } from '../acts/acts.ts';
import { type Act, type ActOf, malformationsOf } from '../acts/command.ts';
import type { Tenure } from '../acts/seat.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import type { RecordedEvent } from '../log/event.ts';
import { type BodyDefinition, meetingDay } from './bodies.ts';
import { type Chronicled, correctedAct } from './chronology.ts';
import type { Procedure } from './procedure.ts';
import { partsOf } from './rules/rules.ts';
import { isWaivable } from './waiver.ts';

/** The rules that keep a record whole, whatever the city; each stands in SPEC.md under its id. */
export const integrityRules = {
  'ACT-1': 'A command has the form of its act.',
  'STAGE-1': 'The procedure has the act.',
  'MEASURE-1': 'A measure is of a kind that its procedure governs.',
  'MEASURE-2': 'A measure stays with the procedure it began under.',
  'MEASURE-3': 'A measure’s classes are among those its procedure lists.',
  'MEASURE-4':
    'A waiver names a rule of the procedure that a vote may waive, and among the measures it covers the one it is recorded on.',
  'BODY-1': 'Nobody holds two seats of one body on one day.',
  'BODY-2': 'A body has no more members than seats, unless others have it so on record.',
  'BODY-3': 'Only a member can vacate a seat.',
  'BODY-4':
    'A meeting is called once, and once cancelled or adjourned it is over; one that nobody called is cancelled by its day.',
  'BODY-5': 'Attendance names members, each once.',
  'LATE-4': 'An act that is put before another names one on its own record, of the same day.',
  'CORRECT-1': 'A correction names an act on the record of its own stream: no correction, and nothing that was struck.',
  'CORRECT-2': 'A correction changes something, and a corrected act has the form of its act.',
} as const;

/** The id of a rule of the record's integrity. */
export type IntegrityRule = keyof typeof integrityRules;

/** A breach of the record's integrity. */
export interface Breach {
  readonly rule: IntegrityRule;
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** What keeps a measure's act off the record whatever its stage. */
export function breachesByMeasureAct(procedure: Procedure, act: Act, measure: string): Breach[] {
  if (act.type === 'vote') return breachesByWaiver(procedure, act, measure);
  return act.type === 'file' || act.type === 'introduce' ? breachesByDescription(procedure, act) : [];
}

function breachesByDescription(
  { title, measures, classes }: Procedure,
  { data }: ActOf<'file'> | ActOf<'introduce'>,
): Breach[] {
  const foreign = data.kind !== undefined && !measures.includes(data.kind);
  const unknown = (data.classes ?? []).filter((name) => !Object.hasOwn(classes, name));
  const governs = `${title} governs ${measures.join(', ')}, not ${data.kind}`;
  const listed = Object.keys(classes).join(', ') || 'none';
  return [
    ...(foreign ? [{ rule: 'MEASURE-1', path: ['kind'], message: governs } as const] : []),
    ...unknown.map(
      (name): Breach => ({
        rule: 'MEASURE-3',
        path: ['classes'],
        message: `${title} has no class ${name}; it has ${listed}`,
      }),
    ),
  ];
}

/** A waiver that misses its rule or its measure would look carried and do nothing, or do it to the wrong one. */
function breachesByWaiver(
  { title, rules }: Procedure,
  { data: { question } }: ActOf<'vote'>,
  measure: string,
): Breach[] {
  if (question.kind !== 'waiver') return [];
  const { rule: waived, covers } = question;
  const named = [...rules, ...rules.flatMap(partsOf)].find(({ id }) => id === waived);
  const message = named ? `no vote can waive ${waived}` : `${title} has no rule ${waived}`;
  const covered = covers === undefined || covers.some((each) => each === measure);
  return [
    ...(named && isWaivable(named) ? [] : [{ rule: 'MEASURE-4', path: ['question', 'rule'], message } as const]),
    ...(covered
      ? []
      : [{ rule: 'MEASURE-4', path: ['question', 'covers'], message: `the waiver does not name ${measure}` } as const]),
  ];
}

function isMember({ from, until }: Tenure, { on }: Act): boolean {
  return from <= on && (until === undefined || on < until);
}

/** What keeps a body's act off the record: contradictions to what is on record of it on that day. */
export function breachesByBodyAct(definition: BodyDefinition | undefined, facts: BodyFacts, act: Act): Breach[] {
  const members = facts.tenures.filter((tenure) => isMember(tenure, act)).map(({ member }) => member);
  const meeting =
    'meeting' in act.data
      ? facts.meetings.find(({ id }) => id === (act.data as { meeting: string }).meeting)
      : undefined;
  const over = meeting?.cancelledOn
    ? `cancelled on ${meeting.cancelledOn}`
    : meeting?.adjournedOn
      ? `adjourned on ${meeting.adjournedOn}`
      : undefined;
  const ended: Breach[] =
    meeting && over ? [{ rule: 'BODY-4', path: ['meeting'], message: `the meeting ${meeting.id} was ${over}` }] : [];
  switch (act.type) {
    case 'seat': {
      const { member, voting } = act.data;
      const filled = facts.tenures.filter((tenure) => tenure.voting !== false && isMember(tenure, act)).length;
      if (members.includes(member))
        return [{ rule: 'BODY-1', path: ['member'], message: `${member} is a member already on ${act.on}` }];
      const full = voting && definition?.seats !== undefined && filled >= definition.seats;
      return full
        ? [{ rule: 'BODY-2', path: ['member'], message: `all ${definition.seats} seats are filled on ${act.on}` }]
        : [];
    }
    case 'vacate':
      return members.includes(act.data.member)
        ? []
        : [{ rule: 'BODY-3', path: ['member'], message: `${act.data.member} is no member on ${act.on}` }];
    case 'call':
      return meeting?.calledOn
        ? [
            {
              rule: 'BODY-4',
              path: ['meeting'],
              message: `the meeting ${meeting.id} was called on ${meeting.calledOn}`,
            },
          ]
        : ended;
    case 'convene': {
      const { presiding, present, absent, excused } = act.data;
      const names: string[] = [...present, ...absent, ...excused];
      const all =
        presiding === undefined || present.some((member) => member === presiding) ? names : [presiding, ...names];
      const seen = new Set<string>();
      const twice = new Set(all.filter((name) => seen.size === seen.add(name).size));
      const strangers = members.length > 0 ? all.filter((name) => !members.includes(name)) : [];
      return [
        ...ended,
        ...[...twice].map(
          (name): Breach => ({ rule: 'BODY-5', path: ['present'], message: `${name} is named more than once` }),
        ),
        ...strangers.map(
          (name): Breach => ({ rule: 'BODY-5', path: ['present'], message: `${name} is no member on ${act.on}` }),
        ),
      ];
    }
    case 'cancel': {
      const { meeting: id, day } = act.data;
      const known = meeting && meetingDay(meeting);
      if (ended.length > 0) return ended;
      if (known === undefined && day === undefined)
        return [
          { rule: 'BODY-4', path: ['day'], message: `nobody called the meeting ${id}: name the day on which it falls` },
        ];
      return known !== undefined && day !== undefined && known !== day
        ? [{ rule: 'BODY-4', path: ['day'], message: `the meeting ${id} is on ${known}, not on ${day}` }]
        : [];
    }
    default:
      return ended;
  }
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
  const type = change.act === undefined ? target.type : eventOfAct(change.act);
  if (!sameKind(type, target.type)) {
    const message = `there is no act ${change.act} that ${target.event.id} could have been`;
    return [{ rule: 'CORRECT-2', path: ['change', 'act'], message }];
  }
  const others = acts.filter((act) => act !== target);
  const { flaws } = correctedAct(target, change);
  return [
    ...breachesByPlace(others, change.before, change.on ?? target.on, ['change', 'before']),
    ...flaws
      .flatMap(malformationsOf)
      .map(({ path, message }): Breach => ({ rule: 'CORRECT-2', path: ['change', 'data', ...path], message })),
  ];
}

/** Whether two events record acts of the same kind of subject: measures, or bodies. */
function sameKind(a: string, b: string): boolean {
  const kinds: readonly (readonly { readonly event: string }[])[] = [measureActs, bodyActs];
  return kinds.some((kind) => [a, b].every((type) => kind.some(({ event }) => event === type)));
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
