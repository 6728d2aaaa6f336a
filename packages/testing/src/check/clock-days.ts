import { type BoundRule, type Due, daysSetBy, type LegalDate, place, type Row, type Standing } from '@statecraft/core';
import { draftLawful } from '../drafting/lawful.ts';
import type { Scene } from '../drafting/scene.ts';
import { wordingsOf } from '../drafting/wording.ts';
import { essenceOf } from './essence.ts';
import type { Visited } from './explore.ts';

/** A clock that has begun to run for a measure. */
export interface Clock {
  readonly row: Row;
  readonly rule: BoundRule;
  readonly last: LegalDate;
  /** What the time is counted from, as the rule names it; absent for a rule that names nothing. */
  readonly since?: unknown;
}

/** What a clock does to the act of its row: the act is lawful up to the last day, or only once the time has run. */
export type Run = 'up-to' | 'once-run';

const runs: Readonly<Record<Due['when'], Run | undefined>> = {
  by: 'up-to',
  from: 'once-run',
  after: 'once-run',
  on: undefined,
};

/** The clocks on a row that have begun to run for a measure, each with its last day. */
export function clocksOf({ lifecycle, hall }: Scene, row: Row, { standing }: Visited, run: Run): Clock[] {
  const { stage, facts } = standing;
  const standpoint = { stage, phase: lifecycle.phaseOf(stage), bodies: hall.bodies };
  return lifecycle.rulesOf(row).flatMap((rule) => {
    const [due] = daysSetBy(rule, facts, standpoint);
    return due && 'date' in due && runs[due.when] === run ? [{ row, rule, last: due.date, since: rule.since }] : [];
  });
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
