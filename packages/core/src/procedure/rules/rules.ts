import type { MeasureFacts } from '../../acts/acts.ts';
import type { AnyRuleKind } from '../../vocabulary/define-rule-kind.ts';
import type { SubjectKind } from '../../vocabulary/entry.ts';
import type { Finding, Ruling } from '../../vocabulary/ruling.ts';
import { appliesTo, type Due, type RuleHead } from '../rule-head.ts';
import type { Situation, Standpoint } from '../situation.ts';
import { type Composition, compositions } from './composite.ts';

/** A rule of a procedure, as data: its head, its kind, and the numbers that its kind takes. */
export interface Rule extends RuleHead {
  readonly kind: string;
  /** The rules that this rule is made of; absent where it is made of none. */
  readonly parts?: readonly Rule[] | undefined;
  readonly [number: string]: unknown;
}

/** A rule with what its kind makes of it: ready to be asked. */
export interface BoundRule extends Rule {
  readonly parts?: readonly BoundRule[] | undefined;
  /** The kind's definition, or how the rule is composed of its parts. */
  readonly definition: AnyRuleKind | Composition;
}

/** The kinds of rule at hand, by name. */
export type RuleKinds = ReadonlyMap<string, AnyRuleKind>;

/** Binds a rule to the definition of its kind. */
export function bindRule(rule: Rule, kinds: RuleKinds): BoundRule {
  const definition = compositions.get(rule.kind) ?? kinds.get(rule.kind);
  if (!definition) throw new TypeError(`no kind of rule ${rule.kind}`);
  return { ...rule, parts: rule.parts?.map((part) => bindRule(part, kinds)), definition };
}

/** The rules that a rule is made of; itself where it is made of none. */
export function partsOf<Of extends Rule>(rule: Of): readonly Of[] {
  return (rule.parts as readonly Of[] | undefined) ?? [rule];
}

/** The acts it can rule on; a rule made of others on those that one of its parts can. */
export function canRuleOn(rule: BoundRule, act: string, subject: SubjectKind): boolean {
  return partsOf(rule).some((part) => {
    const { acts } = kindOf(part);
    return acts === 'any' || (acts === 'of-measures' ? subject === 'measure' : acts.includes(act));
  });
}

/** Whether it looks only at the facts and the day, so that it can be ruled on before an act is drawn up. */
export function isOfFacts(rule: BoundRule): boolean {
  return partsOf(rule).every((part) => kindOf(part).ofFacts);
}

/** The days that a rule sets for a measure as it stands; none where it is not for such a measure, or sets none now. */
export function daysSetBy(rule: BoundRule, facts: MeasureFacts, standpoint: Standpoint): readonly Due[] {
  const { deadline } = rule.parts ? { deadline: 'none' as const } : kindOf(rule);
  if (deadline === 'none' || !appliesTo(rule.for, facts)) return [];
  const due = deadline(rule as never, seenBy(rule, facts) as never, standpoint);
  return due === undefined ? [] : [due].flat();
}

/** What a rule makes of an act; `undefined` where it finds nothing to rule on, or is not for such a measure. */
export function ruleOn(rule: BoundRule, facts: MeasureFacts, situation: Situation): Ruling | undefined {
  const finding = findingOf(rule, facts, situation);
  return finding && { rule: rule.id, ...finding };
}

function findingOf(rule: BoundRule, facts: MeasureFacts, situation: Situation): Finding | undefined {
  if (!appliesTo(rule.for, facts)) return undefined;
  if (!rule.parts) return kindOf(rule).assess(rule as never, seenBy(rule, facts) as never, situation);
  const rulings = rule.parts.flatMap((part) => ruleOn(part, facts, situation) ?? []);
  const verdict = compositionOf(rule).order.find((each) => rulings.some((ruling) => ruling.verdict === each));
  return verdict && { verdict, parts: rulings };
}

/** What a rule looks at in the facts of a measure. */
function seenBy(rule: BoundRule, facts: MeasureFacts): unknown {
  return kindOf(rule).sees(rule as never, facts as never);
}

/** What the checker has to tell apart of a measure for a rule; part by part where the rule is made of others. */
export function toldApartBy(rule: BoundRule, facts: MeasureFacts): unknown {
  if (rule.parts) return rule.parts.map((part) => toldApartBy(part, facts));
  if (!appliesTo(rule.for, facts)) return undefined;
  const seen = seenBy(rule, facts);
  const { distinct } = kindOf(rule);
  return distinct ? distinct(rule as never, seen as never) : seen;
}

/** A ruling on a rule in a plain sentence, with its arithmetic. */
export function sayRuling(rule: BoundRule, finding: Finding): string {
  if (!rule.parts) return kindOf(rule).say(rule as never, finding);
  const { deciding } = compositionOf(rule);
  return (finding.parts ?? [])
    .filter(({ verdict }) => finding.verdict !== deciding || verdict === deciding)
    .flatMap((ruling) => {
      const part = rule.parts?.find(({ id }) => id === ruling.rule);
      return part ? [sayRuling(part, ruling)] : [];
    })
    .join('; ');
}

/** A rule in plain words; with a situation, in that situation's numbers. */
export function lawOf(rule: BoundRule, situation?: Situation): string {
  if (!rule.parts) return kindOf(rule).law(rule as never, situation);
  return `${compositionOf(rule).words}: ${rule.parts.map((part) => lawOf(part, situation)).join('; ')}`;
}

/** The definition of the kind of a rule that is made of no others. */
export function kindOf({ definition }: BoundRule): AnyRuleKind {
  return definition as AnyRuleKind;
}

function compositionOf({ definition }: BoundRule): Composition {
  return definition as Composition;
}
