import { ownVocabulary } from '@statecraft/core';
import type { Failing, Wording } from '../any-drafts.ts';
import { isCommandOf } from '../command-of.ts';
import { methodOn, methodWith, sideOf, type Vote, votingIn } from './ayes.ts';
import type { OwnRuleContext } from './context.ts';

const { vote, report } = ownVocabulary.acts;

/** One aye short of what was announced as carried, or as many as carry what was announced as lost. */
export function missTheThreshold(_rule: unknown, { command, ruling, scene }: OwnRuleContext): Failing[] {
  const needs = numbersIn(ruling.numbers?.needed);
  if (!isCommandOf(vote, command) || needs.length === 0) return [];
  const carried = command.announced === 'carried';
  const ayes = carried ? Math.min(...needs) - 1 : Math.max(...needs);
  const wrong = carried ? `carried with ${ayes} ayes, one short` : `lost with ${ayes} ayes, which carry it`;
  return [{ wrong, say: { method: methodWith(votingIn(scene, command.body), ayes) } }];
}

/** As many ayes as it takes, or fewer than that for what was announced as lost. */
export function meetTheThreshold(_rule: unknown, { command, ruling, scene }: OwnRuleContext): Wording | undefined {
  return isCommandOf(vote, command) ? nearest(command, numbersIn(ruling.numbers?.needed), scene) : undefined;
}

/** The least ayes that carry by every threshold, or the most that carry by none. */
export function barelyMeetThresholds(_rule: unknown, { command, rulings, scene }: OwnRuleContext): Wording | undefined {
  if (!isCommandOf(vote, command)) return undefined;
  const { kind } = ownVocabulary.rules.threshold;
  const needs = rulings
    .flatMap((ruling) => [ruling, ...(ruling.parts ?? [])])
    .flatMap(({ rule, numbers }) => (scene.lifecycle.rule(rule)?.kind === kind ? numbersIn(numbers?.needed) : []));
  return nearest(command, needs, scene);
}

function nearest(command: Vote, needs: readonly number[], scene: OwnRuleContext['scene']): Wording | undefined {
  if (needs.length === 0) return undefined;
  const ayes = command.announced === 'lost' ? Math.min(...needs) - 1 : Math.max(...needs);
  return { method: methodWith(votingIn(scene, command.body), ayes) };
}

function numbersIn(figure: unknown): number[] {
  return [figure].flat().filter((each) => typeof each === 'number');
}

/** A stranger answers among the others. */
export function withAStranger(_rule: unknown, { command }: OwnRuleContext): Failing[] {
  const wrong = 'a stranger on the roll';
  if (isCommandOf(vote, command) && command.method.kind === 'roll-call') {
    const side = sideOf(command.announced);
    const method = { ...command.method, [side]: [...(command.method[side] ?? []), 'stranger'] };
    return [{ wrong, say: { method } }];
  }
  if (isCommandOf(report, command) && command.roll)
    return [{ wrong, say: { roll: { ...command.roll, nays: ['stranger'] } } }];
  return [];
}

/** One member less than it takes is there. */
export function withoutAQuorum(_rule: unknown, { command, ruling, scene }: OwnRuleContext): Failing[] {
  const needed = ruling.numbers?.needed;
  if (!isCommandOf(vote, command) || typeof needed !== 'number') return [];
  const voting = votingIn(scene, command.body);
  const there = Math.min(needed - 1, voting.size);
  const method = methodOn(sideOf(command.announced), voting, there);
  return [{ wrong: `${there} present, one short of a quorum`, say: { method } }];
}

/** A casting vote though everybody is on one side. */
export function castWithoutATie(_rule: unknown, { command, scene }: OwnRuleContext): Failing[] {
  if (!isCommandOf(vote, command)) return [];
  const side = sideOf(command.announced);
  const method = methodOn(side, votingIn(scene, command.body));
  return [{ wrong: 'a casting vote without a tie', say: { method, casting: side } }];
}
