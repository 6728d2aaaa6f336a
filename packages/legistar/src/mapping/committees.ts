import type { Dictionary } from '../vocabulary/vocabulary.ts';

/** Tells the committees that clerks name in notes. */
export interface Committees {
  /** Our ids of the committees that a note names: at least one. */
  namedIn(note: string | undefined): readonly string[];
}

/** What a referral says of its committee when its source does not name one. */
const UNNAMED = Object.freeze(['committee-not-named']);

/**
 * Knows committees by the names a source gives its bodies, as clerks shorten them: `Finance` for the Committee on Finance.
 *
 * A name that is none of a body that is known stands as it is written, for the referral is on record all the same.
 */
export function committeesIn(bodies: ReadonlyMap<number, string>, dictionary: Dictionary): Committees {
  const ids = new Map([...bodies].map(([id, name]) => [shortened(name), dictionary.bodyFor(id)]));
  const known = new Map<string, readonly string[]>();
  return {
    namedIn(note) {
      if (note === undefined) return UNNAMED;
      const found = known.get(note) ?? named(note);
      known.set(note, found);
      return found;
    },
  };

  function named(note: string): readonly string[] {
    const name = shortened(note);
    const id = ids.get(name) ?? idFrom(name);
    return id === '' ? UNNAMED : Object.freeze([id]);
  }
}

/** A committee's name as clerks shorten it, so that what differs in nothing but spelling is the same. */
function shortened(name: string): string {
  return name
    .toLowerCase()
    .replace(/^preconsidered\s*-?\s*/, '')
    .replace(/^re-?referred to (the )?/, '')
    .replace(/^committee on /, '')
    .replaceAll('&', 'and')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A name in the form of an id. */
function idFrom(name: string): string {
  return name.replaceAll(' ', '-').slice(0, 80);
}
