import type { Subscription } from '../subscription/subscription.ts';
import { type Topic, topicKey, wordsOf } from '../subscription/topic.ts';

/** What a notice is found by. */
export interface Findable {
  /** Keys of its topics, as `topicKey` makes them. */
  readonly topics: readonly string[];
  /** The words of the measure, for saved queries. */
  readonly words: readonly string[];
  /** Where in the log it stands; subscriptions that begin later are left out. */
  readonly position: number;
}

/** A subscription that is to get a notice, and by which of its topics. */
export interface Match {
  readonly subscription: Subscription;
  readonly topics: readonly string[];
}

interface Query {
  readonly subscription: string;
  readonly key: string;
  readonly words: readonly string[];
}

/**
 * Finds who follows what a notice is about. It is asked by the notice's topics, so that the cost of a match is that of the
 * subscriptions it finds, however many others there are.
 *
 * A saved query is kept under one of its words, the longest, and looked at only when a measure has that word.
 */
export class TopicIndex {
  readonly #subscriptions = new Map<string, Subscription>();
  readonly #byTopic = new Map<string, Set<string>>();
  readonly #byWord = new Map<string, Map<string, Query>>();
  readonly #daysAhead = new Map<number, number>();

  #looked = 0;

  /** How many entries all matches so far have looked at: what they cost, whatever the machine. */
  get looked(): number {
    return this.#looked;
  }

  /** How many subscriptions can be found. */
  get size(): number {
    return this.#subscriptions.size;
  }

  /** The days ahead of a deadline for which somebody asked. */
  get daysAhead(): readonly number[] {
    return [...this.#daysAhead.keys()].sort((a, b) => a - b);
  }

  /** Puts in a subscription in place of what it was before; one that is not active is taken out. */
  put(subscription: Subscription): void {
    this.#remove(subscription.id);
    if (subscription.state !== 'active') return;
    this.#subscriptions.set(subscription.id, subscription);
    for (const topic of subscription.topics) this.#add(subscription.id, topic);
  }

  /** Who is to get a notice, each once, in no particular order. */
  match({ topics, words, position }: Findable): Match[] {
    const found = new Map<string, string[]>();
    const note = (id: string, key: string) => {
      const keys = found.get(id);
      if (keys) keys.push(key);
      else found.set(id, [key]);
    };
    for (const key of topics) {
      this.#looked += 1;
      for (const id of this.#byTopic.get(key) ?? []) {
        this.#looked += 1;
        note(id, key);
      }
    }
    const known = new Set(words);
    for (const word of words) {
      this.#looked += 1;
      for (const { subscription, key, words: asked } of this.#byWord.get(word)?.values() ?? []) {
        this.#looked += 1;
        if (asked.every((each) => known.has(each))) note(subscription, key);
      }
    }
    return [...found].flatMap(([id, keys]): Match[] => {
      const subscription = this.#subscriptions.get(id);
      return subscription && subscription.after < position ? [{ subscription, topics: keys }] : [];
    });
  }

  #add(id: string, topic: Topic): void {
    const key = topicKey(topic);
    if (topic.kind === 'query') {
      const words = wordsOf(topic.words);
      inside(this.#byWord, anchorOf(words), () => new Map<string, Query>()).set(`${id} ${key}`, {
        subscription: id,
        key,
        words,
      });
    } else inside(this.#byTopic, key, () => new Set<string>()).add(id);
    if (topic.kind === 'deadline') this.#daysAhead.set(topic.days, (this.#daysAhead.get(topic.days) ?? 0) + 1);
  }

  #remove(id: string): void {
    const old = this.#subscriptions.get(id);
    if (!old) return;
    this.#subscriptions.delete(id);
    for (const topic of old.topics) {
      const key = topicKey(topic);
      if (topic.kind === 'query') take(this.#byWord, anchorOf(wordsOf(topic.words)), `${id} ${key}`);
      else take(this.#byTopic, key, id);
      if (topic.kind === 'deadline') {
        const left = (this.#daysAhead.get(topic.days) ?? 1) - 1;
        if (left === 0) this.#daysAhead.delete(topic.days);
        else this.#daysAhead.set(topic.days, left);
      }
    }
  }
}

/** The word that a query is kept under: the longest is likely the rarest. */
function anchorOf(words: readonly string[]): string {
  return words.reduce((longest, word) => (word.length > longest.length ? word : longest), '');
}

function inside<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const fresh = make();
  map.set(key, fresh);
  return fresh;
}

function take<Key>(
  map: Map<Key, { delete(item: string): boolean; readonly size: number }>,
  key: Key,
  item: string,
): void {
  const items = map.get(key);
  items?.delete(item);
  if (items?.size === 0) map.delete(key);
}
