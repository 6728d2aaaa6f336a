import {
  type AnyAct,
  type Bodies,
  type BoundRule,
  bodiesOf,
  kindOf,
  type LegalDate,
  type Lifecycle,
  partsOf,
  type Row,
  ruleOn,
} from '@statecraft/core';
import { numberedSeats } from '../seats.ts';
import type { Exploration } from './explore.ts';
import { type Finding, finding } from './finding.ts';

/** Questions that no body decides, and questions that a minority decides, counted in a full house. */
export function findingsInThresholds({ scene, lifecycle, sightings }: Exploration): Finding[] {
  const { bodies, council } = scene.procedure;
  const findings = scene.rules.flatMap((rule): Finding[] => {
    const body = bodyOf(rule) ?? council;
    const seats = bodies[body]?.seats;
    const needs = seats === undefined ? [] : votesNeededBy(lifecycle, rule, body, seats);
    const what = kindOf(rule).outcome ? 'ayes' : 'members present';
    return needs.flatMap((need) =>
      need > Number(seats)
        ? finding(
            'threshold-above-seats',
            rule.id,
            `${rule.id} takes ${need} ${what} of ${body}, which has ${seats} seats`,
          )
        : need * 2 <= Number(seats)
          ? finding(
              'threshold-of-a-minority',
              rule.id,
              `${rule.id} takes ${need} ${what} of ${seats}: no more than are on the other side`,
              sightings.verdicts.get(rule.id)?.get('holds'),
            )
          : [],
    );
  });
  const seats = bodies[council]?.seats;
  if (seats === undefined) return findings;
  const carrying = (question: string) =>
    lifecycle.rows.filter(({ when }) => when.question === question && when.outcome === 'carried');
  const passage = least(carrying('passage').flatMap((row) => leastAyesOf(lifecycle, row, seats) ?? []));
  for (const row of carrying('override')) {
    const override = leastAyesOf(lifecycle, row, seats);
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

/** The body whose votes a rule counts, where the rule names one. */
function bodyOf({ body }: BoundRule): string | undefined {
  return typeof body === 'string' ? body : undefined;
}

/** The least ayes by which the council may decide as a row has it, by the easiest of its rules. */
function leastAyesOf(lifecycle: Lifecycle, row: Row, seats: number): number | undefined {
  const counting = lifecycle
    .rulesOf(row)
    .flatMap(partsOf)
    .filter((rule) => kindOf(rule).outcome);
  return least(
    counting.flatMap((rule) => votesNeededBy(lifecycle, rule, bodyOf(rule) ?? lifecycle.procedure.council, seats)),
  );
}

function least(numbers: readonly number[]): number | undefined {
  return numbers.length === 0 ? undefined : Math.min(...numbers);
}

/**
 * How many votes a rule takes in a full house: ayes of a rule that says how a vote comes out, members present of any other rule on
 * votes. Where the law does not settle the number, the least and the most. Found by trying one vote after another.
 */
function votesNeededBy(lifecycle: Lifecycle, rule: BoundRule, body: string, seats: number): readonly number[] {
  const { outcome, acts, ofFacts } = kindOf(rule);
  if (ofFacts || !Array.isArray(acts)) return [];
  const bodies = fullHouse(lifecycle, seats);
  const most = 2 * seats + 1;
  if (outcome) {
    // Everybody else is against.
    const comesOut = (ayes: number) =>
      outcome(rule as never, { act: tally(body, { ayes, nays: Math.max(0, seats - ayes) }), bodies });
    const first = leastWith(most, (ayes) => comesOut(ayes) === 'open' || comesOut(ayes) === 'carried');
    const sure = leastWith(most, (ayes) => comesOut(ayes) === 'carried');
    return [...new Set([first, sure].filter((votes) => votes !== undefined))];
  }
  // Everybody else is absent.
  const facts = lifecycle.definitions.unrecordedMeasure();
  const enough = leastWith(most, (ayes) => {
    const act = tally(body, { ayes, absent: Math.max(0, seats - ayes) });
    return ruleOn({ ...rule, for: undefined }, facts, { act, bodies })?.verdict !== 'fails';
  });
  return enough === undefined || enough === 0 ? [] : [enough];
}

/** The least number up to a bound that is enough, where more is never less than enough; `undefined` where the bound is not enough. */
function leastWith(bound: number, isEnough: (number: number) => boolean): number | undefined {
  if (!isEnough(bound)) return undefined;
  let [low, high] = [0, bound];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isEnough(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A day like any other, as the house is full on it. */
const DAY = '2020-01-06' as LegalDate;

/** The bodies with every seat filled. */
function fullHouse({ procedure, definitions }: Lifecycle, seats: number): Bodies {
  const tenures = numberedSeats(seats).map((member) => ({ member, from: DAY }));
  return bodiesOf(procedure, () => ({ ...definitions.unrecordedBody(), tenures }));
}

/** A vote of which only the numbers are known. */
function tally(body: string, count: Readonly<Record<string, number>>): AnyAct {
  const none = { ayes: 0, nays: 0, abstaining: 0, present: 0, paired: 0, recused: 0, absent: 0, excused: 0 };
  const method = { kind: 'tally', ...none, ...count };
  return {
    type: 'vote',
    id: '',
    on: DAY,
    basis: 'hypothetical',
    data: { question: { kind: 'passage' }, body, method },
  };
}
