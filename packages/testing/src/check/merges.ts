import { addDays, type LegalDate, place, type Row, refusals } from '@statecraft/core';
import { draftLawful } from '../drafting/lawful.ts';
import type { Scene } from '../drafting/scene.ts';
import { type Wording, worded, wordingsOf } from '../drafting/wording.ts';
import { type Chance, chanceOf } from './chance.ts';
import { type Finding, finding } from './finding.ts';
import type { Trail } from './sightings.ts';

/** How many merges are compared for each row that led to them. */
const SAMPLES = 2;
/** For how many acts two measures that were merged are led on side by side. */
const STEPS = 3;

/** Two measures of which the exploration looks at one: they cannot be told apart by anything that a rule or a finding sees. */
interface Merge {
  readonly kept: Trail;
  readonly other: Trail;
}

/** Some of the merges of an exploration, chosen evenly among those that each row led to; from the same seed the same ones. */
export class Merges {
  readonly #byRow = new Map<string, { count: number; readonly samples: Merge[] }>();
  readonly #chance: Chance = chanceOf(1);

  /** Takes in a merge that a row led to. */
  see(row: string, kept: Trail, other: Trail): void {
    const seen = this.#byRow.get(row) ?? { count: 0, samples: [] };
    this.#byRow.set(row, seen);
    seen.count += 1;
    if (seen.samples.length < SAMPLES) seen.samples.push({ kept, other });
    else {
      const place = this.#chance.below(seen.count);
      if (place < SAMPLES) seen.samples[place] = { kept, other };
    }
  }

  /**
   * Compares the measures of each sample: whether each act in each wording can be lawfully done at both, now or later; then leads both
   * on by the same acts and compares again. A difference is a fault of the checker, or of what a kind of rule says that it sees.
   */
  findings(scene: Scene): Finding[] {
    const found = new Map<string, Finding>();
    for (const { samples } of this.#byRow.values())
      for (const merge of samples)
        for (const each of differencesIn(scene, merge, this.#chance)) if (!found.has(each.subject)) found.set(each.subject, each);
    return [...found.values()];
  }
}

function differencesIn(scene: Scene, merge: Merge, chance: Chance): Finding[] {
  let both: Merge | undefined = merge;
  const found: Finding[] = [];
  for (let step = 0; step < STEPS && both && found.length === 0; step += 1) {
    const common: Merge[] = [];
    for (const row of scene.lifecycle.at(both.kept.standing.stage)) found.push(...compare(scene, row, both, common));
    both = common[chance.below(common.length)];
  }
  return found;
}

/** Compares the acts of a row at two measures. What can be done at both is added to `common`. */
function compare(scene: Scene, row: Row, { kept, other }: Merge, common: Merge[]): Finding[] {
  const here = wordingsAt(scene, row, kept);
  const there = wordingsAt(scene, row, other);
  const found: Finding[] = [];
  for (let index = 0; index < Math.max(here.length, there.length); index += 1) {
    const after = leadOn(scene, row, kept, here[index]);
    const afterOther = leadOn(scene, row, other, there[index]);
    if (after && afterOther) common.push({ kept: after, other: afterOther });
    const [able, unable, wording] = after ? [kept, other, there[index]] : [other, kept, here[index]];
    // How much of a time has run is not told apart: what was lawful on an earlier day is no difference.
    if (!after === !afterOther || wasLawful(scene, row, unable, wording)) continue;
    const rule = refusedBy(scene, row, unable, wording);
    const message = `the checker takes two measures at ${able.standing.stage} for the same, and ${row.id} can be done to one of them alone${rule === row.id ? '' : `: ${rule} sees what it does not say`}`;
    found.push(finding('checker-unsound', rule, message, unable.acts));
  }
  return found;
}

function wordingsAt(scene: Scene, row: Row, { standing, on }: Trail): readonly Wording[] {
  return wordingsOf(scene, row, standing, on as LegalDate);
}

/** A measure after a lawful act of a row, on the first day on which it is lawful; `undefined` where it never is. */
function leadOn(scene: Scene, row: Row, { standing, on, acts }: Trail, wording: Wording | undefined): Trail | undefined {
  const day = on as LegalDate;
  for (const from of [day, addDays(day, 1)]) {
    const draft = wording && draftLawful(scene, row, standing, wording, from);
    if (!draft) continue;
    const { command, assessment } = draft;
    return { standing: place(standing, assessment), on: command.on, acts: [...acts, command] };
  }
  return undefined;
}

/** Whether an act of a row was lawful for a measure, as it now stands, on a day of its history. */
function wasLawful(scene: Scene, row: Row, { standing, acts }: Trail, wording: Wording | undefined): boolean {
  const days = [...new Set(acts.map(({ on }) => on as LegalDate))];
  return days.some((on) => wording !== undefined && draftLawful(scene, row, standing, wording, on) !== undefined);
}

/** The rule that keeps an act of a row from a measure; the row itself where no rule does. */
function refusedBy(scene: Scene, row: Row, { standing, on }: Trail, wording: Wording | undefined): string {
  const assessment = wording && scene.judge(standing, worded(scene, row, wording, on as LegalDate));
  return (assessment && refusals(assessment)[0]?.rule) ?? row.id;
}
