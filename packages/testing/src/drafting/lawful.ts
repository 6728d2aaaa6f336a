import {
  type Assessment,
  addDays,
  type BoundRule,
  type Command,
  isOfKind,
  type LegalDate,
  ownVocabulary,
  partsOf,
  type Row,
  type Ruling,
  refusals,
  type Standing,
} from '@statecraft/core';
import { measureAt } from '../hall.ts';
import type { Scene } from './scene.ts';
import { type Wording, worded } from './wording.ts';

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
  let command = worded(scene, row, wording, on, choice);
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

/** The command changed so that a rule that fails on it holds; `undefined` where it cannot say or wait for what the rule asks. */
export function mend(scene: Scene, standing: Standing, command: Command, ruling: Ruling): Command | undefined {
  const rule = scene.lifecycle.rule(ruling.rule);
  if (!rule) return undefined;
  if (rule.parts) {
    const failing = ruling.parts?.filter(({ verdict }) => verdict === 'fails') ?? [];
    // Of several ways the one that waits is tried last: it may come too late for another rule.
    const parts = failing.toSorted((a, b) => Number(isClock(scene, a)) - Number(isClock(scene, b)));
    return parts.map((part) => mend(scene, standing, command, part)).find((better) => better !== undefined);
  }
  return mendFor(scene, standing, command, rule, ruling);
}

function isClock(scene: Scene, { rule }: Ruling): boolean {
  const { kind } = scene.lifecycle.rule(rule) ?? {};
  return kind === 'lie-over' || kind === 'end-of-term' || kind === 'hold';
}

const kinds = ownVocabulary.rules;

function mendFor(
  scene: Scene,
  { facts }: Standing,
  command: Command,
  rule: BoundRule,
  { numbers = {} }: Ruling,
): Command | undefined {
  const day = (on: unknown): Command | undefined =>
    typeof on === 'string' && on > command.on ? ({ ...command, on } as Command) : undefined;
  const say = (words: object) => ({ ...command, ...words }) as Command;
  switch (rule.kind) {
    case 'hold':
      return numbers.until === 'indefinite' ? undefined : day(numbers.until);
    case 'lie-over':
    case 'end-of-term': {
      const last = numbers.last as LegalDate | undefined;
      return last && day(rule.lawful === 'after' ? addDays(last, 1) : last);
    }
    case 'actor':
      return isOfKind(kinds.actor, rule) ? say({ by: { id: 'seat-1', role: rule.roles[0] } }) : undefined;
    case 'degree':
      return say({ degree: rule.most });
    case 'repetition':
      return say({ method: { kind: 'unanimous-consent' } });
    case 'sponsor':
      return facts.sponsors[0] === undefined ? undefined : say({ by: { id: facts.sponsors[0] } });
    case 'consent': {
      const to = command.type === 're-refer' ? command.to : [];
      const chairs = [...(facts.referrals.at(-1)?.to ?? []), ...to].flatMap((body) => scene.hall.chair(body) ?? []);
      return say({ consent: chairs });
    }
    case 'mover': {
      const before = facts.votes.findLast(({ question }) => question.kind === rule.of);
      const roll = before?.method.kind === 'roll-call' ? before.method : undefined;
      const [prevailing] = (before?.outcome === 'carried' ? roll?.ayes : roll?.nays) ?? [];
      return prevailing === undefined ? undefined : say({ mover: prevailing });
    }
    case 'text': {
      const hash = facts.texts.at(-1)?.hash;
      return hash === undefined ? undefined : say({ text: { hash } });
    }
    case 'related':
      return isOfKind(kinds.related, rule) && rule.which === 'replacement'
        ? say({ with: measureAt(rule.standing[0] ?? 'introduced') })
        : undefined;
    case 'casting-vote':
      return say({ casting: undefined });
    default:
      return undefined;
  }
}

/** The rules of a row, those that others are made of in their place. */
export function simpleRulesOf(scene: Scene, row: Row): readonly BoundRule[] {
  return scene.lifecycle.rulesOf(row).flatMap((rule): readonly BoundRule[] => partsOf(rule));
}
