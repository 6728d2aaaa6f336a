import { z } from 'zod';
import { personId } from './ids.ts';
import { address, label, name, note, quotation, text } from './text.ts';

/** Schema of how firmly an act stands on record. */
export const basis = z.enum(['recorded', 'inferred', 'hypothetical']);
/** How firmly an act stands on record: read in a record, concluded from one, or supposed. */
export type Basis = z.output<typeof basis>;

const actorMade = z.strictObject({
  id: personId,
  /** The capacity in which they acted: `mayor`, `member`, `city-manager`. */
  role: name.optional(),
});
type ActorMade = typeof actorMade;
/** The type of the schema, by a name. */
export interface ActorSchema extends ActorMade {}
/** Schema of an actor. */
export const actor: ActorSchema = actorMade;
/** Who did an act: the id of a person, body or office, and the capacity in which they acted. */
export type Actor = { readonly id: string; readonly role?: string | undefined };

const sourceMade = z.strictObject({
  /** Key of the source in the record or procedure that lists it. */
  id: name.optional(),
  title: label.optional(),
  /** Where it is on the web: http or https. */
  address: address.optional(),
  /** The place within it: file, page, row id, line. */
  locator: text(2_000).optional(),
  /** What it says of the act, in its own words. */
  says: quotation.optional(),
  /** When it was read, RFC 3339. */
  retrievedAt: z.iso.datetime().max(40).optional(),
  /** Why an inferred or hypothetical act is held to have happened. */
  reason: note.optional(),
});
type SourceMade = typeof sourceMade;
/** The type of the schema, by a name. */
export interface SourceSchema extends SourceMade {}
/** Schema of a source. */
export const source: SourceSchema = sourceMade;
/** Where an act is known from. */
export type Source = Readonly<z.output<typeof source>>;
