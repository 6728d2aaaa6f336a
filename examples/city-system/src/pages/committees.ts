import { ownVocabulary } from '@statecraft/core';
import type { City } from '../city.ts';

const known = new WeakMap<City, Promise<Set<string>>>();

/** The bodies to which a measure was ever sent, by their ids: read off the docket once, and kept as acts are recorded. */
export function committeesOf(city: City): Promise<ReadonlySet<string>> {
  const kept = known.get(city);
  if (kept) return kept;
  const ids = read(city);
  known.set(city, ids);
  // What could not be read is read again.
  ids.catch(() => known.delete(city));
  return ids;
}

const { refer, 're-refer': reRefer } = ownVocabulary.acts;

async function read(city: City): Promise<Set<string>> {
  const ids = new Set<string>();
  // Listened to before the docket is read, so that nothing falls between.
  city.whenRecorded(({ type, data }) => {
    if (type === refer.event || type === reRefer.event)
      for (const id of (data as { to: readonly string[] }).to) ids.add(id);
  });
  let after: string | undefined;
  do {
    const page = await city.docket.find({ limit: 500, after, atLeast: 'head' });
    for (const { doc } of page.documents) for (const { to } of doc.facts.referrals) for (const id of to) ids.add(id);
    after = page.next;
  } while (after !== undefined);
  return ids;
}
