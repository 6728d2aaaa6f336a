import { type Chronicled, definitionsOf, type Procedure } from '@statecraft/core';
import type { Named, Said } from './notice.ts';

/**
 * An act of another vocabulary in the words of its definition; `undefined` for an act of the library, which the templates have words for.
 */
export function saidOf(
  act: Chronicled,
  procedure: Procedure | undefined,
  named: (id: string) => Named,
): Said | undefined {
  const { recording, law } = act;
  if (recording?.vocabulary === undefined) return undefined;
  const wording = wordingFor(procedure, named);
  const { headline, details = [] } = recording.say(
    { ...act, type: recording.type },
    { ...wording, rulings: law.rulings },
  );
  return {
    headline,
    details: details.filter((detail): detail is string => typeof detail === 'string' && detail !== ''),
  };
}

/** The question of a vote in the words of its definition; `undefined` for one that no vocabulary at hand defines. */
export function questionSaid(
  question: { readonly kind: string },
  procedure: Procedure | undefined,
  named: (id: string) => Named,
): string | undefined {
  const said = definitionsOf(procedure?.uses ?? [])
    .questions.get(question.kind)
    ?.say(question as never, wordingFor(procedure, named));
  return said && `${said.charAt(0).toUpperCase()}${said.slice(1)}`;
}

function wordingFor(procedure: Procedure | undefined, named: (id: string) => Named) {
  const nameOf = (id: string) => named(id).name;
  return {
    nameOf,
    nameOnRoll: nameOf,
    titleOf: (rule: string) => procedure?.rules.find(({ id }) => id === rule)?.title ?? rule,
    questionOf: (question: { readonly kind: string }) => questionSaid(question, procedure, named) ?? question.kind,
  };
}
