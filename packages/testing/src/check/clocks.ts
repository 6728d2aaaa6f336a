import { addDays, type BoundRule, isDoneByLaw, kindOf, type LegalDate, type Row } from '@statecraft/core';
import { type Clock, clocksOf, firstDay, leadsOnFrom } from './clock-days.ts';
import { isEnd } from './ends.ts';
import type { Exploration, Visited } from './explore.ts';
import { type Finding, finding } from './finding.ts';

/** A measure whose clocks run, the rows by which it can leave its stage, and what was found of others before it. */
interface Moment {
  readonly scene: Exploration['scene'];
  readonly measure: Visited;
  readonly leaving: readonly Row[];
  readonly isFound: (code: Finding['code'], subject: string) => boolean;
}

/** What is wrong with times: that run out into nothing, before which nothing is to be done, or that do not fit each other. */
export function findingsInClocks({ scene, lifecycle, visited }: Exploration): Finding[] {
  const found = new Map<string, Finding>();
  for (const measure of visited.values()) {
    const { stage } = measure.standing;
    const leaving = lifecycle.at(stage).filter(({ to }) => to !== 'same' && to !== stage);
    const moment: Moment = { scene, measure, leaving, isFound: (code, subject) => found.has(`${code} ${subject}`) };
    const windows = leaving.flatMap((row) => clocksOf(scene, row, measure, 'up-to'));
    const times = leaving
      .filter((row) => isDoneByLaw(lifecycle, row))
      .flatMap((row) => clocksOf(scene, row, measure, 'once-run'));
    // What runs out once the measure is at an end ends the law, say, and not the measure's way.
    const open = isEnd(lifecycle, stage) ? [] : [...oneSided(moment, times), ...misfits(moment, windows, times)];
    for (const each of [...withoutOutcome(moment, windows), ...open])
      if (!moment.isFound(each.code, each.subject)) found.set(`${each.code} ${each.subject}`, each);
  }
  return [...found.values()];
}

/** Times after which nothing leads on. */
function withoutOutcome({ scene, measure, leaving, isFound }: Moment, windows: readonly Clock[]): Finding[] {
  const { standing, acts } = measure;
  return windows.flatMap(({ rule, last }) => {
    if (isFound('deadline-without-outcome', rule.id)) return [];
    const since = measure.on as LegalDate;
    const [, late = since] = [since, addDays(last, 1)].sort();
    if (leadsOnFrom(scene, measure, leaving, late) !== undefined) return [];
    const message = `once ${rule.id} has run out, after ${last}, nothing leads on from ${standing.stage}`;
    return [finding('deadline-without-outcome', rule.id, message, acts)];
  });
}

/** Times before whose end nothing leads on. */
function oneSided({ scene, measure, leaving, isFound }: Moment, times: readonly Clock[]): Finding[] {
  const { standing, acts } = measure;
  return times.flatMap(({ row, rule, last }) => {
    if (isFound('deadline-one-sided', rule.id)) return [];
    const others = leaving.filter((other) => other !== row);
    const early = leadsOnFrom(scene, measure, others, measure.on as LegalDate);
    if (early !== undefined && early <= last) return [];
    const message = `until ${rule.id} has run out, on ${last}, nothing leads on from ${standing.stage}`;
    return [finding('deadline-one-sided', rule.id, message, acts)];
  });
}

/** Times that begin together, and whose end and whose consequence do not meet. */
function misfits({ scene, measure }: Moment, windows: readonly Clock[], times: readonly Clock[]): Finding[] {
  return windows.flatMap((window) =>
    times
      .filter(({ since }) => since !== undefined && JSON.stringify(since) === JSON.stringify(window.since))
      .flatMap((time) => {
        const from = firstDay(scene, time.row, measure.standing, measure.on as LegalDate);
        if (from === undefined || from === addDays(window.last, 1)) return [];
        const [code, said] =
          from > window.last
            ? (['clock-gap', 'days on which neither is lawful'] as const)
            : (['clocks-overlap', 'days on which both are lawful'] as const);
        const subject = `${window.rule.id} ${time.rule.id}`;
        const message = `${window.rule.id} ends on ${window.last}, and ${time.row.id} is lawful from ${from}: ${said}`;
        return [finding(code, subject, message, measure.acts)];
      }),
  );
}

/** Whether a rule is one that time alone can turn. */
export function isClock(rule: BoundRule): boolean {
  if (rule.parts) return false;
  const { deadline, neverFails } = kindOf(rule);
  return deadline !== 'none' && !neverFails;
}
