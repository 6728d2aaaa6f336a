import { z } from 'zod';
import type { ActType } from '../../acts/acts.ts';
import type { Bodies } from '../bodies.ts';
import { type Due, type Finding, ruleHead, type Situation, type Standing } from '../rule.ts';
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
import { related } from './related.ts';
import { repetition } from './repetition.ts';
import { reserved } from './reserved.ts';
import { roll } from './roll.ts';
import { sameOrNextMeeting } from './same-or-next-meeting.ts';
import { sponsorRule } from './sponsor.ts';
import { substituteOffered } from './substitute-offered.ts';
import { text } from './text.ts';
import { thresholdRule } from './threshold.ts';
import { window } from './window.ts';

/** The kinds of rule that look at one thing. Of them others are made: see `composite.ts`. */
export const simpleKinds = [
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
  related,
] as const;

type Kinds = (typeof simpleKinds)[number];
type RuleSchema<Kind> = Kind extends {
  readonly kind: infer Name extends string;
  readonly params: infer Params extends z.ZodRawShape;
}
  ? z.ZodObject<typeof ruleHead & { kind: z.ZodLiteral<Name> } & Params, z.core.$strict>
  : never;

const schemas = simpleKinds.map(({ kind, params }) =>
  z.strictObject({ ...ruleHead, ...params, kind: z.literal(kind) }),
);

/** Schema of a rule that looks at one thing: its head, and what its kind takes. */
export const simpleRuleSchema = z.discriminatedUnion('kind', schemas as unknown as [RuleSchema<Kinds>]);
export type SimpleRule = z.output<typeof simpleRuleSchema>;

/** How the rules of a kind behave. */
export interface Behaviour<Of> {
  readonly kind: string;
  readonly assess: (rule: Of, situation: Situation) => Finding | undefined;
  readonly say: (rule: Of, finding: Finding) => string;
  readonly law: (rule: Of, situation?: Situation) => string;
  readonly acts?: readonly ActType[] | 'any';
  readonly ofFacts?: boolean;
  readonly deadline?: (rule: Of, standing: Standing & { readonly bodies: Bodies }) => Due | readonly Due[] | undefined;
}

const behaviours = new Map(
  (simpleKinds as readonly unknown[] as readonly Behaviour<SimpleRule>[]).map((kind) => [kind.kind, kind]),
);

/** How the kind of such a rule behaves. */
export function behaviourOfSimple(rule: SimpleRule): Behaviour<SimpleRule> {
  return behaviours.get(rule.kind) as Behaviour<SimpleRule>;
}
