import type { BodyFacts } from '../acts/acts.ts';
import type { Meeting } from '../acts/call.ts';
import type { Tenure } from '../acts/seat.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import type { BodySize } from '../vote/threshold.ts';

/** A body as the procedure defines it. */
export interface BodyDefinition {
  readonly name: string;
  /** How many seats it has, filled or vacant; absent where the sources do not say. */
  readonly seats?: number | undefined;
}

/** What rules may ask of a jurisdiction's bodies. */
export interface Bodies {
  /** The body whose votes make law, where an act names no other. */
  readonly council: string;
  /** The jurisdiction's zone, an IANA name. */
  readonly zone: string;
  definition(body: string): BodyDefinition | undefined;
  /** What is on record of a body; `undefined` when nothing is. */
  facts(body: string): BodyFacts | undefined;
}

/** The bodies of a jurisdiction, given what is on record of each. */
export function bodiesOf(
  { council, zone, bodies }: { council: string; zone: string; bodies: Readonly<Record<string, BodyDefinition>> },
  factsOf: (body: string) => BodyFacts | undefined,
): Bodies {
  return {
    council,
    zone,
    definition: (body) => (Object.hasOwn(bodies, body) ? bodies[body] : undefined),
    facts: factsOf,
  };
}

/** Who sat in a body on a day; `undefined` when the record holds no roster of it. */
export function membersOn(bodies: Bodies, body: string, on: LegalDate): readonly Tenure[] | undefined {
  const tenures = bodies.facts(body)?.tenures;
  if (!tenures || tenures.length === 0) return undefined;
  return tenures.filter(({ from, until }) => from <= on && (until === undefined || on < until));
}

/** How large a body was on a day. */
export function sizeOn(bodies: Bodies, body: string, on: LegalDate): BodySize {
  return { seats: bodies.definition(body)?.seats, inOffice: membersOn(bodies, body, on)?.length };
}

/** The day a meeting was held, or is to be held. */
export function meetingDay({ convenedOn, startsAt }: Meeting): LegalDate | undefined {
  return convenedOn ?? (startsAt?.slice(0, 10) as LegalDate | undefined);
}

/** The first day after `day` on which the body met or is to meet; `undefined` when none is on record. */
export function nextMeetingDay(bodies: Bodies, body: string, day: LegalDate): LegalDate | undefined {
  const days = (bodies.facts(body)?.meetings ?? [])
    .filter(({ cancelledOn }) => cancelledOn === undefined)
    .map(meetingDay);
  return days.filter((other): other is LegalDate => other !== undefined && other > day).sort()[0];
}
