import { addDays, type Command, type LegalDate, type Lifecycle, type Procedure, place } from '@statecraft/core';
import type { AnyDrafts } from '../drafting/any-drafts.ts';
import { type Draft, draftLawful } from '../drafting/lawful.ts';
import type { Scene } from '../drafting/scene.ts';
import { sceneOf } from '../drafting/set-scene.ts';
import { barely, spoil } from '../drafting/spoilt.ts';
import { wordingsOf } from '../drafting/wording.ts';
import { hallFor } from '../hall.ts';
import { unfiled } from '../unfiled.ts';
import { essenceOf } from './essence.ts';
import type { Finding } from './finding.ts';
import { Merges } from './merges.ts';
import { Sightings, type Trail } from './sightings.ts';

/** How far an exploration goes. */
export interface Bounds {
  /** The most acts of a history. */
  readonly acts: number;
  /** The most measures that are told apart by what the rules can see of them. */
  readonly measures: number;
}

/** A measure of the exploration, with where its lawful acts lead. */
export interface Visited extends Trail {
  readonly essence: string;
  /** What each lawful act makes of it: the essence that follows, and the row. */
  readonly leads: { readonly to: string; readonly row: string; readonly command: Command }[];
}

/** What an exploration of one edition found. */
export interface Exploration {
  readonly scene: Scene;
  readonly lifecycle: Lifecycle;
  readonly begun: LegalDate;
  readonly visited: ReadonlyMap<string, Visited>;
  readonly sightings: Sightings;
  /** What shows that measures were taken for the same that are not: a fault of the checker, or of a kind of rule. */
  readonly unsound: readonly Finding[];
  /** Whether no bound cut it short: every lawful history, up to what the rules can see of it, was looked at. */
  readonly complete: boolean;
  /** The length of the longest history looked at, in acts. */
  readonly depth: number;
}

/**
 * Explores a procedure in one edition, breadth first: every lawful act of every measure that the rules can tell apart, in each
 * wording that they can tell apart, and beside each the same act with one thing wrong.
 */
export function explore(
  procedure: Procedure,
  edition: string,
  bounds: Bounds,
  drafts?: readonly AnyDrafts[],
): Exploration {
  const begun = firstDayOf(procedure, edition);
  const sightings = new Sightings(() => scene);
  const hall = hallFor(procedure, { from: addDays(begun, -30) });
  const scene: Scene = sceneOf(procedure, edition, hall, {
    drafts,
    witness: (_standing, command, assessment) => sightings.see(command, assessment),
  });
  const essence = essenceOf(scene);
  const standing = unfiled(scene.lifecycle);
  const first: Visited = { standing, on: begun, acts: [], essence: essence(standing), leads: [] };
  const visited = new Map([[first.essence, first]]);
  const merges = new Merges(scene);
  let complete = true;
  let depth = 0;
  for (const measure of visited.values()) {
    sightings.arrive(measure);
    depth = measure.acts.length;
    if (measure.acts.length >= bounds.acts) {
      complete = false;
      continue;
    }
    for (const { command, assessment } of actsAt(scene, measure, sightings)) {
      const standing = place(measure.standing, assessment);
      const key = essence(standing);
      const row = assessment.row?.id ?? '';
      measure.leads.push({ to: key, row, command });
      const trail: Trail = { standing, on: command.on, acts: [...measure.acts, command] };
      const kept = visited.get(key);
      if (kept) merges.see(row, kept, trail);
      else if (visited.size >= bounds.measures) complete = false;
      else visited.set(key, { ...trail, essence: key, leads: [] });
    }
  }
  // What is compared is no part of what was seen.
  sightings.trail = undefined;
  const unsound = merges.findings(scene);
  return { scene, lifecycle: scene.lifecycle, begun, visited, sightings, unsound, complete, depth };
}

/**
 * The lawful acts at a measure, on the first day they can be done and on a day of their own, since rules may tell acts of one day from
 * acts of two; what they are beside is tried too.
 */
function actsAt(scene: Scene, trail: Trail, sightings: Sightings): Draft[] {
  const { standing } = trail;
  sightings.trail = trail;
  const acts: Draft[] = [];
  for (const row of scene.lifecycle.at(standing.stage)) {
    for (const days of [0, 1]) {
      const on = addDays(trail.on as LegalDate, days);
      for (const wording of wordingsOf(scene, row, standing, on)) {
        const draft = draftLawful(scene, row, standing, wording, on);
        if (!draft) continue;
        acts.push(draft);
        if (days === 1) continue;
        for (const { command } of spoil(scene, standing, draft)) scene.judge(standing, command);
        const near = barely(scene, standing, draft);
        if (near) scene.judge(standing, near);
      }
    }
  }
  return acts;
}

/** The day on which histories under an edition begin. */
export function firstDayOf({ editions }: Procedure, edition: string): LegalDate {
  const usual = '2020-01-06' as LegalDate;
  const index = editions.findIndex(({ id }) => id === edition);
  const from = editions[index]?.from;
  const before = editions[index + 1]?.from;
  const begins = from !== undefined && from > usual ? from : usual;
  if (before === undefined || begins < before) return begins;
  return from ?? addDays(before, -600);
}
