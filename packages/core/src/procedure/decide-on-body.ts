import type { BodyFacts, MeasureFacts } from '../acts/acts.ts';
import type { ActOf, Request } from '../acts/command.ts';
import { correct } from '../acts/correct.ts';
import { type Definitions, definitionsOf } from '../definitions.ts';
import type { Judgement, RecordedEvent, Revision } from '../log/event.ts';
import type { AnyAct } from '../vocabulary/entry.ts';
import { isRefused, LIVE } from './assess.ts';
import type { Bodies, BodyDefinition } from './bodies.ts';
import { actOf, applyCorrection, type Chronicled, chronicledAs, chronologyBy, insert } from './chronology.ts';
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

/**
 * Decides on an act of a body: its roster, its meetings. It changes nothing, asks no clock and makes no id.
 *
 * A correction is never refused for what the law makes of it: it carries what the law now makes of the act it corrects.
 */
export function decideOnBody(of: BodyCase, { act, before }: Pick<Request, 'act' | 'before'>): Decision {
  if (act.type === correct.type) return decideCorrection(of, act as unknown as ActOf<'correct'>);
  const late = before !== undefined || (of.lastOn !== undefined && act.on < of.lastOn);
  const breaches = late ? breachesByLateAct(of, act, before) : breachesByBodyAct(definitionFor(of), of.facts, act);
  if (breaches.length > 0) return { ok: false, act, rejections: breaches.map(rejectBreach) };
  const law = judgementOf(of, act);
  const refused = law.rulings.filter(({ verdict }) => isRefused(verdict, of.refuseOn ?? LIVE));
  const recording = definitionsIn(of).actOfType(act.type);
  if (refused.length === 0) return { ok: true, act, recording, law };
  const lifecycle = lifecycleOn(of.procedure, act.on);
  return { ok: false, act, rejections: refused.map((ruling) => rejectRuling(lifecycle, ruling)), law };
}

function decideCorrection(of: BodyCase, correction: ActOf<'correct'>): Decision {
  const definitions = definitionsIn(of);
  const act = correction as unknown as AnyAct;
  const events = of.events();
  const acts = chronologyBy(events, definitions);
  const breaches = [...breachesByCorrection(events, acts, correction, definitions)];
  if (breaches.length === 0) {
    const before = breachesIn(of, acts);
    applyCorrection(acts, act, definitions);
    breaches.push(...newIn(breachesIn(of, acts), before));
  }
  if (breaches.length > 0) return { ok: false, act, rejections: breaches.map(rejectBreach) };
  const revises = acts
    .filter(({ id }) => id === correction.data.event)
    .flatMap((corrected): Revision[] => {
      const law = judgementOf(of, actOf(corrected));
      return sameRulings(law, corrected.law) ? [] : [{ event: corrected.id, ...law }];
    });
  const { ref: procedure } = lifecycleOn(of.procedure, act.on);
  const corrected = acts.find(({ id }) => id === correction.data.event);
  const recording = 'strike' in correction.data.change ? undefined : corrected?.recording;
  return { ok: true, act, recording, law: { procedure, rulings: [], ...(revises.length > 0 && { revises }) } };
}

/** What the law makes of an act of a body. */
function judgementOf({ procedure, bodies }: BodyCase, act: AnyAct): Judgement {
  const lifecycle = lifecycleOn(procedure, act.on);
  const facts = lifecycle.definitions.unrecordedMeasure();
  const rulings = lifecycle.rulesOnBodies(act.type).flatMap((rule) => ruleOn(rule, facts, { act, bodies }) ?? []);
  return { procedure: lifecycle.ref, rulings };
}

function sameRulings(a: Chronicled['law'], b: Chronicled['law']): boolean {
  const essence = ({ procedure, rulings }: Chronicled['law']) => JSON.stringify([procedure.edition, rulings]);
  return essence(a) === essence(b);
}

/** The breaches that a late act brings into the record, of its own and of the acts that follow it in law. */
function breachesByLateAct(of: BodyCase, act: AnyAct, named: string | undefined): readonly Breach[] {
  const definitions = definitionsIn(of);
  const acts = chronologyBy(of.events(), definitions);
  const before = breachesIn(of, acts);
  const breaches = breachesByPlace(acts, named, act.on);
  if (breaches.length > 0) return breaches;
  insert(acts, chronicledAs(act, definitions, named));
  return newIn(breachesIn(of, acts), before);
}

function definitionsIn({ procedure }: BodyCase): Definitions {
  return definitionsOf(procedure.uses);
}

/** What an act is held to of a body's definition. Others may have more members on record than there are seats. */
function definitionFor({ bodies, body, admission }: BodyCase): BodyDefinition | undefined {
  const definition = bodies.definition(body);
  return admission === 'on-record' && definition ? { ...definition, seats: undefined } : definition;
}

/** A breach, and the act whose it is, by its event's id. */
type Found = Breach & { readonly act: string };

/** The breaches in a body's record as it reads in legal order. */
function breachesIn(of: BodyCase, acts: readonly Chronicled[]): Found[] {
  const definition = definitionFor(of);
  const facts = definitionsIn(of).unrecordedBody();
  return acts.flatMap((each) => {
    const breaches = breachesByBodyAct(definition, facts, actOf(each));
    each.recording?.record(facts as BodyFacts & MeasureFacts, each);
    return breaches.map((breach) => ({ ...breach, act: each.id }));
  });
}

/** The breaches of an act that it did not have before. */
function newIn(breaches: readonly Found[], before: readonly Found[]): readonly Breach[] {
  return breaches.filter(({ act, message }) => !before.some((old) => old.act === act && old.message === message));
}
