import {
  addDays,
  type Command,
  isOfKind,
  type LegalDate,
  ownVocabulary,
  type Ruling,
  type Standing,
} from '@statecraft/core';
import { measureAt } from '../hall.ts';
import { type Draft, simpleRulesOf } from './lawful.ts';
import type { Scene } from './scene.ts';

/** A command with one thing wrong with it. */
export interface Spoilt {
  readonly command: Command;
  /** The rule it fails. */
  readonly rule: string;
  /** What was done to it, in words. */
  readonly wrong: string;
}

/** A lawful command with one thing wrong at a time: for each of its rules that can be failed by saying or by the day, just so far that it fails. */
export function spoil(scene: Scene, standing: Standing, { command, assessment }: Draft): Spoilt[] {
  const { row } = assessment;
  if (!row) return [];
  return simpleRulesOf(scene, row).flatMap((rule) => {
    const ruling = rulingOn(assessment.rulings, rule.id);
    return ruling ? waysToFail(scene, standing, command, rule, ruling).map((way) => ({ rule: rule.id, ...way })) : [];
  });
}

/** The ruling on a rule, or on one that another is made of. */
export function rulingOn(rulings: readonly Ruling[], rule: string): Ruling | undefined {
  return rulings.flatMap((ruling) => [ruling, ...(ruling.parts ?? [])]).find((each) => each.rule === rule);
}

type Way = Omit<Spoilt, 'rule'>;

function waysToFail(
  scene: Scene,
  { facts }: Standing,
  command: Command,
  rule: ReturnType<typeof simpleRulesOf>[number],
  { numbers = {} }: Ruling,
): readonly Way[] {
  const say = (wrong: string, words: object): readonly Way[] => [
    { wrong, command: { ...command, ...words } as Command },
  ];
  switch (rule.kind) {
    case 'threshold':
      return command.type === 'vote' ? missTheThreshold(scene, command, numbers.needed) : [];
    case 'roll':
      return rollWithAStranger(command);
    case 'quorum': {
      if (command.type !== 'vote' || typeof numbers.needed !== 'number') return [];
      const members = scene.hall.members(command.body ?? scene.procedure.council);
      const there = members.slice(0, numbers.needed - 1);
      const side = command.announced === 'lost' ? 'nays' : 'ayes';
      const method = { kind: 'roll-call', [side]: there, absent: members.slice(there.length) };
      return say(`${there.length} present, one short of a quorum`, { method });
    }
    case 'actor':
      return say('done in another capacity', { by: { id: 'stranger', role: 'passer-by' } });
    case 'sponsor':
      return say('done by nobody who sponsors it', { by: { id: 'stranger' } });
    case 'consent':
      return say('a chair did not consent', { consent: [] });
    case 'degree':
      return isOfKind(ownVocabulary.rules.degree, rule) ? say('one degree too deep', { degree: rule.most + 1 }) : [];
    case 'text':
      return say('on another text', { text: { hash: 'sha256:another' } });
    case 'casting-vote':
      return say('a casting vote without a tie', { casting: 'ayes' });
    case 'mover': {
      const before = facts.votes.findLast(({ question }) => question.kind === rule.of);
      const roll = before?.method.kind === 'roll-call' ? before.method : undefined;
      const beaten = (before?.outcome === 'carried' ? roll?.nays : roll?.ayes)?.[0] ?? 'stranger';
      return say('moved from the side that lost', { mover: beaten });
    }
    case 'related':
      return rule.which === 'replacement'
        ? say('the other measure is not there yet', { with: measureAt('unfiled') })
        : [];
    case 'hold':
      return typeof numbers.until === 'string' && numbers.until !== 'indefinite'
        ? say('a day before the hold ends', { on: addDays(numbers.until as LegalDate, -1) })
        : [];
    case 'lie-over':
    case 'end-of-term': {
      const last = numbers.last as LegalDate | undefined;
      if (last === undefined) return [];
      return say('a day too early', { on: rule.lawful === 'after' ? last : addDays(last, -1) });
    }
    case 'window':
      return typeof numbers.last === 'string'
        ? say('a day too late', { on: addDays(numbers.last as LegalDate, 1) })
        : [];
    case 'same-or-next-meeting': {
      const next = numbers.next as LegalDate | undefined;
      const decided = numbers.decidedOn as LegalDate | undefined;
      const late = next ?? (decided && addDays(decided, 366));
      return late === undefined ? [] : say('a day after the next meeting', { on: addDays(late, 1) });
    }
    default:
      return [];
  }
}

type Vote = Extract<Command, { type: 'vote' }>;

/** One aye short of what was announced as carried, or as many as carry what was announced as lost. */
function missTheThreshold(scene: Scene, command: Vote, needed: unknown): readonly Way[] {
  const needs = [needed].flat().filter((each) => typeof each === 'number');
  if (needs.length === 0) return [];
  const carried = command.announced === 'carried';
  const ayes = carried ? Math.min(...needs) - 1 : Math.max(...needs);
  const wrong = carried ? `carried with ${ayes} ayes, one short` : `lost with ${ayes} ayes, which carry it`;
  return [{ wrong, command: withAyes(scene, command, ayes) }];
}

/** A vote with so many ayes, everybody else against. */
export function withAyes(scene: Scene, command: Vote, ayes: number): Command {
  const members = scene.hall.members(command.body ?? scene.procedure.council);
  return { ...command, method: { kind: 'roll-call', ayes: members.slice(0, ayes), nays: members.slice(ayes) } };
}

/** The votes that are as near to coming out otherwise as they can: with the least ayes that carry, or the most that do not. */
export function barely(scene: Scene, { command, assessment }: Draft): Command | undefined {
  if (command.type !== 'vote') return undefined;
  const needs = assessment.rulings
    .flatMap((ruling) => [ruling, ...(ruling.parts ?? [])])
    .flatMap(({ rule, numbers }) => (scene.lifecycle.rule(rule)?.kind === 'threshold' ? (numbers?.needed ?? []) : []))
    .filter((each) => typeof each === 'number');
  if (needs.length === 0) return undefined;
  return withAyes(scene, command, command.announced === 'lost' ? Math.min(...needs) - 1 : Math.max(...needs));
}

function rollWithAStranger(command: Command): readonly Way[] {
  const wrong = 'a stranger on the roll';
  if (command.type === 'vote' && command.method.kind === 'roll-call') {
    const side = command.announced === 'lost' ? 'nays' : 'ayes';
    const method = { ...command.method, [side]: [...(command.method[side] ?? []), 'stranger'] };
    return [{ wrong, command: { ...command, method } as Command }];
  }
  if (command.type === 'report' && command.roll)
    return [{ wrong, command: { ...command, roll: { ...command.roll, nays: ['stranger'] } } }];
  return [];
}
