import {
  type Command,
  isOfKind,
  type LegalDate,
  ownVocabulary,
  partsOf,
  type Row,
  type Standing,
} from '@statecraft/core';
import type { Wording } from './any-drafts.ts';
import { draftedBy, measureActContext } from './contexts.ts';
import type { Scene } from './scene.ts';

/**
 * The ways to word an act of a row that a rule of the procedure could tell apart, the plainest first: an introduction for each
 * kind and class that a rule names, a waiver for each rule that can be waived. Empty for an act that nobody drafts.
 */
export function wordingsOf(scene: Scene, row: Row, standing: Standing, on: LegalDate): readonly Wording[] {
  const draft = scene.drafts.act(row.act);
  if (draft === undefined || draft === 'never') return [];
  const context = () => measureActContext(scene, row, standing, on);
  const ways = draftedBy(scene, row.act, context, (given) => draft.ways(given as never));
  return ways.map((way) => saying(way, asked(scene, row)));
}

/** What a row asks its act to say: `when` without the outcome, which no act says, and without the rules it asks. */
export function asked({ lifecycle }: Pick<Scene, 'lifecycle'>, row: Row): Wording {
  const { outcome, ...said } = lifecycle.saidBy(row);
  return said;
}

/** A wording with what the row asks in the place of what it says. A word that has kinds, as a question has, stays as it is drafted. */
export function saying(way: Wording, said: Wording): Wording {
  const plain = Object.entries(said).filter(([key]) => !hasKinds(way[key]));
  return { ...way, ...Object.fromEntries(plain) };
}

function hasKinds(value: unknown): boolean {
  return value !== null && typeof value === 'object' && 'kind' in value;
}

/** A command of a row, as worded, on a day, by whoever may do it. */
export function worded({ lifecycle, measure }: Scene, row: Row, wording: Wording, on: LegalDate, choice = 0): Command {
  const actor = lifecycle
    .rulesOf(row)
    .flatMap(partsOf)
    .find((rule) => isOfKind(ownVocabulary.rules.actor, rule));
  const role = actor ? { role: actor.roles[choice % actor.roles.length] } : {};
  return { type: row.act, measure, on, by: { id: 'seat-1', ...role }, ...wording } as Command;
}
