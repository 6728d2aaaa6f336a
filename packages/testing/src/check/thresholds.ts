import { type Count, partsOf, type Row, type Threshold, votesNeeded } from '@statecraft/core';
import type { Exploration } from './explore.ts';
import { type Finding, finding } from './finding.ts';

/** Questions that no body decides, and questions that a minority decides, counted in a full house. */
export function findingsInThresholds({ scene, lifecycle, sightings }: Exploration): Finding[] {
  const { bodies, council, answers } = scene.procedure;
  const findings = scene.rules.flatMap((rule): Finding[] => {
    if (rule.kind !== 'threshold' && rule.kind !== 'quorum') return [];
    const body = (rule.kind === 'threshold' ? rule.body : undefined) ?? council;
    const seats = bodies[body]?.seats;
    if (seats === undefined) return [];
    const needed = (threshold: Threshold) =>
      votesNeeded(threshold, { seats, inOffice: seats }, allSayAye(seats), answers)?.needed ?? 0;
    const needs = rule.kind === 'threshold' ? rule.thresholds.map(needed) : [needed(rule.members)];
    const what = rule.kind === 'threshold' ? 'ayes' : 'members present';
    const tooMany = needs.filter((need) => need > seats);
    const tooFew = needs.filter((need) => need * 2 <= seats);
    return [
      ...tooMany.map((need) =>
        finding(
          'threshold-above-seats',
          rule.id,
          `${rule.id} takes ${need} ${what} of ${body}, which has ${seats} seats`,
        ),
      ),
      ...tooFew.map((need) =>
        finding(
          'threshold-of-a-minority',
          rule.id,
          `${rule.id} takes ${need} ${what} of ${seats}: no more than are on the other side`,
          sightings.verdicts.get(rule.id)?.get('holds'),
        ),
      ),
    ];
  });
  const passage = leastAyes(lifecycle, 'passage', scene.procedure.bodies[council]?.seats);
  const overrides = lifecycle.rows.filter(({ when }) => when.question === 'override' && when.outcome === 'carried');
  for (const row of overrides) {
    const override = leastAyesOf(lifecycle, row, scene.procedure.bodies[council]?.seats);
    if (override !== undefined && passage !== undefined && override <= passage)
      findings.push(
        finding(
          'override-no-harder',
          row.id,
          `${row.id} takes ${override} ayes, and passage ${passage}: the veto is no obstacle`,
          sightings.rows.get(row.id)?.taken,
        ),
      );
  }
  return findings;
}

type Lifecycle = Exploration['lifecycle'];

/** The least ayes that carry a question in a full house, by the easiest of its rows. */
function leastAyes(lifecycle: Lifecycle, question: string, seats: number | undefined): number | undefined {
  const all = lifecycle.rows
    .filter(({ when }) => when.question === question && when.outcome === 'carried')
    .flatMap((row) => leastAyesOf(lifecycle, row, seats) ?? []);
  return all.length > 0 ? Math.min(...all) : undefined;
}

function leastAyesOf(lifecycle: Lifecycle, row: Row, seats: number | undefined): number | undefined {
  if (seats === undefined) return undefined;
  const all = lifecycle
    .rulesOf(row)
    .flatMap(partsOf)
    .flatMap((rule) => (rule.kind === 'threshold' ? rule.thresholds : []))
    .flatMap((each) => votesNeeded(each, { seats, inOffice: seats }, allSayAye(seats))?.needed ?? []);
  return all.length > 0 ? Math.min(...all) : undefined;
}

function allSayAye(seats: number): Count {
  return { ayes: seats, nays: 0, abstaining: 0, present: 0, paired: 0, recused: 0, absent: 0, excused: 0 };
}
