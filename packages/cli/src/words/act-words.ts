import { type Act, bodyActs, type Lifecycle, measureActs, type Ruling } from '@statecraft/core';
import { listed, type NameOf } from './names.ts';
import { outcomeInWords, questionInWords, rollInWords } from './vote-words.ts';

/** An act in a clerk's words. */
export interface ActWords {
  readonly headline: string;
  /** What else it says, a line each. */
  readonly details: readonly string[];
}

/** What is needed to put an act into words: the names, and the law for the rules it speaks of. */
export interface Wording {
  readonly nameOf: NameOf;
  readonly lifecycle: Lifecycle;
  /** What the law made of the act, for a vote's arithmetic. */
  readonly rulings?: readonly Ruling[] | undefined;
}

const acts = [...measureActs, ...bodyActs] as readonly { readonly type: string; readonly event: string }[];
const eventsByType = new Map(acts.map(({ event, type }) => [type, event]));
const typesByEvent = new Map([...acts.map(({ event, type }) => [event, type] as const), ['corrected', 'correct']]);

/** An act on record, as the act it records. Its data was checked against the act's form when it was recorded. */
export function actOnRecord(
  event: Pick<Act, 'on' | 'by' | 'outcome' | 'basis'> & { type: string; data: unknown },
): Act {
  return { ...event, type: typesByEvent.get(event.type) ?? event.type } as Act;
}

/** Puts an act into words. */
export function actInWords(act: Act, wording: Wording): ActWords {
  const { headline, details } = saying(act, wording);
  const by = act.by && `By ${wording.nameOf(act.by.id)}${act.by.role ? `, ${act.by.role.replaceAll('-', ' ')}` : ''}`;
  return { headline, details: [by, ...details].filter((detail) => typeof detail === 'string') };
}

type Saying = { headline: string; details: readonly (string | false | undefined)[] };

function saying(act: Act, { nameOf, lifecycle, rulings = [] }: Wording): Saying {
  const names = (ids: readonly string[]) => listed(ids.map(nameOf));
  const just = (headline: string): Saying => ({ headline, details: [] });
  switch (act.type) {
    case 'file':
      return { headline: 'Filed with the clerk', details: describing(act.data, names) };
    case 'introduce':
      return { headline: 'Introduced', details: describing(act.data, names) };
    case 'sponsor':
      return just(`${act.data.change === 'add' ? 'Sponsors join' : 'Sponsors withdraw'}: ${names(act.data.sponsors)}`);
    case 'read':
      return just(
        `${ordinal(act.data.reading)} reading${act.data.manner ? `, ${act.data.manner === 'full' ? 'in full' : 'by title'}` : ''}`,
      );
    case 'refer':
      return just(`Referred to ${names(act.data.to)}`);
    case 're-refer':
      return {
        headline: `Re-referred to ${names(act.data.to)}`,
        details: [act.data.consent && `With the consent of ${names(act.data.consent)}`],
      };
    case 'hold':
      return just(
        act.data.until === 'indefinite'
          ? 'Held off the agenda, without a date'
          : `Held in committee until ${act.data.until}`,
      );
    case 'release':
      return just('Released from its hold');
    case 'report':
      return reporting(act.data, nameOf);
    case 'substitute':
      return just(`A substitute takes its place: ${act.data.text.label}`);
    case 'amend':
      return {
        headline: `Amended${act.data.description ? `: ${act.data.description}` : ''}`,
        details: [act.data.degree > 1 && `An amendment of degree ${act.data.degree}`, act.data.text?.label],
      };
    case 'postpone':
      return just(`Held on the docket until ${act.data.until}`);
    case 'vote': {
      const { question, method, mover, second, body } = act.data;
      const outcome = act.outcome ?? act.data.announced;
      const covers = question.kind === 'waiver' ? question.covers : undefined;
      return {
        headline: `${questionInWords(question, lifecycle)}: ${outcomeInWords(outcome ?? 'outcome not known', method, rulings)}`,
        details: [
          body && `In ${nameOf(body)}`,
          mover && `Moved by ${nameOf(mover)}${second ? `, seconded by ${nameOf(second)}` : ''}`,
          covers && covers.length > 1 && `One motion for ${listed(covers)}`,
          ...(method.kind === 'roll-call' ? rollInWords(method, nameOf) : []).map((answer) => answer.join(': ')),
        ],
      };
    }
    case 'sign':
      return just('Signed');
    case 'veto':
      return {
        headline: 'Vetoed',
        details: [
          act.data.message && `“${act.data.message}”`,
          act.data.substitute && `With a substitute: ${act.data.substitute.label}`,
        ],
      };
    case 'lapse':
      return just('The time set by law ran out');
    case 'withdraw':
      return { headline: 'Withdrawn by its sponsors', details: [act.data.reason] };
    case 'dispose':
      return just(act.data.as === 'released' ? 'Released: closed without a decision' : 'Received and filed');
    case 'seat':
      return just(`Seated: ${seatName(act.data, nameOf)}${act.data.role ? `, ${act.data.role}` : ''}`);
    case 'vacate':
      return { headline: `Seat vacated by ${nameOf(act.data.member)}`, details: [act.data.reason] };
    case 'call':
      return {
        headline: `Meeting ${act.data.meeting} called for ${act.data.startsAt.replace('T', ' ')}`,
        details: [
          act.data.postedAt && `Notice posted ${act.data.postedAt.replace('T', ' ')}`,
          act.data.goodCause && `Cause for a shorter notice: ${act.data.goodCause}`,
        ],
      };
    case 'convene':
      return {
        headline: `Meeting ${act.data.meeting} convened`,
        details: [
          act.data.presiding && `Presiding: ${nameOf(act.data.presiding)}`,
          ...rollInWords({ present: act.data.present, absent: act.data.absent, excused: act.data.excused }, nameOf).map(
            (answer) => answer.join(': '),
          ),
        ],
      };
    case 'cancel':
      return { headline: `Meeting ${act.data.meeting} cancelled`, details: [act.data.reason] };
    case 'adjourn':
      return just(`Meeting ${act.data.meeting} adjourned`);
    case 'correct':
      return { headline: `Correction of ${act.data.event}`, details: [act.data.reason] };
    default:
      // An act that has no words of its own here is told by its name on record.
      return just(capitalised(eventsByType.get(act.type) ?? act.type));
  }
}

