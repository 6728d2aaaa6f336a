import type { ActOf, Request } from '../acts/command.ts';
import { correct } from '../acts/correct.ts';
import { reassess } from '../acts/reassess.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import { type Definitions, definitionsOf, type Recording } from '../definitions.ts';
import type { Judgement, RecordedEvent, Revision } from '../log/event.ts';
import type { AnyAct } from '../vocabulary/entry.ts';
import type { Refusable } from '../vocabulary/ruling.ts';
import { type Admission, type Assessment, assess, LIVE, ON_RECORD, outOfOrder, refusals } from './assess.ts';
import type { Bodies } from './bodies.ts';
import { actOf, applyCorrection, type Chronicled, chronicledAs, chronologyBy, placeIn } from './chronology.ts';
import { type Breach, breachesByCorrection, breachesByMeasureAct, breachesByPlace } from './integrity.ts';
import { isDoneByLaw, type Lifecycle, lifecycleFor } from './lifecycle.ts';
import { landing } from './machine.ts';
import type { Procedure } from './procedure.ts';
import { type Rejection, rejectBreach, rejectionsOf } from './rejection.ts';
import { type MeasureState, standingAfter } from './replay.ts';
import type { Standing } from './situation.ts';

/** What a command comes to: the judgement to be recorded with the act, or why there is none. */
export type Decision =
  | {
      readonly ok: true;
      readonly act: AnyAct;
      /** The vocabulary and format that the act's data is in; ours where it is absent. */
      readonly recording?: Pick<Recording, 'vocabulary' | 'formats'> | undefined;
      readonly law: Judgement;
    }
  | {
      readonly ok: false;
      readonly act: AnyAct;
      readonly rejections: readonly Rejection[];
      readonly law?: Judgement | undefined;
    };

/** How strictly acts are taken: as live commands, unless it is said. */
export interface Terms {
  /** The verdicts on which to refuse. */
  readonly refuseOn?: readonly Refusable[] | undefined;
  /** Whether an act is placed even where it is out of order, because others have it on record. */
  readonly admission?: Admission | undefined;
}

/** A measure as it is on record, and the law it is judged by. */
export interface MeasureCase extends Terms {
  readonly procedure: Procedure;
  readonly bodies: Bodies;
  readonly state: MeasureState;
  /** The last legal date on record; absent when nothing is. */
  readonly lastOn?: string | undefined;
  /** The measure's events; read only for an act that comes late, or corrects another. */
  readonly events: () => readonly RecordedEvent[];
}

/**
 * Decides on an act of a measure: assesses it in its legal place, and lets the XState machine say where it lands.
 *
 * It changes nothing, asks no clock and makes no id. A correction is never refused for what the law makes of it.
 */
export function decide(measure: MeasureCase, { act, before, subject }: Placed & Pick<Request, 'subject'>): Decision {
  if (act.type === correct.type) return decideCorrection(measure, act as unknown as ActOf<'correct'>, subject.id);
  const breaches = breachesByMeasureAct(measure.procedure, act, subject.id);
  if (breaches.length > 0) return { ok: false, act, rejections: breaches.map(rejectBreach) };
  return before !== undefined || (measure.lastOn !== undefined && act.on < measure.lastOn)
    ? decideLate(measure, { act, before })
    : decideAt(measure, measure.state, act);
}

/** A correction that is refused because it contradicts the record. */
function refusedFor(act: ActOf<'correct'>, breaches: readonly Breach[]): Decision {
  return { ok: false, act: act as unknown as AnyAct, rejections: breaches.map(rejectBreach) };
}

/** An act, and the one that it came before where it is entered after it. */
type Placed = Pick<Request, 'act' | 'before'>;

function decideAt(
  { procedure, bodies, refuseOn = LIVE, admission }: MeasureCase,
  standing: Standing,
  act: AnyAct,
): Decision {
  const lifecycle = lifecycleFor(procedure, standing.facts, act);
  const assessment = assess({ lifecycle, bodies }, standing, act, refuseOn);
  const stage = landing(lifecycle, standing.stage, assessment, admission);
  const law = judgementOf(lifecycle, assessment);
  if (stage === undefined)
    return { ok: false, act: assessment.act, rejections: rejectionsOf(lifecycle, assessment, standing.stage), law };
  return { ok: true, act: assessment.act, recording: assessment.recording, law: { ...law, stage } };
}

/** An act that comes late is judged by what came before it in law; what came after it is judged again, and never refused. */
function decideLate(measure: MeasureCase, { act, before: named }: Placed): Decision {
  const definitions = definitionsOf(measure.procedure.uses);
  const acts = chronologyBy(measure.events(), definitions);
  const breaches = breachesByPlace(acts, named, act.on);
  if (breaches.length > 0) return { ok: false, act, rejections: breaches.map(rejectBreach) };
  const place = placeIn(acts, chronicledAs(act, definitions, named));
  const before = acts.slice(0, place);
  const decision = decideAt(measure, standingAfter(before, definitions), act);
  if (!decision.ok) return decision;
  const placed = { ...chronicledAs(decision.act, definitions, named), law: decision.law };
  const after = acts.slice(place);
  const revises = changed(after, judgeAgain(measure, [...before, placed], after), judgeAgain(measure, before, after));
  return { ...decision, law: { ...decision.law, ...(revises.length > 0 && { revises }) } };
}

