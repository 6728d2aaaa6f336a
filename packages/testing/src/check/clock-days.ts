import {
  behaviourOf,
  type LegalDate,
  type MeasureFacts,
  partsOf,
  place,
  type Row,
  type Rule,
  type Standing,
} from '@statecraft/core';
import { draftLawful } from '../drafting/lawful.ts';
import type { Scene } from '../drafting/scene.ts';
import { wordingsOf } from '../drafting/wording.ts';
import { essenceOf } from './essence.ts';
import type { Visited } from './explore.ts';

/** A clock that has begun to run for a measure. */
export interface Clock {
  readonly row: Row;
  readonly rule: Rule;
  readonly last: LegalDate;
  readonly since: readonly string[];
}

/** The clocks of a kind on a row that have begun to run for a measure, each with its last day. */
export function clocksOf(scene: Scene, row: Row, { standing }: Visited, kind: 'window' | 'lie-over'): Clock[] {
  return scene.lifecycle
    .rulesOf(row)
    .filter((rule) => !('parts' in rule))
    .flatMap(partsOf)
    .flatMap((rule) => {
      if (rule.kind !== kind || !concerns(rule, standing.facts)) return [];
      const due = [behaviourOf(rule).deadline?.(rule, { ...standing, bodies: scene.hall.bodies }) ?? []].flat()[0];
      return due && 'date' in due ? [{ row, rule, last: due.date, since: rule.since }] : [];
    });
}

function concerns({ for: scope }: Rule, { kind, classes = [] }: MeasureFacts): boolean {
  if (scope?.kinds && kind !== undefined && !scope.kinds.includes(kind)) return false;
  const isOf = (names: readonly string[] = []) => names.some((name) => classes.includes(name));
  return (!scope?.classes || isOf(scope.classes)) && !isOf(scope?.without);
}

/** The first day, from one on, on which an act of a row is lawful for a measure, however worded. */
export function firstDay(scene: Scene, row: Row, standing: Standing, from: LegalDate): LegalDate | undefined {
  return wordingsOf(scene, row, standing, from)
    .flatMap((wording) => draftLawful(scene, row, standing, wording, from)?.command.on ?? [])
    .sort()[0] as LegalDate | undefined;
}

/** The first day, from one on, on which a measure can leave its stage by some rows, at once or after acts that leave it there. */
export function leadsOnFrom(
  scene: Scene,
  { standing }: Visited,
  rows: readonly Row[],
  from: LegalDate,
): LegalDate | undefined {
  const essence = essenceOf(scene);
  const here = [{ standing, from }];
  const seen = new Set([essence(standing)]);
  for (const at of here) {
    const days = rows.flatMap((row) => firstDay(scene, row, at.standing, at.from) ?? []);
    if (days.length > 0) return days.sort()[0];
    for (const row of scene.lifecycle.at(at.standing.stage)) {
      if (row.to !== 'same' && row.to !== at.standing.stage) continue;
      for (const wording of wordingsOf(scene, row, at.standing, at.from)) {
        const draft = draftLawful(scene, row, at.standing, wording, at.from);
        const next = draft && place(at.standing, draft.assessment);
        if (!next || seen.has(essence(next))) continue;
        seen.add(essence(next));
        here.push({ standing: next, from: draft.command.on as LegalDate });
      }
    }
  }
  return undefined;
}
