import {
  addDays,
  behaviourOf,
  type LegalDate,
  partsOf,
  place,
  type Row,
  type Rule,
  type Standing,
} from '@statecraft/core';
import { draftLawful } from '../drafting/lawful.ts';
import type { Scene } from '../drafting/scene.ts';
import { wordingsOf } from '../drafting/wording.ts';
import { isEnd } from './ends.ts';
import { essenceOf } from './essence.ts';
import type { Exploration, Visited } from './explore.ts';
import { type Finding, finding } from './finding.ts';

/** The acts by which a time that has run out goes on record. */
const inactions: readonly string[] = ['lapse', 'expire'];

/** What is wrong with times: that run out into nothing, before which nothing is to be done, or that do not fit each other. */
export function findingsInClocks({ scene, lifecycle, visited }: Exploration): Finding[] {
  const found = new Map<string, Finding>();
  const tell = (each: Finding) => {
    if (!found.has(`${each.code} ${each.subject}`)) found.set(`${each.code} ${each.subject}`, each);
  };
  for (const measure of visited.values()) {
    const { stage } = measure.standing;
    const leaving = lifecycle.at(stage).filter(({ to }) => to !== 'same' && to !== stage);
    const windows = leaving.flatMap((row) => clocksOf(scene, row, measure, 'window'));
    const inaction = leaving.filter(({ act }) => inactions.includes(act));
    const times = inaction.flatMap((row) => clocksOf(scene, row, measure, 'lie-over'));
    const since = measure.on as LegalDate;
    for (const { rule, last } of windows) {
      if (found.has(`deadline-without-outcome ${rule.id}`)) continue;
      const [, late = since] = [since, addDays(last, 1)].sort();
      if (leadsOnFrom(scene, measure, leaving, late) === undefined)
        tell(
          finding(
            'deadline-without-outcome',
            rule.id,
            `once ${rule.id} has run out, after ${last}, nothing leads on from ${stage}`,
            measure.acts,
          ),
        );
    }
    if (isEnd(stage)) continue;
    for (const { row, rule, last } of times) {
      if (found.has(`deadline-one-sided ${rule.id}`)) continue;
      const others = leaving.filter((other) => other !== row);
      const early = leadsOnFrom(scene, measure, others, since);
      if (early === undefined || early > last)
        tell(
          finding(
            'deadline-one-sided',
            rule.id,
            `until ${rule.id} has run out, on ${last}, nothing leads on from ${stage}`,
            measure.acts,
          ),
        );
    }
    for (const window of windows)
      for (const time of times) {
        if (JSON.stringify(window.since) !== JSON.stringify(time.since)) continue;
        const from = firstDay(scene, time.row, measure.standing, since);
        if (from === undefined || from === addDays(window.last, 1)) continue;
        const [code, said] =
          from > window.last
            ? (['clock-gap', 'days on which neither is lawful'] as const)
            : (['clocks-overlap', 'days on which both are lawful'] as const);
        tell(
          finding(
            code,
            `${window.rule.id} ${time.rule.id}`,
            `${window.rule.id} ends on ${window.last}, and ${time.row.id} is lawful from ${from}: ${said}`,
            measure.acts,
          ),
        );
      }
  }
  return [...found.values()];
}

interface Clock {
  readonly row: Row;
  readonly rule: Rule;
  readonly last: LegalDate;
  readonly since: readonly string[];
}

/** The clocks of a kind on a row that have begun to run for a measure, each with its last day. */
function clocksOf(scene: Scene, row: Row, { standing }: Visited, kind: 'window' | 'lie-over'): Clock[] {
  return scene.lifecycle
    .rulesOf(row)
    .filter((rule) => !('parts' in rule))
    .flatMap(partsOf)
    .flatMap((rule) => {
      if (rule.kind !== kind || !concerns(rule, standing.facts.classes)) return [];
      const due = [behaviourOf(rule).deadline?.(rule, { ...standing, bodies: scene.hall.bodies }) ?? []].flat()[0];
      return due && 'date' in due ? [{ row, rule, last: due.date, since: rule.since }] : [];
    });
}

function concerns({ for: scope }: Rule, classes: readonly string[] = []): boolean {
  const isOf = (names: readonly string[] = []) => names.some((name) => classes.includes(name));
  return (!scope?.classes || isOf(scope.classes)) && !isOf(scope?.without);
}

/** The first day, from one on, on which an act of a row is lawful for a measure, however worded. */
function firstDay(scene: Scene, row: Row, standing: Standing, from: LegalDate): LegalDate | undefined {
  return wordingsOf(scene, row, standing, from)
    .flatMap((wording) => draftLawful(scene, row, standing, wording, from)?.command.on ?? [])
    .sort()[0] as LegalDate | undefined;
}

/** The first day, from one on, on which a measure can leave its stage by some rows, at once or after acts that leave it there. */
function leadsOnFrom(
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

/** Whether a rule is one that time alone can turn. */
export function isClock({ kind }: Rule): boolean {
  return kind === 'lie-over' || kind === 'window' || kind === 'end-of-term' || kind === 'hold' || kind === 'readings';
}
