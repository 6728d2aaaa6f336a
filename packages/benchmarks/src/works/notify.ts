import { matchWork } from '@statecraft/notify/match-work';
import type { Comparison } from '../compare.ts';

const ACTS = 1_000;

/** What it costs to find who asked for an act among 10,000 subscriptions that did not, beside 100. */
export function matchSubscriptions(): Promise<Comparison> {
  const work = (unrelated: number) => {
    const { match } = matchWork({ unrelated, acts: ACTS });
    return (count: number) => {
      let matched = 0;
      for (let done = 0; done < count; done += ACTS) matched += match();
      return matched;
    };
  };
  return Promise.resolve({
    title: 'acts matched with 10,000 subscriptions to other things',
    against: 'the same with 100',
    count: 100 * ACTS,
    atLeast: 1 / 1.5,
    ours: work(10_000),
    theirs: work(100),
  });
}
