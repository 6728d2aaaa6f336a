import { z } from 'zod';
import type { ActType } from '../../acts/acts.ts';
import type { Ruling } from '../../log/event.ts';
import type { Bodies } from '../bodies.ts';
import { appliesTo, type Due, type Finding, ruleHead, type Situation, type Standing } from '../rule.ts';
import { actor } from './actor.ts';
import { allReported } from './all-reported.ts';
import { castingVote } from './casting-vote.ts';
import { consent } from './consent.ts';
import { degree } from './degree.ts';
import { effective } from './effective.ts';
import { endOfTerm } from './end-of-term.ts';
import { exclusion } from './exclusion.ts';
import { hold } from './hold.ts';
import { lieOver } from './lie-over.ts';
import { mover } from './mover.ts';
import { notice } from './notice.ts';
import { once } from './once.ts';
import { openQuestion } from './open-question.ts';
import { prerequisite } from './prerequisite.ts';
import { quorum } from './quorum.ts';
import { readings } from './readings.ts';
import { repetition } from './repetition.ts';
import { reserved } from './reserved.ts';
import { roll } from './roll.ts';
import { sameOrNextMeeting } from './same-or-next-meeting.ts';
import { sponsorRule } from './sponsor.ts';
import { substituteOffered } from './substitute-offered.ts';
import { text } from './text.ts';
import { thresholdRule } from './threshold.ts';
import { window } from './window.ts';

/** The kinds of rule there are. A city picks among them; a new kind is core's business. */
export const ruleKinds = [
  thresholdRule,
  roll,
  readings,
  exclusion,
  reserved,
  hold,
  actor,
  consent,
  mover,
  sameOrNextMeeting,
  repetition,
  degree,
  effective,
  notice,
  openQuestion,
  lieOver,
  window,
  quorum,
  castingVote,
  once,
  prerequisite,
  text,
  allReported,
  sponsorRule,
  substituteOffered,
  endOfTerm,
] as const;

type Kinds = (typeof ruleKinds)[number];
type RuleSchema<Kind> = Kind extends {
  readonly kind: infer Name extends string;
  readonly params: infer Params extends z.ZodRawShape;
}
  ? z.ZodObject<typeof ruleHead & { kind: z.ZodLiteral<Name> } & Params, z.core.$strict>
  : never;

const schemas = ruleKinds.map(({ kind, params }) => z.strictObject({ ...ruleHead, ...params, kind: z.literal(kind) }));

/** Schema of a rule of law: its head, and what its kind takes. */
export const ruleSchema = z.discriminatedUnion('kind', schemas as unknown as [RuleSchema<Kinds>]);
export type Rule = z.output<typeof ruleSchema>;

interface Behaviour {
  readonly kind: string;
  readonly assess: (rule: Rule, situation: Situation) => Finding | undefined;
  readonly say: (rule: Rule, finding: Finding) => string;
  readonly law: (rule: Rule, situation?: Situation) => string;
  readonly acts?: readonly ActType[] | 'any';
  readonly ofFacts?: boolean;
  readonly deadline?: (rule: Rule, standing: Standing & { readonly bodies: Bodies }) => Due | undefined;
}

const behaviours = new Map((ruleKinds as readonly unknown[] as readonly Behaviour[]).map((kind) => [kind.kind, kind]));

/** How a rule's kind behaves. */
export function behaviourOf(rule: Rule): Behaviour {
  return behaviours.get(rule.kind) as Behaviour;
}

/** What a rule makes of an act; `undefined` where it finds nothing to rule on, or is not for such a measure. */
export function ruleOn(rule: Rule, situation: Situation): Ruling | undefined {
  const finding = appliesTo(rule.for, situation.facts) ? behaviourOf(rule).assess(rule, situation) : undefined;
  return finding && { rule: rule.id, ...finding };
}
