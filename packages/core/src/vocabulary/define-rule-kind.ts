import type { z } from 'zod';
import type { Due, RuleHead } from '../procedure/rule-head.ts';
import type { Situation, Standpoint } from '../procedure/situation.ts';
import type { Finding } from './ruling.ts';

/** A rule of a kind: its head, and the kind's numbers. */
export type RuleWith<Params extends z.ZodRawShape> = RuleHead & z.output<z.ZodObject<Params>>;

/** All there is to a kind of rule: the numbers it takes, what it looks at, what it makes of an act, and its words. */
export interface RuleKind<Kind extends string, Params extends z.ZodRawShape, Facts, Seen> {
  readonly kind: Kind;
  /** What a rule of this kind says besides its id, title and grounds. Every list and text has a maximum. */
  readonly params: Params;
  /** The acts it can rule on, by name; `of-measures` for any act of a measure, `any` for acts of bodies too. */
  readonly acts: readonly string[] | 'of-measures' | 'any';
  /** Whether the rule looks only at the facts and the day, so that it can be ruled on before an act is drawn up. */
  readonly ofFacts: boolean;
  /** What the rule looks at in the facts. `assess` gets this and no facts: two measures that look alike are ruled on alike. */
  readonly sees: (rule: RuleWith<Params>, facts: Facts) => Seen;
  /**
   * What of it the checker has to tell apart, where that is less than all of it: of a list of days, say, how many there are.
   * Left out, all of it, with every day taken for any other. The checker compares what it merged, and reports a difference.
   */
  readonly distinct?: (rule: RuleWith<Params>, seen: Seen) => unknown;
  /** The finding; `undefined` where there is nothing to rule on. */
  readonly assess: (rule: RuleWith<Params>, seen: Seen, situation: Situation) => Finding | undefined;
  /** A plain sentence of the ruling, with its arithmetic. */
  readonly say: (rule: RuleWith<Params>, finding: Finding) => string;
  /** The rule itself in plain words; with a situation, in that situation's numbers. */
  readonly law: (rule: RuleWith<Params>, situation?: Situation) => string;
  /** The day the rule sets for a measure as it stands; several where parts of it have days of their own. `none` for a kind that sets no day. */
  readonly deadline:
    | 'none'
    | ((rule: RuleWith<Params>, seen: Seen, standpoint: Standpoint) => Due | readonly Due[] | undefined);
  /** The classes of measure that the rule tells apart, besides those it is for; none when left out. */
  readonly classes?: (rule: RuleWith<Params>) => readonly string[];
  /** What in a rule contradicts the procedure it stands in, a sentence each; nothing when left out. */
  readonly contradictions?: (rule: RuleWith<Params>, bodies: BodiesDefined) => readonly string[];
  /** How a vote comes out by the rule; for kinds that count votes. `open` where the law does not settle it. */
  readonly outcome?: (rule: RuleWith<Params>, situation: Situation) => 'carried' | 'lost' | 'open' | 'unknown';
  /** Whether a rule that fails closes its row to the measure, whatever the act says: the acts of other rows come first. */
  readonly closes?: true;
  /** Whether the rule fails nobody: it tells a day, or a question. */
  readonly neverFails?: true;
}

/** The bodies that a procedure defines, as its contradictions are looked for. */
export interface BodiesDefined {
  readonly council: string;
  readonly bodies: Readonly<Record<string, { readonly name: string; readonly seats?: number | undefined }>>;
}

/** A kind of rule, whatever kind it is. */
export interface AnyRuleKind {
  readonly kind: string;
  readonly params: z.ZodRawShape;
  readonly acts: readonly string[] | 'of-measures' | 'any';
  readonly ofFacts: boolean;
  readonly sees: (rule: never, facts: never) => unknown;
  readonly distinct?: (rule: never, seen: never) => unknown;
  readonly assess: (rule: never, seen: never, situation: Situation) => Finding | undefined;
  readonly say: (rule: never, finding: Finding) => string;
  readonly law: (rule: never, situation?: Situation) => string;
  readonly deadline: 'none' | ((rule: never, seen: never, standpoint: Standpoint) => Due | readonly Due[] | undefined);
  readonly classes?: (rule: never) => readonly string[];
  readonly contradictions?: (rule: never, bodies: BodiesDefined) => readonly string[];
  readonly outcome?: (rule: never, situation: Situation) => 'carried' | 'lost' | 'open' | 'unknown';
  readonly closes?: true;
  readonly neverFails?: true;
}

/** A rule of one kind. */
export type RuleOf<Kind extends { readonly kind: string; readonly params: z.ZodRawShape }> = RuleWith<
  Kind['params']
> & { readonly kind: Kind['kind'] };

/**
 * Defines a kind of rule. What `assess` reads of a measure, `sees` hands it.
 *
 * @example
 * const signatures = defineRuleKind({
 *   kind: 'signatures', params: { least: z.int().min(1) }, acts: ['count-signatures'], ofFacts: false,
 *   sees: (_rule, { petitions }: { petitions: number[] }) => ({ filed: petitions.length > 0 }),
 *   assess: ({ least }, { filed }, { act }) =>
 *     filed ? { verdict: Number(act.data.valid) >= least ? 'holds' : 'fails' } : { verdict: 'undetermined', lacks: ['a petition'] },
 *   say: ({ least }, { verdict }) => `${verdict}: it takes ${least} signatures`,
 *   law: ({ least }) => `at least ${least} valid signatures`,
 *   deadline: 'none',
 * });
 */
export function defineRuleKind<
  const Kind extends string,
  Params extends z.ZodRawShape,
  // Where a member is missing, nothing else is inferred: with these two the compiler names the member, and not the functions that are there.
  Facts = never,
  // biome-ignore lint/suspicious/noExplicitAny: only `any` can be given to whatever `assess` takes.
  Seen = any,
>(kind: RuleKind<Kind, Params, Facts, Seen>): RuleKind<Kind, Params, Facts, Seen> {
  return kind;
}

/** Whether a rule is of a kind. It narrows the rule to the kind's numbers. */
export function isOfKind<
  Kind extends { readonly kind: string; readonly params: z.ZodRawShape },
  Rule extends { readonly kind: string },
>(kind: Kind, rule: Rule): rule is Rule & RuleOf<Kind> {
  return rule.kind === kind.kind;
}
