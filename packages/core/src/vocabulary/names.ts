import { z } from 'zod';

/** What a name in an act or in a rule can be the name of. */
export type Named = 'measure' | 'body' | 'person' | 'meeting' | 'anchor' | 'question' | 'stage' | 'rule' | 'class';

/** The schemas of names, each with what it names. A walk over any schema finds the names in it. */
export const names = z.registry<{ names: Named }>();

/** The most characters of a name. */
export const LONGEST_NAME = 200;

/** The most names that one rule lists. */
export const MOST_NAMES = 100;
