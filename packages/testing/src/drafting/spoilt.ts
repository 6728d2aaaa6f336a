import type { Command, Standing } from '@statecraft/core';
import { ruleContext } from './contexts.ts';
import { type Draft, rulingOn, type Spoilt, simpleRulesOf, waysToFail } from './lawful.ts';
import type { Scene } from './scene.ts';

/** A lawful command with one thing wrong at a time: for each of its rules that can be failed by saying or by the day, just so far that it fails. */
export function spoil(scene: Scene, standing: Standing, { command, assessment }: Draft): Spoilt[] {
  const { row, rulings } = assessment;
  if (!row) return [];
  return simpleRulesOf(scene, row).flatMap((rule) => waysToFail(scene, standing, command, rule, rulings));
}

/** The command as near to failing one of its rules as it can be: a vote with the least ayes that carry, say. `undefined` where it has no such rule. */
export function barely(scene: Scene, standing: Standing, { command, assessment }: Draft): Command | undefined {
  const { row, rulings } = assessment;
  if (!row) return undefined;
  for (const rule of simpleRulesOf(scene, row)) {
    const ruling = rulingOn(rulings, rule.id);
    const draft = scene.drafts.rule(rule.kind)?.barely;
    if (!ruling || !draft) continue;
    const words = draft(rule as never, ruleContext(scene, standing, command, ruling, rulings) as never);
    if (words) return { ...command, ...words } as Command;
  }
  return undefined;
}
