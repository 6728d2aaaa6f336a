import { type Chronicled, type Procedure, sayAct, sayQuestion } from '@statecraft/core';
import { english } from '../template/english.ts';
import type { Named, Said } from './notice.ts';

/** An act in the words of its definition; `undefined` for an act of the library that has a template of its own. */
export function saidOf(
  act: Chronicled,
  procedure: Procedure | undefined,
  named: (id: string) => Named,
): Said | undefined {
  const { recording, law } = act;
  if (!recording || (recording.vocabulary === undefined && `act.${recording.event}` in english)) return undefined;
  const said = { ...act, type: recording.type };
  const { headline, details = [] } = sayAct(said, { ...namingFor(procedure, named), rulings: law.rulings });
  return { headline, details: details.filter((detail) => typeof detail === 'string') };
}

/** The question of a vote in the words of its definition; `undefined` for one that no vocabulary at hand defines. */
export function questionSaid(
  question: { readonly kind: string },
  procedure: Procedure | undefined,
  named: (id: string) => Named,
): string | undefined {
  const said = sayQuestion(question, namingFor(procedure, named));
  return said && `${said.charAt(0).toUpperCase()}${said.slice(1)}`;
}

function namingFor(procedure: Procedure | undefined, named: (id: string) => Named) {
  return {
    uses: procedure?.uses ?? [],
    nameOf: (id: string) => named(id).name,
    titleOf: (rule: string) => procedure?.rules.find(({ id }) => id === rule)?.title,
  };
}
