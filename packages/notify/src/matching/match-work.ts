import type { Subscription } from '../subscription/subscription.ts';
import type { Topic } from '../subscription/topic.ts';
import { type Findable, TopicIndex } from './topic-index.ts';

/** The work of the benchmark `notify-match`, ready to be run and measured. */
export interface MatchWork {
  /** Matches every act once. Gives how many notices came of it. */
  match(): number;
  /** How many entries of the index all of it has looked at so far. */
  looked(): number;
}

/** Makes an index of subscriptions of which 50 follow something of the acts and the others do not, and acts to match. */
export function matchWork({ unrelated, acts }: { readonly unrelated: number; readonly acts: number }): MatchWork {
  const index = new TopicIndex();
  const put = (id: string, topics: readonly Topic[]) =>
    index.put({
      id,
      subscriber: id,
      channel: 'c',
      state: 'active',
      schedule: { kind: 'immediate' },
      zone: 'UTC',
      locale: 'en',
      after: 0,
      topics,
    } as Subscription);
  for (let n = 0; n < 50; n += 1)
    put(`follows-${n}`, [
      { kind: 'measure', id: `kc-${n}` },
      { kind: 'query', words: `stop sign ${n}` },
    ]);
  const kinds: ((n: number) => Topic)[] = [
    (n) => ({ kind: 'measure', id: `other-${n}` }),
    (n) => ({ kind: 'body', id: `other-${n % 100}` }),
    (n) => ({ kind: 'sponsor', id: `other-${n % 500}` }),
    (n) => ({ kind: 'subject', name: `other ${n % 300}` }),
    (n) => ({ kind: 'query', words: `zoning variance elsewhere${n}` }),
    (n) => ({ kind: 'deadline', days: 3, measure: `other-${n}` }),
  ];
  for (let n = 0; n < unrelated; n += 1) put(`other-${n}`, [kinds[n % kinds.length]?.(n) as Topic]);
  const notices = Array.from({ length: acts }, (_none, n): Findable => {
    const id = n % 200;
    return {
      topics: ['everything', `measure:kc-${id}`, 'body:council', `sponsor:member-${id % 13}`, 'stage:committee'],
      words: ['a', 'stop', 'sign', 'at', String(id), 'and', 'main'],
      position: n + 1,
    };
  });
  return {
    match: () => notices.reduce((count, notice) => count + index.match(notice).length, 0),
    looked: () => index.looked,
  };
}
