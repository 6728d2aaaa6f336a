import type { Act } from '../acts/command.ts';
import { type Definitions, definitionsOf } from '../definitions.ts';
import { StatecraftError } from '../errors.ts';
import type { Judgement, RecordedEvent } from '../log/event.ts';
import type { Chronicled } from '../procedure/chronology.ts';
import type { AnyVocabulary } from '../vocabulary/define-vocabulary.ts';

/** An act in its legal place, as corrected, with what the law made of it; told apart by `type`. */
export type PlacedAct = Exclude<Act, { readonly type: 'correct' | 'reassess' }> & {
  readonly event: RecordedEvent;
  readonly law: Omit<Judgement, 'revises'>;
  /** The correction that changed what it says, if one did. */
  readonly correctedBy?: string | undefined;
};

/** What a document is found by in one field: nothing, one text, or several. */
export type Findable = string | readonly string[] | undefined;

interface Definition<Doc, Field extends string> {
  /** Lower case, with digits and hyphens: `docket`. */
  readonly name: string;
  /** Counted from 1; raised whenever the fold or the index changes, so that the documents are made anew. */
  readonly version: number;
  /** The vocabularies besides ours whose acts it folds; none when left out, and then it stops at the first event of another. */
  readonly uses?: readonly AnyVocabulary[];
  /** A document before any event: plain JSON. It is told its key, and the first event that concerns it. */
  readonly initial: (key: string, first: RecordedEvent) => Doc;
  /** What a document is found by. */
  readonly index?: (doc: Doc, key: string) => Readonly<Record<Field, Findable>>;
}

/** A document for every measure, or every body, made of its acts in legal order with corrections applied. */
export interface LegalDefinition<Doc, Field extends string> extends Definition<Doc, Field> {
  /** What there is a document of; of every measure when left out. Its key is the id. */
  readonly of?: 'measure' | 'body';
  readonly key?: undefined;
  /** Writes an act into the document, or gives another in its place. It looks at nothing but its arguments. */
  // biome-ignore lint/suspicious/noConfusingVoidType: a fold that changes the document it was given returns nothing.
  readonly on: (doc: Doc, act: PlacedAct) => Doc | void;
}

/** A document by any key, made of events as they were recorded, corrections among them. */
export interface RecordedDefinition<Doc, Field extends string> extends Definition<Doc, Field> {
  /** The key of the document that an event concerns; `undefined` where it concerns none. */
  readonly key: (event: RecordedEvent) => string | undefined;
  /** Writes an event into the document, or gives another in its place. It looks at nothing but its arguments. */
  // biome-ignore lint/suspicious/noConfusingVoidType: a fold that changes the document it was given returns nothing.
  readonly on: (doc: Doc, event: RecordedEvent) => Doc | void;
}

/** Which projection, in which version. */
export interface ProjectionId {
  readonly name: string;
  readonly version: number;
}

/** A projection: a pure fold of the log into documents that are found by an index. */
export interface Projection<Doc = unknown, Field extends string = string> extends ProjectionId {
  /** Whether it folds acts in their legal order, corrections applied, or events as they were recorded. */
  readonly order: 'legal' | 'recorded';
  /** The definitions by which it reads events. */
  readonly definitions: Definitions;
  /** The key of the document that an event concerns. */
  keyOf(event: RecordedEvent): string | undefined;
  initial(key: string, first: RecordedEvent): Doc;
  /** The document after one more act or event. The one that is given is lost. */
  fold(doc: Doc, next: Chronicled | RecordedEvent): Doc;
  index(doc: Doc, key: string): Readonly<Record<Field, Findable>>;
}

const namePattern = /^[a-z][a-z0-9-]{0,62}$/;

/**
 * Defines a projection: how the log is folded into documents.
 *
 * Without `key` there is a document for every measure, and `on` is given its acts in legal order with corrections applied: an
 * act that comes late, and a correction, make the document anew. With `key` there is a document for every key, and `on` is given
 * the events as they were recorded. Documents are plain JSON. Throws `projection-invalid`.
 *
 * @example
 * const referrals = defineProjection({
 *   name: 'referrals',
 *   version: 1,
 *   initial: () => ({ committees: [] as string[] }),
 *   on(doc, act) {
 *     if (act.type === 'refer') doc.committees.push(...act.data.to);
 *   },
 *   index: ({ committees }) => ({ committee: committees }),
 * });
 */
export function defineProjection<Doc, const Field extends string = never>(
  definition: LegalDefinition<Doc, Field>,
): Projection<Doc, Field>;
/** As above, by keys of its own: `on` is given every event as it was recorded. */
export function defineProjection<Doc, const Field extends string = never>(
  definition: RecordedDefinition<Doc, Field>,
): Projection<Doc, Field>;
export function defineProjection<Doc, Field extends string>(
  definition: LegalDefinition<Doc, Field> | RecordedDefinition<Doc, Field>,
): Projection<Doc, Field> {
  const { name, version, uses = [], initial, index } = definition;
  checkDefinition(definition);
  const definitions = definitionsOf(uses);
  const common = { name, version, definitions, initial, index: index ?? (() => ({}) as Record<Field, Findable>) };
  if (definition.key !== undefined) {
    const { key, on } = definition;
    return {
      ...common,
      order: 'recorded',
      keyOf: key,
      fold: (doc, event) => on(doc, event as RecordedEvent) ?? doc,
    };
  }
  const { of = 'measure', on } = definition;
  const prefix = `${of}/`;
  return {
    ...common,
    order: 'legal',
    keyOf: ({ stream }) => (stream.startsWith(prefix) ? stream.slice(prefix.length) : undefined),
    fold: (doc, act) => on(doc, placed(act as Chronicled)) ?? doc,
  };
}

/** A chronicled act under its name. */
function placed(act: Chronicled): PlacedAct {
  return { ...act, type: act.recording?.type } as PlacedAct;
}

function checkDefinition({ name, version }: ProjectionId): void {
  const problem = !namePattern.test(name)
    ? `its name ${JSON.stringify(name)} is not of lower-case letters, digits and hyphens, 63 at most`
    : !Number.isSafeInteger(version) || version < 1
      ? `its version ${version} is not a whole number from 1 on`
      : undefined;
  if (problem === undefined) return;
  throw new StatecraftError('projection-invalid', `The projection cannot be kept: ${problem}.`, {
    details: { name, version },
  });
}
