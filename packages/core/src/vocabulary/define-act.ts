import type { z } from 'zod';
import type { AnyAct, Entry, SubjectKind } from './entry.ts';
import type { Saying, Wording } from './saying.ts';

/** A member of an act's data, or a place below one: `committee`, `roll.ayes`. */
export type Member<Data extends z.ZodObject> =
  | (keyof Data['shape'] & string)
  | `${keyof Data['shape'] & string}.${string}`;

/** All there is to an act: what a command must say, the event it records, how the event enters the facts, and its words. */
export interface ActDefinition<
  Type extends string,
  Event extends string,
  Subject extends SubjectKind,
  Data extends z.ZodObject,
  Slice,
  Facts,
> {
  /** The act as a command, imperative: `refer`. */
  readonly type: Type;
  /** The act on record, past tense: `referred`. */
  readonly event: Event;
  /** Whether it is an act of a measure or of a body. */
  readonly subject: Subject;
  /** What the command says beyond who, when and on what basis; it becomes the event's data. Every list and text has a maximum. */
  readonly data: Data;
  /** The members of the data that name or describe a private person, which may have to be sealed or blanked. `[]` where there is none. */
  readonly personal: readonly Member<Data>[];
  /** The facts this act is the first to write, as they stand before any act. */
  readonly facts: () => Slice;
  /**
   * Writes the act into the facts, by plain mutation: of the facts, and of a list or record that is one of them.
   * What lies in a list is not written into but replaced, for earlier facts share it.
   */
  readonly record: (facts: Facts, entry: Entry<z.output<Data>>) => void;
  /** The act in a clerk's words. */
  readonly say: (act: Entry<z.output<Data>>, wording: Wording) => Saying;
  /** Whether nobody does the act: the law does it when a time has run out. `due` offers such an act, and `runDue` records it. */
  readonly byLaw?: true;
  /** `false` for an act that is on record in old logs and that nobody commands any more. */
  readonly command?: false;
}

/** A defined act, whatever act it is. */
export interface AnyActDefinition {
  readonly type: string;
  readonly event: string;
  readonly subject: SubjectKind;
  readonly data: z.ZodObject;
  readonly personal: readonly string[];
  readonly facts: () => unknown;
  readonly record: (facts: never, entry: never) => void;
  readonly say: (act: never, wording: Wording) => Saying;
  readonly byLaw?: true;
  readonly command?: false;
}

/** An act of one definition, as rules and recipes take it. */
export interface ActBy<Definition extends AnyActDefinition> extends Entry<z.output<Definition['data']>> {
  readonly type: Definition['type'];
}

/**
 * Defines an act: everything that the library knows of it stands here, and a definition that leaves something out does not compile.
 *
 * @example
 * const petition = defineAct({
 *   type: 'petition', event: 'petition-filed', subject: 'measure',
 *   data: z.strictObject({ signatures: z.int().min(1).max(10_000_000) }),
 *   personal: [],
 *   facts: (): { petitions: number[] } => ({ petitions: [] }),
 *   record(facts: { petitions: number[] }, { data }) { facts.petitions.push(data.signatures); },
 *   say: ({ data }) => ({ headline: `Petition filed, ${data.signatures} signatures` }),
 * });
 */
export function defineAct<
  const Type extends string,
  const Event extends string,
  const Subject extends SubjectKind,
  Data extends z.ZodObject,
  Slice,
  // Where a member is missing, `Facts` is not inferred: the compiler then names the member, and not a recipe that is there.
  Facts = never,
>(
  definition: ActDefinition<Type, Event, Subject, Data, Slice, Facts>,
): ActDefinition<Type, Event, Subject, Data, Slice, Facts> {
  return definition;
}

/** Whether an act is one of a definition. It narrows the act's data. */
export function isAct<Definition extends AnyActDefinition>(
  definition: Definition,
  act: AnyAct,
): act is ActBy<Definition> & AnyAct {
  return act.type === definition.type;
}
