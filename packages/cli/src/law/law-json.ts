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
    rows: procedure.rows.map((row) => ({ ...row, ...grounds(row) })),
    rules: procedure.rules.map((rule) => ({ ...rule, law: behaviourOf(rule).law(rule), ...grounds(rule) })),
    bodyActs: procedure.bodyActs,
    bodies: Object.entries(procedure.bodies).map(([body, definition]) => ({
      id: body,
      ...definition,
      ...grounds(definition),
    })),
    classes,
    gaps,
    sources,
  };
}

type Grounded = Parameters<typeof printCitation>[0];

/** The citation in print beside the fields it is made of. */
function grounds({ citation, unsettled }: Grounded) {
  return {
    ...(citation && { citation: printCitation({ citation }), cites: citation }),
    ...(unsettled && { unsettled }),
  };
}