type Described = Extract<Act, { type: 'file' | 'introduce' }>['data'];

function describing(
  { kind, title, file, sponsors, classes, text }: Described,
  names: (ids: readonly string[]) => string,
) {
  const what = [kind, file && `file ${file}`].filter(Boolean).join(', ');
  return [
    title && `“${title}”`,
    what && what.charAt(0).toUpperCase() + what.slice(1),
    sponsors && sponsors.length > 0 && `Sponsored by ${names(sponsors)}`,
    classes && classes.length > 0 && `Of class: ${classes.join(', ')}`,
    text && `Text: ${text.label}`,
  ];
}

function reporting(data: Extract<Act, { type: 'report' }>['data'], nameOf: NameOf): Saying {
  const { body, recommendation, advanced, substitute, docket, text, roll } = data;
  const words = {
    'do-pass': 'do pass',
    'do-not-pass': 'do not pass',
    'immediate-adoption': 'immediate adoption',
    release: 'release',
    'without-recommendation': 'without recommendation',
  }[recommendation];
  const recommended = [
    `${advanced ? 'advance and ' : ''}${words}${substitute ? ' as a committee substitute' : ''}`,
    docket && `${docket} docket`,
  ];
  return {
    headline: `Reported${body ? ` by ${nameOf(body)}` : ''}: ${recommended.filter(Boolean).join(', ')}`,
    details: [
      text?.label,
      ...(roll ? [`Committee vote: ${roll.ayes.length}–${roll.nays.length}`] : []),
      ...(roll ? rollInWords(roll, nameOf) : []).map((answer) => answer.join(': ')),
    ],
  };
}

/** The name under which a member is seated. */
export function seatName({ member, name }: { member: string; name?: string | undefined }, nameOf: NameOf): string {
  return name ?? nameOf(member);
}

function ordinal(number: number): string {
  return ['First', 'Second', 'Third', 'Fourth', 'Fifth'][number - 1] ?? `Reading ${number}:`;
}

function capitalised(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
