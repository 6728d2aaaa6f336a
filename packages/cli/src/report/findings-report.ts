import { daysBetween } from '@statecraft/core';
import { mainStage } from './colours.ts';
import { isIrregular, type Story, type Told } from './story.ts';

/** What an audit's report tells, gathered story by story. */
export class FindingsReport {
  readonly stories: Story[] = [];
  /** How many measures of each year stand at each stage, by the year of their first act. */
  readonly years = new Map<string, Map<string, number>>();
  /** The days from introduction to law, of each law of which both are on record. */
  readonly durations: number[] = [];
  /** By rule and then by kind: the measures that depart from it, each as often as it does. */
  readonly rules = new Map<string, Map<Told['kind'], Story[]>>();
  /** How many measures have no irregularity. */
  clean = 0;

  add(story: Story): void {
    const { stations, stage, introducedOn, enactedOn } = story;
    this.stories.push(story);
    const year = stations[0]?.on.slice(0, 4) ?? 'no date';
    const stages = this.years.get(year) ?? new Map<string, number>();
    this.years.set(year, stages);
    stages.set(mainStage(stage), (stages.get(mainStage(stage)) ?? 0) + 1);
    if (introducedOn && enactedOn) this.durations.push(Math.max(0, daysBetween(introducedOn, enactedOn)));
    const found = stations.flatMap(({ findings }) => findings).filter(isIrregular);
    if (found.length === 0) this.clean += 1;
    for (const { rule, kind } of found) {
      const kinds = this.rules.get(rule) ?? new Map<Told['kind'], Story[]>();
      this.rules.set(rule, kinds);
      const stories = kinds.get(kind);
      if (stories) stories.push(story);
      else kinds.set(kind, [story]);
    }
  }
}
