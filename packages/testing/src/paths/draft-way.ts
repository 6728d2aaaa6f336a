import { addDays, type Command, type LegalDate, place, type Row, type Standing } from '@statecraft/core';
import { essenceOf } from '../check/essence.ts';
import { draftLawful } from '../drafting/lawful.ts';
import type { Scene } from '../drafting/scene.ts';
import { wordingsOf } from '../drafting/wording.ts';
import { unfiled } from '../unfiled.ts';

/** Where a way has come to. */
interface Place {
  readonly standing: Standing;
  readonly on: LegalDate;
  readonly acts: readonly Command[];
}

/** The most places that are looked at before a row is given up. */
const PLACES = 400;

/**
 * A lawful history that takes rows of the table one after another, with what acts it needs between them that leave the measure
 * where it is; `undefined` where there is none.
 */
export function draftWay(scene: Scene, rows: readonly Row[], begun: LegalDate): readonly Command[] | undefined {
  return follow(scene, rows, { standing: unfiled(scene.lifecycle), on: begun, acts: [] });
}

function follow(scene: Scene, [row, ...rest]: readonly Row[], at: Place): readonly Command[] | undefined {
  if (!row) return at.acts;
  // What an act says may matter only many acts later, so that one way to word it is tried after another.
  for (const place of taking(scene, at, row)) {
    const history = follow(scene, rest, place);
    if (history) return history;
  }
  return undefined;
}

/** The ways to take a row, one for each measure that the rules can tell apart, the soonest first. */
function* taking(scene: Scene, from: Place, row: Row): Generator<Place> {
  const essence = essenceOf(scene);
  const seen = new Set([essence(from.standing)]);
  const came = new Set<string>();
  const places = [from];
  for (const at of places) {
    for (const there of step(scene, at, row)) {
      if (came.has(essence(there.standing))) continue;
      came.add(essence(there.standing));
      yield there;
    }
    if (came.size > 0 || places.length > PLACES) return;
    for (const other of scene.lifecycle.at(at.standing.stage)) {
      if (other.to !== 'same' && other.to !== at.standing.stage) continue;
      for (const next of step(scene, at, other)) {
        if (seen.has(essence(next.standing))) continue;
        seen.add(essence(next.standing));
        places.push(next);
      }
    }
  }
}

function step(scene: Scene, { standing, on, acts }: Place, row: Row): Place[] {
  return [0, 1].flatMap((days) => {
    const day = days === 0 ? on : addDays(on, 1);
    return wordingsOf(scene, row, standing, day).flatMap((wording) => {
      const draft = draftLawful(scene, row, standing, wording, day);
      if (!draft) return [];
      const { command, assessment } = draft;
      return [{ standing: place(standing, assessment), on: command.on as LegalDate, acts: [...acts, command] }];
    });
  });
}
