import { behaviourOf, type Procedure, printCitation } from '@statecraft/core';

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
    rules: procedure.rules.map((rule) => ({ ...grounded(rule), law: behaviourOf(rule).law(rule) })),
    bodyActs: procedure.bodyActs,
    bodies: Object.entries(procedure.bodies).map(([body, definition]) => ({ id: body, ...grounded(definition) })),
    classes,
    gaps,
    sources,
  };
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
