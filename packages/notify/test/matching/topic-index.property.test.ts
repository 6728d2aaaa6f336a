import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchWork } from '../../src/matching/match-work.ts';
import { type Findable, TopicIndex } from '../../src/matching/topic-index.ts';
import type { Subscription } from '../../src/subscription/subscription.ts';
import { type Topic, topicKey, wordsOf } from '../../src/subscription/topic.ts';

const names = fc.constantFrom('a', 'b', 'c', 'kc-1');
const words = fc.constantFrom('stop', 'sign', 'main', 'street', 'Straße');
const topic: fc.Arbitrary<Topic> = fc.oneof(
  fc.record({ kind: fc.constantFrom('measure', 'body', 'sponsor', 'votes-of'), id: names }) as fc.Arbitrary<Topic>,
  fc.record({ kind: fc.constantFrom('subject', 'place'), name: names }) as fc.Arbitrary<Topic>,
  fc.record({ kind: fc.constant('stage' as const), stage: fc.constantFrom('committee', 'committee.held', 'enacted') }),
  fc.record({
    kind: fc.constant('query' as const),
    words: fc.array(words, { minLength: 1, maxLength: 3 }).map((all) => all.join(' ')),
  }),
  fc.constant({ kind: 'everything' as const }),
);
const subscriptions = fc
  .array(
    fc.record({
      topics: fc.uniqueArray(topic, { minLength: 1, maxLength: 4, selector: topicKey }),
      state: fc.constantFrom('active', 'active', 'stopped', 'unconfirmed', 'disabled', 'erased'),
      after: fc.integer({ min: 0, max: 10 }),
    }),
    { maxLength: 20 },
  )
  .map((all) =>
    all.map(
      (each, index): Subscription =>
        ({
          id: `sub-${index}`,
          subscriber: 'p',
          channel: 'c',
          schedule: { kind: 'immediate' },
          zone: 'UTC',
          locale: 'en',
          ...each,
        }) as Subscription,
    ),
  );
const notice: fc.Arbitrary<Findable> = fc.record({
  topics: fc.uniqueArray(topic.filter(({ kind }) => kind !== 'query').map(topicKey)),
  words: fc.uniqueArray(words).map((all) => wordsOf(all.join(' '))),
  position: fc.integer({ min: 1, max: 11 }),
});

/** Who is to get a notice, found by looking at everybody. */
function everybodyAsked(all: readonly Subscription[], { topics, words, position }: Findable) {
  return all
    .filter(({ state, after }) => state === 'active' && after < position)
    .map(({ id, topics: followed }) => ({
      id,
      topics: followed
        .filter((each) =>
          each.kind === 'query'
            ? wordsOf(each.words).every((word) => words.includes(word))
            : topics.includes(topicKey(each)),
        )
        .map(topicKey)
        .sort(),
    }))
    .filter(({ topics }) => topics.length > 0);
}

const found = (index: TopicIndex, each: Findable) =>
  index
    .match(each)
    .map(({ subscription: { id }, topics }) => ({ id, topics: [...topics].sort() }))
    .sort((a, b) => a.id.localeCompare(b.id));
const byId = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id);

test('[NOTIFY-9] [NOTIFY-11] the index finds whom asking everybody finds, each once, with the same topics', () => {
  fc.assert(
    fc.property(subscriptions, notice, (all, each) => {
      const index = new TopicIndex();
      for (const subscription of all) index.put(subscription);
      expect(found(index, each)).toEqual(everybodyAsked(all, each).sort(byId));
    }),
  );
});

test('[NOTIFY-9] a subscription that is put again is found as it is now, and only so', () => {
  fc.assert(
    fc.property(subscriptions, subscriptions, notice, (first, second, each) => {
      const index = new TopicIndex();
      for (const subscription of [...first, ...second]) index.put(subscription);
      const now = new Map([...first, ...second].map((subscription) => [subscription.id, subscription]));
      expect(found(index, each)).toEqual(everybodyAsked([...now.values()], each).sort(byId));
    }),
  );
});

test('[NOTIFY-12] matching 1000 acts looks at as many entries among 10 000 unrelated subscriptions as among 100', () => {
  const [few, many] = [matchWork({ unrelated: 100, acts: 1_000 }), matchWork({ unrelated: 10_000, acts: 1_000 })];
  expect(few.match()).toBe(many.match());
  expect(few.looked()).toBe(many.looked());
  // For whoever reads the log of the tests; what holds does not rest on it.
  const time = ({ match }: typeof few) => {
    const begun = performance.now();
    for (let run = 0; run < 20; run += 1) match();
    return performance.now() - begun;
  };
  const ratios = Array.from({ length: 5 }, () => time(many) / time(few)).sort((a, b) => a - b);
  process.stdout.write(
    `notify-match: 10 000 to 100 unrelated subscriptions, ratio of times ${ratios[2]?.toFixed(2)}\n`,
  );
});
