import type { z } from 'zod';
import type { LegalDate } from '../calendar/legal-date.ts';
import type { Entry } from './act.ts';
import { adjourn } from './adjourn.ts';
import { amend } from './amend.ts';
import { call } from './call.ts';
import { cancel } from './cancel.ts';
import { certify } from './certify.ts';
import { convene } from './convene.ts';
import { correct } from './correct.ts';
import { discharge } from './discharge.ts';
import { dispose } from './dispose.ts';
import { expire } from './expire.ts';
import { file } from './file.ts';
import { hear } from './hear.ts';
import { hold } from './hold.ts';
import { introduce } from './introduce.ts';
import { lapse } from './lapse.ts';
import { postpone } from './postpone.ts';
import { present } from './present.ts';
import { isPrinted, print } from './print.ts';
import { propose } from './propose.ts';
import { publish } from './publish.ts';
import { reRefer } from './re-refer.ts';
import { read } from './read.ts';
import { reassess } from './reassess.ts';
import { recall } from './recall.ts';
import { recommit } from './recommit.ts';
import { refer } from './refer.ts';
import { release } from './release.ts';
import { replace } from './replace.ts';
import { report } from './report.ts';
import { returnToCouncil } from './return.ts';
import { schedule } from './schedule.ts';
import { seat } from './seat.ts';
import { sign } from './sign.ts';
import { sponsor } from './sponsor.ts';
import { substitute } from './substitute.ts';
import { vacate } from './vacate.ts';
import { veto } from './veto.ts';
import { type Question, vote } from './vote.ts';
import { withdraw } from './withdraw.ts';

/** The acts that concern one measure. */
export const measureActs = [
  file,
  introduce,
  sponsor,
  read,
  refer,
  reRefer,
  hold,
  release,
  report,
  substitute,
  amend,
  postpone,
  vote,
  sign,
  veto,
  lapse,
  withdraw,
  dispose,
  hear,
  print,
  propose,
  present,
  schedule,
  returnToCouncil,
  certify,
  publish,
  recall,
  recommit,
  discharge,
  replace,
  expire,
] as const;

/** The acts that concern a body: its roster and its meetings. */
export const bodyActs = [seat, vacate, call, convene, cancel, adjourn] as const;

/** The acts that say nothing new of the world, but how what was said before is to be read. They have no place of their own in legal order. */
export const glosses = [correct, reassess] as const;

/** Every act there is. */
export const acts = [...measureActs, ...bodyActs, ...glosses] as const;

type MeasureAct = (typeof measureActs)[number];
type BodyAct = (typeof bodyActs)[number];
type AnyAct = (typeof acts)[number];

/** Names of acts, as commands: `refer`. */
export type MeasureActType = MeasureAct['type'];
/** Names of the acts that concern a body: `seat`. */
export type BodyActType = BodyAct['type'];
/** Names of all acts, corrections among them. */
export type ActType = AnyAct['type'];
/** Names of acts, as events: `referred`. */
export type EventType = AnyAct['event'];

type Merged<Union> = (Union extends unknown ? (part: Union) => void : never) extends (whole: infer Whole) => void
  ? Whole
  : never;
type Slice<Definition> = Definition extends { facts: () => infer Facts } ? Facts : never;

/** When each act was last done, by its name; a vote that carried by the kind of its question. */
export interface DateFacts {
  dates: { [act in MeasureActType | Question['kind']]?: LegalDate };
  /** The day of the first act. */
  firstOn?: LegalDate;
}

/** What the events say of a measure: the facts that its acts write, and when each was last done. */
export type MeasureFacts = Merged<Slice<MeasureAct>> & DateFacts;
/** What the events say of a body. */
export type BodyFacts = Merged<Slice<BodyAct>>;

/** A measure of which nothing is on record. */
export function unrecordedMeasure(): MeasureFacts {
  return Object.assign({ dates: {} }, ...measureActs.map((act) => act.facts()));
}

/** A body of which nothing is on record. */
export function unrecordedBody(): BodyFacts {
  return Object.assign({}, ...bodyActs.map((act) => act.facts()));
}

/** How an act goes on record, whatever act it is. */
export interface Recording {
  readonly type: ActType;
  readonly event: string;
  readonly payload: z.ZodObject;
  record(facts: MeasureFacts & BodyFacts, entry: Entry): void;
}

const recordings = (acts as readonly unknown[] as readonly Recording[]).map(
  (act): Recording => ({
    ...act,
    record(facts, entry) {
      if ('dates' in facts) noteDate(facts, act.type as MeasureActType, entry);
      act.record(facts, entry);
      if ('dates' in facts) notePrinting(facts);
    },
  }),
);
const byEvent = new Map(recordings.map((act) => [act.event, act]));
const byType = new Map(recordings.map((act) => [act.type, act]));

function noteDate(facts: DateFacts, type: MeasureActType, { on, outcome, data }: Entry): void {
  const { dates } = facts;
  facts.firstOn ??= on;
  dates[type] = on;
  if (type === 'vote' && outcome === 'carried') dates[(data as { question: Question }).question.kind] = on;
}

/** A printing is of the text that was printed: while another one is before the body, nothing counts from its day. */
function notePrinting(facts: MeasureFacts): void {
  const same = isPrinted(facts);
  if (same && facts.printed) facts.dates.print = facts.printed.on;
  else if (same === false) delete facts.dates.print;
}

/** Whether an event says how others are to be read, and stands in no place of its own in legal order. */
export function isGloss({ type }: { readonly type: string }): boolean {
  return glosses.some(({ event }) => event === type);
}

/** The act that a recorded event's type stands for; `undefined` for a type this library does not know. */
export function actOfEvent(event: string): Recording | undefined {
  return byEvent.get(event);
}

/** The event by which an act of that name goes on record; the name itself where there is no such act. */
export function eventOfAct(type: string): string {
  return byType.get(type as ActType)?.event ?? type;
}

/** The act of that name. */
export function actOfType(type: ActType): Recording {
  return byType.get(type) as Recording;
}
