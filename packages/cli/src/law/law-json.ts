import { behaviourOf, type Procedure, printCitation, type Rule } from '@statecraft/core';

/** A procedure as one JSON object: every row and rule with its citation, or with the question that is not settled. */
export function lawJson(procedure: Procedure) {
  const { id, title, jurisdiction, zone, version, measures, council, editions, classes, gaps, sources } = procedure;
  return {
    id,
    title,
    jurisdiction,
    zone,
    version,
    measures,
    council,
    editions,
    rows: procedure.rows.map(grounded),
    rules: procedure.rules.map(ruleJson),
    bodyActs: procedure.bodyActs,
    bodies: Object.entries(procedure.bodies).map(([body, definition]) => ({ id: body, ...grounded(definition) })),
    classes,
    gaps,
    sources,
  };
}

/** What a reader of the JSON can rely on in a rule; what its kind takes stands beside it. */
interface RuleJson {
  readonly id: string;
  readonly law: string;
  readonly citation?: string | undefined;
  readonly unsettled?: Grounds['unsettled'];
  readonly parts?: readonly RuleJson[] | undefined;
}

/** A rule in words; one made of others with each of them in words. */
function ruleJson(rule: Rule): RuleJson {
  const parts = 'parts' in rule ? { parts: rule.parts.map(ruleJson) } : {};
  return { ...grounded(rule), ...parts, law: behaviourOf(rule).law(rule) };
}

type Grounds = Parameters<typeof printCitation>[0];

/** A part of the law with its citation in print, beside the fields it is made of. */
function grounded<Part extends Grounds>({ citation, unsettled, ...part }: Part) {
  return {
    ...part,
    ...(citation && { citation: printCitation({ citation }), cites: citation }),
    ...(unsettled && { unsettled }),
  };
}