function decideCorrection(measure: MeasureCase, act: ActOf<'correct'>, id: string): Decision {
  const events = measure.events();
  const definitions = definitionsOf(measure.procedure.uses);
  const acts = chronologyBy(events, definitions);
  const breaches = breachesByCorrection(events, acts, act, definitions);
  if (breaches.length > 0) return refusedFor(act, breaches);
  const before = [...acts];
  const from = applyCorrection(acts, act as unknown as Pick<RecordedEvent, 'id' | 'data'>, definitions);
  const corrected = acts.find(({ id }) => id === act.data.event);
  const foreign = corrected ? breachesByMeasureAct(measure.procedure, actOf(corrected), id) : [];
  if (foreign.length > 0) return refusedFor(act, foreign);
  const revises = changed(
    before,
    judgeAgain(measure, acts.slice(0, from), acts.slice(from)),
    judgeAgain(measure, before.slice(0, from), before.slice(from)),
  );
  const { ref } = lifecycleFor(measure.procedure, measure.state.facts, act as unknown as AnyAct);
  const recording = 'strike' in act.data.change ? undefined : corrected?.recording;
  return { ok: true, act: act as unknown as AnyAct, recording, law: revising(ref, acts, revises) };
}

/** What is recorded of an act that changes how others read: their new judgements, and where the measure then stands. */
function revising(
  procedure: Judgement['procedure'],
  acts: readonly Chronicled[],
  revises: readonly Revision[],
): Judgement {
  const last = acts.at(-1);
  const stage = (revises.findLast(({ event }) => event === last?.id) ?? last?.law)?.stage;
  return {
    procedure,
    rulings: [],
    ...(stage !== undefined && { stage }),
    ...(revises.length > 0 && { revises }),
  };
}

/**
 * What acts on record come to of which one reading differs from the reading before it.
 *
 * Both readings are made by the procedure at hand, so that nothing is put down to what is read otherwise that another version
 * of it does. Of an act that both place alike, what is recorded of its place stays.
 */
function changed(recorded: readonly Chronicled[], now: readonly Revision[], former: readonly Revision[]): Revision[] {
  return now.flatMap((law) => {
    const old = former.find(({ event }) => event === law.event);
    if (!old) return [law];
    if (essenceOf(law) === essenceOf(old)) return [];
    if (placeOf(law) !== placeOf(old)) return [law];
    const kept = recorded.find(({ id }) => id === law.event)?.law ?? law;
    return [{ ...law, row: kept.row, stage: kept.stage, outcome: kept.outcome, void: kept.void }];
  });
}

/** What a measure's acts come to because a body reads otherwise than it did; `undefined` where they come out the same. */
export function decideAnew(
  { procedure, bodies, state, events }: MeasureCase,
  former: Bodies,
  on: LegalDate,
): Judgement | undefined {
  const acts = chronologyBy(events(), definitionsOf(procedure.uses));
  const revises = changed(
    acts,
    judgeAgain({ procedure, bodies }, [], acts),
    judgeAgain({ procedure, bodies: former }, [], acts),
  );
  if (revises.length === 0) return undefined;
  return revising(lifecycleFor(procedure, state.facts, { type: reassess.type, on }).ref, acts, revises);
}

/** The law that acts are judged by. */
type Jurisdiction = Pick<MeasureCase, 'procedure' | 'bodies'>;

/** The judgements of acts that come after others, each made anew upon those before it. */
export function judgeAgain(
  { procedure, bodies }: Jurisdiction,
  before: readonly Chronicled[],
  after: readonly Chronicled[],
): Revision[] {
  const definitions = definitionsOf(procedure.uses);
  const acts = [...before];
  return after.map((act) => {
    const standing = standingAfter(acts, definitions);
    const said = actOf(act);
    const lifecycle = lifecycleFor(procedure, standing.facts, said);
    const law = judgementAgain(lifecycle, standing, act, assess({ lifecycle, bodies }, standing, said, ON_RECORD));
    acts.push({ ...act, outcome: law.outcome, law });
    return { event: act.id, ...law };
  });
}

/**
 * What is recorded of an assessment made again. A lapse is nobody's act: where the law as it now reads does not do it,
 * the measure stays where it stood. One that a source tells stays as the source has it.
 */
function judgementAgain(
  lifecycle: Lifecycle,
  { stage }: Standing,
  { event, type, source }: Chronicled,
  assessment: Assessment,
): Judgement {
  const law = judgementOf(lifecycle, assessment);
  const row = lifecycle.row(event.law.row ?? '');
  const wasLawful = event.type === type && !event.law.rulings.some(({ verdict, asked }) => verdict === 'fails' && !asked);
  if (!row || !isDoneByLaw(lifecycle, row) || source || !wasLawful) return law;
  const isSame = law.row === row.id;
  // Under another row it is another act, and the record must show that its time has run out.
  const refuseOn: readonly Refusable[] = isSame ? LIVE : ['fails', 'undetermined'];
  if (refusals({ ...assessment, refuseOn }).length === 0) return law;
  const rulings = isSame ? law.rulings : [outOfOrder(stage, { row })];
  return { procedure: law.procedure, row: row.id, stage, rulings, void: true };
}

function placeOf({ row, stage, outcome, void: isVoid }: Revision): string {
  return JSON.stringify([row, stage, outcome, isVoid]);
}

function essenceOf(law: Revision): string {
  return JSON.stringify([law.procedure.edition, placeOf(law), law.rulings]);
}

/** What is recorded of an assessment. */
function judgementOf(lifecycle: Lifecycle, { row, stage, act, rulings }: Assessment): Judgement {
  return {
    procedure: lifecycle.ref,
    ...(row && { row: row.id }),
    stage,
    ...(act.outcome && { outcome: act.outcome }),
    rulings,
  };
}
