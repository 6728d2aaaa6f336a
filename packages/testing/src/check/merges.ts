import { addDays, kindOf, type LegalDate, place, type Row, refusals, type Standing } from '@statecraft/core';
import type { Wording } from '../drafting/any-drafts.ts';
import { draftLawful } from '../drafting/lawful.ts';
import type { Scene } from '../drafting/scene.ts';
import { worded, wordingsOf } from '../drafting/wording.ts';
import { type Chance, chanceOf } from './chance.ts';
import { blurred } from './essence.ts';
import { type Finding, finding } from './finding.ts';
import type { Trail } from './sightings.ts';

/** How many merges are compared for each row that led to them: of those of which some rule sees a difference that its kind does not tell apart, and of others. */
const SAMPLES = { blurred: 4, alike: 2 } as const;
/** After how many merges of a row only every so manyth is looked at. */
const ALL_OF_THE_FIRST = 500;
const THEN_EACH = 16;
/** For how many acts two measures that were merged are led on side by side. */
const STEPS = 3;

/** Two measures of which the exploration looks at one: they cannot be told apart by anything that a rule or a finding sees. */
interface Merge {
  readonly kept: Trail;
  readonly other: Trail;
}

/** Some of the merges of an exploration, chosen evenly among those that each row led to; of the same exploration the same ones. */
export class Merges {
  readonly #samples = new Map<string, { count: number; readonly merges: Merge[] }>();
  readonly #counts = new Map<string, number>();
  readonly #chance: Chance = chanceOf(1);
  readonly #blurredIn: (standing: Standing) => string;

  constructor(scene: Scene) {
    this.#blurredIn = blurredIn(scene);
  }

  /** Takes in a merge that a row led to. */
  see(row: string, kept: Trail, other: Trail): void {
    const count = (this.#counts.get(row) ?? 0) + 1;
    this.#counts.set(row, count);
    if (count > ALL_OF_THE_FIRST && count % THEN_EACH !== 0) return;
    const sort = this.#blurredIn(kept.standing) === this.#blurredIn(other.standing) ? 'alike' : 'blurred';
    this.#choose(`${row} ${sort}`, { kept, other }, SAMPLES[sort]);
  }

  #choose(key: string, merge: Merge, most: number): void {
    const seen = this.#samples.get(key) ?? { count: 0, merges: [] };
    this.#samples.set(key, seen);
    seen.count += 1;
    const place = seen.merges.length < most ? seen.merges.length : this.#chance.below(seen.count);
    if (place < most) seen.merges[place] = merge;
  }

  /**
   * Compares the measures of each sample: whether each act in each wording can be lawfully done at both, now or later; then leads both
   * on by the same acts and compares again. A difference is a fault of the checker, or of what a kind of rule says that it sees.
   */
  findings(scene: Scene): Finding[] {
    const found = new Map<string, Finding>();
    for (const { merges } of this.#samples.values())
      for (const merge of merges)
        for (const each of differencesIn(scene, merge, this.#chance))
          if (!found.has(each.subject)) found.set(each.subject, each);
    return [...found.values()];
  }
}

/** All that those rules see of a measure whose kinds have only a part of it told apart, as a key; a day is any day. */
function blurredIn({ rules }: Scene): (standing: Standing) => string {
  const blurring = [...new Set(rules)].filter((rule) => kindOf(rule).distinct);
  return ({ facts }) =>
    JSON.stringify(
      blurring.map((rule) => kindOf(rule).sees(rule as never, facts as never)),
      blurred,
    );
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

/** A measure after a lawful act of a row, on a day of its own where that is lawful; `undefined` where it never is. */
function leadOn(
  scene: Scene,
  row: Row,
  { standing, on, acts }: Trail,
  wording: Wording | undefined,
): Trail | undefined {
  const day = on as LegalDate;
  for (const from of [addDays(day, 1), day]) {
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
