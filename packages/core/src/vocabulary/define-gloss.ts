import type { z } from 'zod';
import type { Entry } from './entry.ts';
import type { Saying, Wording } from './saying.ts';

/**
 * An act that says nothing new of the world, but how what was said before is to be read. It is of measures and of bodies, has no place
 * of its own in legal order, and writes no facts. Glosses are closed: replay and audit rest on them.
 */
export interface GlossDefinition<Type extends string, Event extends string, Data extends z.ZodObject> {
  readonly type: Type;
  readonly event: Event;
  readonly data: Data;
  readonly personal: readonly string[];
  readonly say: (act: Entry<z.output<Data>>, wording: Wording) => Saying;
}

/** Checks the definition of a gloss against its own types and gives it back. */
export function defineGloss<const Type extends string, const Event extends string, Data extends z.ZodObject>(
  definition: GlossDefinition<Type, Event, Data>,
): GlossDefinition<Type, Event, Data> {
  return definition;
}
