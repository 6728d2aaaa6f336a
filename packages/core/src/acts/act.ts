import type { z } from 'zod';
import type { LegalDate } from '../calendar/legal-date.ts';
import type { Actor, Basis } from './provenance.ts';

/** An act as its recipe and the rules see it: the same before it is recorded and after. */
export interface Entry<Data = Readonly<Record<string, unknown>>> {
  /** The event's id. */
  readonly id: string;
  readonly on: LegalDate;
  readonly by?: Actor | undefined;
  readonly basis: Basis;
  /** How a vote came out: as announced, else as computed. */
  readonly outcome?: 'carried' | 'lost' | undefined;
  readonly data: Data;
}

/** All there is to an act: what a command must say, the event it records, and how the event enters the facts. */
export interface ActDefinition<Type extends string, Event extends string, Payload extends z.ZodObject, Slice, Facts> {
  /** The act as a command, imperative. */
  readonly type: Type;
  /** The act on record, past tense. */
  readonly event: Event;
  /** What the command says beyond who, when and on what basis; it becomes the event's data. */
  readonly payload: Payload;
  /** The facts this act is the first to write, as they stand before any act. */
  readonly facts: () => Slice;
  /**
   * Writes the act into the facts, by plain mutation: of the facts, and of a list or record that is one of them.
   * What lies in a list is not written into but replaced, for earlier facts share it.
   */
  readonly record: (facts: Facts, entry: Entry<z.output<Payload>>) => void;
}

/** Checks an act's definition against its own types and gives it back. */
export function defineAct<
  const Type extends string,
  const Event extends string,
  Payload extends z.ZodObject,
  Slice,
  Facts,
>(definition: ActDefinition<Type, Event, Payload, Slice, Facts>): ActDefinition<Type, Event, Payload, Slice, Facts> {
  return definition;
}
