import type { z } from 'zod';
import type { Entry } from './act.ts';
import { adjourn } from './adjourn.ts';
import { amend } from './amend.ts';
import { call } from './call.ts';
import { cancel } from './cancel.ts';
import { convene } from './convene.ts';
import { correct } from './correct.ts';
import { dispose } from './dispose.ts';
import { file } from './file.ts';
import { hold } from './hold.ts';
import { introduce } from './introduce.ts';
import { lapse } from './lapse.ts';
import { postpone } from './postpone.ts';
import { reRefer } from './re-refer.ts';
import { read } from './read.ts';
import { refer } from './refer.ts';
import { release } from './release.ts';
import { report } from './report.ts';
import { seat } from './seat.ts';
import { sign } from './sign.ts';
import { sponsor } from './sponsor.ts';
import { substitute } from './substitute.ts';
import { vacate } from './vacate.ts';
import { veto } from './veto.ts';
import { vote } from './vote.ts';
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
] as const;

/** The acts that concern a body: its roster and its meetings. */
export const bodyActs = [seat, vacate, call, convene, cancel, adjourn] as const;

/** Every act, the correction of acts included, which concerns either. */
export const acts = [...measureActs, ...bodyActs, correct] as const;

type MeasureAct = (typeof measureActs)[number];
type BodyAct = (typeof bodyActs)[number];
type AnyAct = (typeof acts)[number];

/** Names of acts, as commands: `refer`. */
export type MeasureActType = MeasureAct['type'];
export type BodyActType = BodyAct['type'];
export type ActType = AnyAct['type'];
/** Names of acts, as events: `referred`. */
export type EventType = AnyAct['event'];

type Merged<Union> = (Union extends unknown ? (part: Union) => void : never) extends (whole: infer Whole) => void
  ? Whole
  : never;
type Slice<Definition> = Definition extends { facts: () => infer Facts } ? Facts : never;

/** What the events say of a measure: the facts that its acts write, and nothing else. */
export type MeasureFacts = Merged<Slice<MeasureAct>>;
/** What the events say of a body. */
export type BodyFacts = Merged<Slice<BodyAct>>;

/** A measure of which nothing is on record. */
export function unrecordedMeasure(): MeasureFacts {
  return Object.assign({}, ...measureActs.map((act) => act.facts()));
}

/** A body of which nothing is on record. */
export function unrecordedBody(): BodyFacts {
  return Object.assign({}, ...bodyActs.map((act) => act.facts()));
}

/** How an act goes on record, whatever act it is. */
export interface Recording {
  readonly type: ActType;
  readonly event: string;
  readonly schema: number;
  readonly payload: z.ZodObject;
  record(facts: MeasureFacts & BodyFacts, entry: Entry): void;
}

const recordings = acts as readonly unknown[] as readonly Recording[];
const byEvent = new Map(recordings.map((act) => [act.event, act]));
const byType = new Map(recordings.map((act) => [act.type, act]));

/** The act that a recorded event's type stands for; `undefined` for a type this library does not know. */
export function actOfEvent(event: string): Recording | undefined {
  return byEvent.get(event);
}

/** The act of that name. */
export function actOfType(type: ActType): Recording {
  return byType.get(type) as Recording;
}
