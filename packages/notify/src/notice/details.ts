import type { Chronicled } from '@statecraft/core';
import type { Named } from './notice.ts';

/** Facts that are names of people and bodies. */
const people: readonly string[] = [
  'to',
  'body',
  'sponsors',
  'mover',
  'second',
  'member',
  'presiding',
  'present',
  'absent',
  'excused',
];

/** What is told of a fact elsewhere in a notice, or is no news to a reader. */
const elsewhere: readonly string[] = [
  'method',
  'question',
  'announced',
  'title',
  'file',
  'meeting',
  'startsAt',
  'postedAt',
  'closed',
  'agenda',
  'place',
  'roll',
  'companions',
  'hash',
  'voting',
  'event',
  'change',
];

/** What else an act says, in the words of its facts: each a list of values by its name. Of a text the label. */
export function detailsOf({ data }: Pick<Chronicled, 'data'>, named: (id: string) => Named): Record<string, string[]> {
  const details: Record<string, string[]> = {};
  for (const [key, value] of Object.entries(data)) {
    if (elsewhere.includes(key)) continue;
    const values = [value].flat().flatMap((each) => {
      const label = labelOf(each);
      return label === undefined ? [] : [people.includes(key) ? named(label).name : label];
    });
    if (values.length > 0) details[key] = values;
  }
  return details;
}

function labelOf(value: unknown): string | undefined {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (value === true) return 'yes';
  if (value !== null && typeof value === 'object' && 'label' in value) return String(value.label);
  return undefined;
}
