import { addDays, type LegalDate, place, refusals } from '@statecraft/core';
import { draftLawful } from '../drafting/lawful.ts';
import { spoil } from '../drafting/spoilt.ts';
import { wordingsOf } from '../drafting/wording.ts';
import { unfiled } from '../unfiled.ts';
import { type Chance, chanceOf } from './chance.ts';
import type { Exploration } from './explore.ts';
import type { Trail } from './sightings.ts';

/** The longest walk, in acts. */
const LONGEST = 25;

/**
 * Walks a procedure at random, beyond what was looked at one by one: longer histories, later days, acts upon acts. What is seen
 * joins what the exploration saw. From the same seed the same walks.
 */
export function wander({ scene, begun, sightings }: Exploration, walks: number, seed: number): void {
  const chance = chanceOf(seed);
  for (let walk = 0; walk < walks; walk += 1) {
    let trail: Trail = { standing: unfiled(scene.lifecycle), on: begun, acts: [] };
    for (let act = 0; act < LONGEST; act += 1) {
      const next = step(scene, trail, chance, sightings);
      if (!next) break;
      trail = next;
      sightings.arrive(trail);
    }
  }
}

function step(
  scene: Exploration['scene'],
  trail: Trail,
  chance: Chance,
  sightings: Exploration['sightings'],
): Trail | undefined {
  const { standing } = trail;
  sightings.trail = trail;
  const rows = scene.lifecycle.at(standing.stage);
  const on = addDays(trail.on as LegalDate, chance.below(4) === 0 ? chance.below(40) : chance.below(4));
  for (const row of chance.shuffled(rows)) {
    const wordings = wordingsOf(scene, row, standing, on);
    const wording = wordings[chance.below(wordings.length)] ?? {};
    const draft = draftLawful(scene, row, standing, wording, on, chance.below(9));
    if (!draft) continue;
    const wrong = spoil(scene, standing, draft);
    const spoilt = wrong[chance.below(wrong.length * 3 + 1)];
    const assessment = spoilt && scene.judge(standing, spoilt.command);
    if (assessment && refusals(assessment).length > 0) return trail;
    const { command } = draft;
    return { standing: place(standing, draft.assessment), on: command.on, acts: [...trail.acts, command] };
  }
  return undefined;
}
