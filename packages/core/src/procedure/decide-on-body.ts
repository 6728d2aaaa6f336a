import { type BodyActType, type BodyFacts, unrecordedMeasure } from '../acts/acts.ts';
import type { Request } from '../acts/command.ts';
import type { Judgement, RecordedEvent, Verdict } from '../log/event.ts';
import { LIVE } from './assess.ts';
import type { Bodies } from './bodies.ts';
import { chronologyOf } from './chronology.ts';
import type { Decision } from './decide.ts';
import { breachesByBodyAct, breachesByCorrection } from './integrity.ts';
import { lifecycleOn } from './lifecycle.ts';
import type { Procedure } from './procedure.ts';
import { rejectBreach, rejectRuling } from './rejection.ts';
import { ruleOn } from './rules/rules.ts';

/** A body as it is on record, and the law it is judged by. */
export interface BodyCase {
  readonly procedure: Procedure;
  readonly bodies: Bodies;
  readonly body: string;
  readonly facts: BodyFacts;
  /** The body's events; read only for a correction. */
  readonly events: () => readonly RecordedEvent[];
  /** The verdicts on which to refuse. */
  readonly refuseOn?: readonly Verdict[] | undefined;
}

/** Decides on an act of a body: its roster, its meetings. It changes nothing, asks no clock and makes no id. */
export function decideOnBody(
  { procedure, bodies, body, facts, events, refuseOn = LIVE }: BodyCase,
  { act }: Pick<Request, 'act'>,
): Decision {
  const lifecycle = lifecycleOn(procedure, act.on);
  const breaches =
    act.type === 'correct'
      ? breachesByCorrection(chronologyOf(events()), act)
      : breachesByBodyAct(bodies.definition(body), facts, act);
  if (breaches.length > 0) return { ok: false, act, rejections: breaches.map(rejectBreach) };
  const nothing = unrecordedMeasure();
  const rules = act.type === 'correct' ? [] : lifecycle.rulesOnBodies(act.type as BodyActType);
  const rulings = rules.flatMap((rule) => ruleOn(rule, { act, facts: nothing, bodies }) ?? []);
  const law: Judgement = { procedure: lifecycle.ref, rulings };
  const refused = rulings.filter(({ verdict }) => refuseOn.includes(verdict));
  if (refused.length > 0)
    return { ok: false, act, rejections: refused.map((ruling) => rejectRuling(lifecycle, ruling)), law };
  return { ok: true, act, law };
}
