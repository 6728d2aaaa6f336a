import {
  actOfEvent,
  type BodyActType,
  type BodyFacts,
  type MeasureFacts,
  unrecordedBody,
  unrecordedMeasure,
} from '../acts/acts.ts';
import type { Request } from '../acts/command.ts';
import type { Judgement, RecordedEvent } from '../log/event.ts';
import { isRefused, LIVE } from './assess.ts';
import type { Bodies, BodyDefinition } from './bodies.ts';
import { actOf, applyCorrection, type Chronicled, chronicledAs, chronologyOf, insert } from './chronology.ts';
import type { Decision, Terms } from './decide.ts';
import { type Breach, breachesByBodyAct, breachesByCorrection, breachesByPlace } from './integrity.ts';
import { lifecycleOn } from './lifecycle.ts';
import type { Procedure } from './procedure.ts';
import { rejectBreach, rejectRuling } from './rejection.ts';
import { ruleOn } from './rules/rules.ts';

/** A body as it is on record, and the law it is judged by. */
export interface BodyCase extends Terms {
  readonly procedure: Procedure;
  readonly bodies: Bodies;
  readonly body: string;
  readonly facts: BodyFacts;
  /** The last legal date on record; absent when nothing is. */
  readonly lastOn?: string | undefined;
  /** The body's events; read only for an act that comes late, or corrects another. */
  readonly events: () => readonly RecordedEvent[];
}

/** Decides on an act of a body: its roster, its meetings. It changes nothing, asks no clock and makes no id. */
export function decideOnBody(of: BodyCase, { act, before }: Pick<Request, 'act' | 'before'>): Decision {
  const { procedure, bodies, facts, lastOn, refuseOn = LIVE } = of;
  const lifecycle = lifecycleOn(procedure, act.on);
  const backward = act.type === 'correct' || before !== undefined || (lastOn !== undefined && act.on < lastOn);
  const breaches = backward
    ? breachesLookingBack(of, { act, before })
    : breachesByBodyAct(definitionFor(of), facts, act);
  if (breaches.length > 0) return { ok: false, act, rejections: breaches.map(rejectBreach) };
  const nothing = unrecordedMeasure();
  const rules = act.type === 'correct' ? [] : lifecycle.rulesOnBodies(act.type as BodyActType);
  const rulings = rules.flatMap((rule) => ruleOn(rule, { act, facts: nothing, bodies }) ?? []);
  const law: Judgement = { procedure: lifecycle.ref, rulings };
  const refused = rulings.filter(({ verdict }) => isRefused(verdict, refuseOn));
  if (refused.length > 0)
    return { ok: false, act, rejections: refused.map((ruling) => rejectRuling(lifecycle, ruling)), law };
  return { ok: true, act, law };
}

/** The breaches that a late act or a correction brings into the record, of its own and of the acts that follow it in law. */
function breachesLookingBack(of: BodyCase, { act, before: named }: Pick<Request, 'act' | 'before'>): Breach[] {
  const events = of.events();
  const acts = chronologyOf(events);
  const definition = definitionFor(of);
  const before = breachesIn(definition, acts).map(({ message }) => message);
  if (act.type === 'correct') {
    const breaches = breachesByCorrection(events, acts, act);
    if (breaches.length > 0) return breaches;
    applyCorrection(acts, act as unknown as Pick<RecordedEvent, 'id' | 'data'>);
  } else {
    const breaches = breachesByPlace(acts, named, act.on);
    if (breaches.length > 0) return breaches;
    insert(acts, chronicledAs(act, named));
  }
  return breachesIn(definition, acts).filter(({ message }) => !before.includes(message));
}

/** What an act is held to of a body's definition. Others may have more members on record than there are seats. */
function definitionFor({ bodies, body, admission }: BodyCase): BodyDefinition | undefined {
  return admission === 'on-record' ? undefined : bodies.definition(body);
}

/** The breaches in a body's record as it reads in legal order. */
function breachesIn(definition: BodyDefinition | undefined, acts: readonly Chronicled[]): Breach[] {
  const facts = unrecordedBody();
  return acts.flatMap((each) => {
    const breaches = breachesByBodyAct(definition, facts, actOf(each));
    actOfEvent(each.type)?.record(facts as BodyFacts & MeasureFacts, each);
    return breaches;
  });
}
