import { correct } from './acts/correct.ts';
import { reassess } from './acts/reassess.ts';
import { definitionsOf } from './definitions.ts';
import type { AnyVocabulary } from './vocabulary/define-vocabulary.ts';
import type { AnyAct, Entry } from './vocabulary/entry.ts';
import type { Ruling } from './vocabulary/ruling.ts';
import type { Saying, Wording } from './vocabulary/saying.ts';

/** What words are made with: names and titles, and what the law made of the act. */
export interface Naming {
  /** The vocabularies in use besides ours. */
  readonly uses: readonly AnyVocabulary[];
  /** The name of a person, body or office by its id. */
  readonly nameOf: (id: string) => string;
  /** The name of a person in a row of names; as `nameOf` when left out. */
  readonly nameOnRoll?: ((id: string) => string) | undefined;
  /** The title of a rule by its id; `undefined` where the procedure has no such rule. */
  readonly titleOf: (rule: string) => string | undefined;
  readonly rulings?: readonly Ruling[] | undefined;
}

/**
 * An act in the words of its definition, whatever vocabulary defines it.
 *
 * @example
 * sayAct(act, { uses: procedure.uses, nameOf: (id) => id, titleOf: (rule) => lifecycle.rule(rule)?.title }).headline;
 * // 'Referred to the finance committee'
 */
export function sayAct(act: AnyAct, naming: Naming): Saying {
  const { uses, nameOf, nameOnRoll = nameOf, titleOf, rulings = [] } = naming;
  const wording: Wording = {
    nameOf,
    nameOnRoll,
    titleOf: (rule) => titleOf(rule) ?? rule,
    questionOf: (question) => sayQuestion(question, naming) ?? question.kind,
    rulings,
  };
  const gloss = [correct, reassess].find(({ type }) => type === act.type);
  return gloss ? gloss.say(act as never, wording) : definitionsOf(uses).actOfType(act.type).say(act, wording);
}

/** A question in the words of its definition: "passage". `undefined` for a question that no vocabulary at hand defines. */
export function sayQuestion(
  question: { readonly kind: string },
  { uses, nameOf, titleOf }: Pick<Naming, 'uses' | 'nameOf' | 'titleOf'>,
): string | undefined {
  const definition = definitionsOf(uses).questions.get(question.kind);
  return definition?.say(question as never, { nameOf, titleOf: (rule) => titleOf(rule) ?? rule });
}

/** What an event says of its act. */
export interface ActAsEvent extends Entry {
  /** The act as an event, past tense. */
  readonly type: string;
  readonly vocabulary?: string | undefined;
}

/** An event as the act that it records, by the name of its command. An event that no vocabulary at hand defines keeps its own name. */
export function actOnRecord(
  { id, type, vocabulary, on, by, basis, outcome, data }: ActAsEvent,
  uses: readonly AnyVocabulary[],
): AnyAct {
  const named =
    [correct, reassess].find(({ event }) => event === type) ?? definitionsOf(uses).actOfEvent({ type, vocabulary });
  return { type: named?.type ?? type, id, on, by, basis, outcome, data };
}
