import type { MeasureFacts } from '@statecraft/core';
import { type Topic, topicKey, wordsOf } from '../subscription/topic.ts';
import type { Description } from './city.ts';
import type { Named } from './notice.ts';

/** Topics by their keys, each with the name to print. */
export type Topics = Map<string, string>;

/** The topics of an act on a measure, and the words of the measure. */
export function topicsOfMeasure(
  id: string,
  facts: MeasureFacts,
  description: Description,
  named: (id: string) => Named,
): { topics: Topics; words: string[] } {
  const topics: Topics = new Map();
  const add = (topic: Topic, name: string) => topics.set(topicKey(topic), name);
  add({ kind: 'everything' }, 'everything');
  add({ kind: 'measure', id }, facts.file ?? facts.title ?? id);
  for (const sponsor of facts.sponsors) add({ kind: 'sponsor', id: sponsor }, named(sponsor).name);
  const subjects = [...(facts.classes ?? []), ...(description.subjects ?? [])];
  for (const name of subjects) add({ kind: 'subject', name }, name);
  for (const name of description.places ?? []) add({ kind: 'place', name }, name);
  for (const section of description.code ?? []) add({ kind: 'code', section }, section);
  const texts = [facts.title, facts.file, id, ...subjects, ...(description.places ?? []), ...(description.code ?? [])];
  return { topics, words: wordsOf(texts.filter(Boolean).join(' ')) };
}

/** The topics of a measure that comes to a stage: the stage and those it is a finer one of. */
export function topicsOfStage(stage: string): Topics {
  const parts = stage.split('.');
  return new Map(
    parts.map((_part, index) => {
      const name = parts.slice(0, index + 1).join('.');
      return [topicKey({ kind: 'stage', stage: name }), name];
    }),
  );
}
