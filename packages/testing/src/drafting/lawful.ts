import {
  type Assessment,
  assess,
  type BoundRule,
  type Command,
  type LegalDate,
  parseCommand,
  partsOf,
  type Row,
  type Ruling,
  refusals,
  ruleOn,
  type Standing,
} from '@statecraft/core';
import type { Wording } from './any-drafts.ts';
import { ruleContext } from './contexts.ts';
import type { Scene } from './scene.ts';
import { worded } from './wording.ts';

/** A command that the law accepts, and what it made of it. */
export interface Draft {
  readonly command: Command;
  readonly assessment: Assessment;
}

/** How often a draft is mended before it is given up: each time for another rule. */
const MENDINGS = 8;

/**
 * An act of a row that is lawful for a measure as it stands, on the day asked for or the first later one that the clocks allow.
 *
 * `undefined` where nothing that is said or waited for makes it lawful.
 */
export function draftLawful(
  scene: Scene,
  row: Row,
  standing: Standing,
  wording: Wording,
  on: LegalDate,
  choice = 0,
): Draft | undefined {
  let command = asAsked(scene, row, standing, worded(scene, row, wording, on, choice));
  for (let mended = 0; mended <= MENDINGS; mended += 1) {
    const assessment = scene.judge(standing, command);
    if (assessment?.row?.id !== row.id || !assessment.inOrder) return undefined;
    const [refusal] = refusals(assessment);
    if (!refusal) return { command, assessment };
    const better = mend(scene, standing, command, refusal);
    if (!better) return undefined;
    command = better;
  }
  return undefined;
}

/** The command changed so that the rules which a row asks in its `when` rule as the row has it, as far as saying and waiting help. */
function asAsked(scene: Scene, row: Row, standing: Standing, command: Command): Command {
  return scene.lifecycle.askedBy(row).reduce((said, { rule, verdict }) => {
    const ruling = rulingOnCommand(scene, standing, rule, said);
    if (!ruling || ruling.verdict === verdict) return said;
    if (verdict === 'holds') return mend(scene, standing, said, ruling) ?? said;
    const [way] = partsOf(rule).flatMap((part) => waysToFail(scene, standing, said, part, [ruling]));
    return way?.command ?? said;
  }, command);
}

function rulingOnCommand(
  { hall: { bodies }, lifecycle, procedure }: Scene,
  standing: Standing,
  rule: BoundRule,
  command: Command,
): Ruling | undefined {
  const parsed = parseCommand(command, () => 'drafted', procedure.uses);
  if ('malformations' in parsed) return undefined;
  // The act with its outcome, as a rule on votes takes it.
  const { act } = assess({ lifecycle, bodies }, standing, parsed.request.act);
  return ruleOn(rule, standing.facts, { act, bodies });
}

/** The command changed so that a rule that fails on it holds; `undefined` where it cannot say or wait for what the rule asks. */
export function mend(scene: Scene, standing: Standing, command: Command, ruling: Ruling): Command | undefined {
  const rule = scene.lifecycle.rule(ruling.rule);
  if (!rule) return undefined;
  if (!rule.parts) return mendFor(scene, standing, command, rule, ruling);
  const failing = ruling.parts?.filter(({ verdict }) => verdict === 'fails') ?? [];
  const ways = failing.flatMap((part) => mend(scene, standing, command, part) ?? []);
  // Of several ways the one that waits is tried last: it may come too late for another rule.
  return ways.find(({ on }) => on === command.on) ?? ways[0];
}

function mendFor(
  scene: Scene,
  standing: Standing,
  command: Command,
  rule: BoundRule,
  ruling: Ruling,
): Command | undefined {
  const draft = scene.drafts.rule(rule.kind)?.mend;
  if (draft === undefined || draft === 'never') return undefined;
  const words = draft(rule as never, ruleContext(scene, standing, command, ruling) as never);
  if (!words || (typeof words.on === 'string' && words.on <= command.on)) return undefined;
  return { ...command, ...words } as Command;
}

/** A command with one thing wrong with it. */
export interface Spoilt {
  readonly command: Command;
  /** The rule it fails. */
  readonly rule: string;
  /** What was done to it, in words. */
  readonly wrong: string;
}

/** The ways to make a command fail a rule that rules on it; none where no saying and no day makes it fail. */
export function waysToFail(
  scene: Scene,
  standing: Standing,
  command: Command,
  rule: BoundRule,
  rulings: readonly Ruling[],
): readonly Spoilt[] {
  const ruling = rulingOn(rulings, rule.id);
  const draft = scene.drafts.rule(rule.kind)?.fail;
  if (!ruling || draft === undefined || draft === 'never') return [];
  const ways = draft(rule as never, ruleContext(scene, standing, command, ruling, rulings) as never);
  return ways.map(({ wrong, say, on }) => ({
    rule: rule.id,
    wrong,
    command: { ...command, ...say, ...(on !== undefined && { on }) } as Command,
  }));
}

/** The ruling on a rule, or on one that another is made of. */
export function rulingOn(rulings: readonly Ruling[], rule: string): Ruling | undefined {
  return rulings.flatMap((ruling) => [ruling, ...(ruling.parts ?? [])]).find((each) => each.rule === rule);
}

/** The rules of a row, those that others are made of in their place. */
export function simpleRulesOf(scene: Scene, row: Row): readonly BoundRule[] {
  return scene.lifecycle.rulesOf(row).flatMap((rule): readonly BoundRule[] => partsOf(rule));
}
