import { isFault, type Procedure, readProcedure } from '@statecraft/core';
import { type Finding, finding } from './finding.ts';

/** What is wrong with the data as such: contradictions in it, and what names no ground. */
export function findingsInData(procedure: Procedure): Finding[] {
  const parts = procedure.rules.flatMap(({ parts = [] }) => parts);
  const groundless = [...procedure.rules, ...parts, ...procedure.rows].filter(
    ({ citation, unsettled }) => !citation && !unsettled,
  );
  const used = new Set([
    ...[...procedure.rows, ...procedure.bodyActs].flatMap(({ rules }) => rules),
    ...procedure.rows.flatMap(({ when }) => Object.keys(when)),
  ]);
  return [
    ...contradictionsIn(procedure)
      .filter((problem) => !problem.includes('has neither a citation'))
      .map((problem) => finding('contradiction', procedure.id, problem)),
    ...groundless.map(({ id }) =>
      finding('without-citation', id, `${id} names neither where it is written nor what is unsettled about it`),
    ),
    ...procedure.rules
      .filter(({ id }) => !used.has(id))
      .map(({ id }) => finding('rule-unused', id, `${id} is a rule of no row and of no body’s act`)),
  ];
}

function contradictionsIn(procedure: Procedure): readonly string[] {
  try {
    readProcedure(procedure);
    return [];
  } catch (thrown) {
    if (!isFault(thrown)) throw thrown;
    return (thrown.details as { problems?: readonly string[] } | undefined)?.problems ?? [thrown.message];
  }
}
