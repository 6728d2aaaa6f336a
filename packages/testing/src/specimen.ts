import { type Command, isOfKind, type LegalDate, type Lifecycle, ownVocabulary, type Row } from '@statecraft/core';
import type { AnyDrafts, Wording } from './drafting/any-drafts.ts';
import { draftedBy, measureActContext } from './drafting/contexts.ts';
import type { Scene } from './drafting/scene.ts';
import { sceneOf } from './drafting/set-scene.ts';
import { asked, saying } from './drafting/wording.ts';
import { hallFor } from './hall.ts';
import { membersOfBody, numberedSeats } from './seats.ts';
import { unfiled } from './unfiled.ts';

/** Which of the many acts of a row to make: any numbers from 0 on; the same ones make the same act. */
export interface Variant {
  /** How far a vote is from unanimity for its outcome. */
  readonly ayes: number;
  /** Which of several ways to word the act; some of them announce a vote otherwise than it was cast. */
  readonly choice: number;
}

/** What a specimen is made for. */
export interface SpecimenOf {
  readonly lifecycle: Lifecycle;
  readonly row: Row;
  readonly measure: string;
  readonly on: LegalDate;
  /** The drafts of the vocabularies that the procedure uses besides ours. */
  readonly drafts?: readonly AnyDrafts[] | undefined;
}

/** Commands that fill the council with members in numbered seats from a day on. */
export function numberedRoster({ procedure }: Pick<Lifecycle, 'procedure'>, on: string): Command[] {
  const { council } = procedure;
  return numberedSeats(membersOfBody(procedure, council)).map((member) => ({
    type: 'seat',
    body: council,
    on,
    member,
    basis: 'hypothetical',
  }));
}

/** A command that is of a row: it says what the row asks of the act, and is done by one who may do it. */
export function specimen({ lifecycle, row, measure, on, drafts }: SpecimenOf, variant: Variant): Command {
  return specimenIn(sceneFor(lifecycle, drafts), { row, measure, on }, variant);
}

/** As `specimen`, in a scene that is set already. */
export function specimenIn(
  scene: Scene,
  { row, measure, on }: Pick<SpecimenOf, 'row' | 'measure' | 'on'>,
  variant: Variant,
): Command {
  const actor = scene.lifecycle.rulesOf(row).find((rule) => isOfKind(ownVocabulary.rules.actor, rule));
  const by = actor ? { id: 'seat-1', role: actor.roles[variant.choice % actor.roles.length] } : undefined;
  const said = saying(anyhow(scene, row, on, variant), asked(scene, row));
  return { type: row.act, measure, on, basis: 'hypothetical', ...(by && { by }), ...said } as Command;
}

/** What an act of a row says, by chance; nothing where nobody drafts the act. */
function anyhow(scene: Scene, row: Row, on: LegalDate, { ayes, choice }: Variant): Wording {
  const draft = scene.drafts.act(row.act);
  if (draft === undefined || draft === 'never') return {};
  const context = () => ({ ...measureActContext(scene, row, unfiled(scene.lifecycle), on), ayes, choice });
  const ways = draftedBy(scene, row.act, context, (given) =>
    draft.anyhow ? [draft.anyhow(given as never)] : draft.ways(given as never),
  );
  return ways[choice % ways.length] ?? {};
}

const scenes = new WeakMap<Lifecycle, { readonly drafts: readonly AnyDrafts[]; readonly scene: Scene }>();
const NONE: readonly AnyDrafts[] = [];

/** The scene of a lifecycle in a full hall, kept for the drafts that it was last asked with. */
function sceneFor(lifecycle: Lifecycle, drafts: readonly AnyDrafts[] = NONE): Scene {
  const known = scenes.get(lifecycle);
  if (known?.drafts === drafts) return known.scene;
  const { procedure, ref } = lifecycle;
  const scene = sceneOf(procedure, ref.edition, hallFor(procedure), { drafts });
  scenes.set(lifecycle, { drafts, scene });
  return scene;
}
