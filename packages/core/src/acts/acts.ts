import type { LegalDate } from '../calendar/legal-date.ts';
import { adjourn } from './adjourn.ts';
import { amend } from './amend.ts';
import { call } from './call.ts';
import { cancel } from './cancel.ts';
import { certify } from './certify.ts';
import { convene } from './convene.ts';
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
import { print } from './print.ts';
import { propose } from './propose.ts';
import { publish } from './publish.ts';
import type { Question, WaiverFacts } from './questions.ts';
import { reRefer } from './re-refer.ts';
import { read } from './read.ts';
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
import { vote } from './vote.ts';
import { withdraw } from './withdraw.ts';

/** The acts of this library, by the name of their command: those of measures, and those of bodies. */
export type OwnActs = {
  readonly file: typeof file;
  readonly introduce: typeof introduce;
  readonly sponsor: typeof sponsor;
  readonly read: typeof read;
  readonly refer: typeof refer;
  readonly 're-refer': typeof reRefer;
  readonly hold: typeof hold;
  readonly release: typeof release;
  readonly report: typeof report;
  readonly substitute: typeof substitute;
  readonly amend: typeof amend;
  readonly postpone: typeof postpone;
  readonly vote: typeof vote;
  readonly sign: typeof sign;
  readonly veto: typeof veto;
  readonly lapse: typeof lapse;
  readonly withdraw: typeof withdraw;
  readonly dispose: typeof dispose;
  readonly hear: typeof hear;
  readonly print: typeof print;
  readonly propose: typeof propose;
  readonly present: typeof present;
  readonly schedule: typeof schedule;
  readonly return: typeof returnToCouncil;
  readonly certify: typeof certify;
  readonly publish: typeof publish;
  readonly recall: typeof recall;
  readonly recommit: typeof recommit;
  readonly discharge: typeof discharge;
  readonly replace: typeof replace;
  readonly expire: typeof expire;
  readonly seat: typeof seat;
  readonly vacate: typeof vacate;
  readonly call: typeof call;
  readonly convene: typeof convene;
  readonly cancel: typeof cancel;
  readonly adjourn: typeof adjourn;
};

/** Their definitions. An act that is left out does not compile. */
export const ownActs: OwnActs = {
  file,
  introduce,
  sponsor,
  read,
  refer,
  're-refer': reRefer,
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
  return: returnToCouncil,
  certify,
  publish,
  recall,
  recommit,
  discharge,
  replace,
  expire,
  seat,
  vacate,
  call,
  convene,
  cancel,
  adjourn,
};

type OwnAct = OwnActs[keyof OwnActs];
type MeasureAct = Extract<OwnAct, { readonly subject: 'measure' }>;
type BodyAct = Extract<OwnAct, { readonly subject: 'body' }>;

/** Names of our acts that concern one measure, as commands: `refer`. */
export type MeasureActType = MeasureAct['type'];
/** Names of our acts that concern a body: `seat`. */
export type BodyActType = BodyAct['type'];
/** Names of our acts, as events: `referred`. */
export type EventType = OwnAct['event'] | 'corrected' | 'reassessed';

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

/** What the events say of a measure: the facts that its acts write, those of a vote's questions among them, and when each was last done. */
export type MeasureFacts = Merged<Slice<MeasureAct>> & DateFacts & WaiverFacts;
/** What the events say of a body. */
export type BodyFacts = Merged<Slice<BodyAct>>;
