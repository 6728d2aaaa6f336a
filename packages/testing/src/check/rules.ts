import { type Command, kindOf, type Row } from '@statecraft/core';
import { isClock } from './clocks.ts';
import { rulesNamedBy } from './essence.ts';
import type { Exploration } from './explore.ts';
import { type Finding, finding } from './finding.ts';
import { verdictsOnBodies } from './rules-on-bodies.ts';

/** The rows that no lawful history takes, and the rules that decide nothing. */
export function findingsInRules(exploration: Exploration): Finding[] {
  const { scene, lifecycle, sightings } = exploration;
  const untaken = lifecycle.rows.filter(({ id }) => !sightings.rows.get(id)?.taken);
  const reached = lifecycle.rows.filter(({ stages }) => stages.some((stage) => sightings.stages.has(stage)));
  const tried = new Set(reached.flatMap((row) => rulesNamedBy(lifecycle, row).map(({ id }) => id)));
  const onBodies = verdictsOnBodies(scene);
  const verdicts = (id: string) =>
    new Set([...(sightings.verdicts.get(id)?.keys() ?? []), ...(onBodies.get(id) ?? [])]);
  return [
    ...untaken.filter((row) => reached.includes(row)).flatMap((row) => untakenBecause(exploration, row)),
    ...scene.rules.flatMap((rule): Finding[] => {
      const seen = verdicts(rule.id);
      const { neverFails = false } = kindOf(rule);
      if (neverFails && rule.unsettled) return [];
      if (seen.size === 0 && !tried.has(rule.id) && !onBodies.has(rule.id)) return [];
      const example = [...(sightings.verdicts.get(rule.id)?.values() ?? [])].sort((a, b) => a.length - b.length)[0];
      if (seen.size === 0) return [finding('rule-unused', rule.id, `${rule.id} never finds anything to rule on`)];
      if (!neverFails && [...seen].every((verdict) => verdict === 'undetermined'))
        return [
          finding(
            'rule-never-determined',
            rule.id,
            `${rule.id} is undetermined each time it is asked: what it takes is not on record by then, and it keeps nobody from the act`,
            example,
          ),
        ];
      // A rule that was only ever undetermined kept nobody from the act.
      if (!seen.has('holds') && seen.has('fails') && !rule.unsettled)
        return [
          rule.for
            ? finding('rule-bars', rule.id, `${rule.id} never holds: it bars those it is for`, example)
            : finding('rule-never-holds', rule.id, `${rule.id} never holds, whatever is done`, example),
        ];
      if (!seen.has('fails') && !neverFails)
        return [finding('rule-never-fails', rule.id, `${rule.id} never fails, whatever is done`, example)];
      return [];
    }),
  ];
}

/** Why a row is never taken: two clocks that never allow it together, or the rules that stand in its way. */
function untakenBecause({ lifecycle, sightings }: Exploration, row: Row): Finding[] {
  const sight = sightings.rows.get(row.id);
  const example: readonly Command[] = sight?.refused ?? [];
  const clocks = lifecycle.rulesOf(row).filter((rule) => isClock(rule) && sight?.passed.has(rule.id));
  const pair = clocks
    .flatMap((rule, index) => clocks.slice(index + 1).map((other) => [rule.id, other.id] as const))
    .find(([rule, other]) => !sight?.passedTogether.has(`${rule} ${other}`));
  if (pair)
    return [
      finding(
        'clocks-contradict',
        row.id,
        `${row.id} is never lawful: ${pair[0]} and ${pair[1]} never allow it together`,
        example,
      ),
    ];
  const against = [...(sight?.failed ?? [])].filter((rule) => !sight?.passed.has(rule));
  const why = against.length > 0 ? `: ${against.join(', ')} fails each time` : '';
  return [finding('row-unreachable', row.id, `no lawful history takes ${row.id}${why}`, example)];
}
