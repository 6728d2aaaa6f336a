import { type Procedure, partsOf } from '@statecraft/core';
import { type Finding, finding } from './finding.ts';

/** The vocabularies of which a procedure uses an act, a kind of rule or a question that the checker has no drafts for. */
export function undrafted({ id, uses, rows, rules, bodyActs }: Procedure): Finding[] {
  const used = new Set([
    ...rows.map(({ act }) => act),
    ...bodyActs.map(({ act }) => act),
    ...rows.flatMap(({ when }) => when.question ?? []),
    ...rules.flatMap(partsOf).map(({ kind }) => kind),
  ]);
  return uses.flatMap((vocabulary) => {
    const names = [vocabulary.acts, vocabulary.rules, vocabulary.questions]
      .flatMap((definitions) => Object.keys(definitions))
      .filter((name) => used.has(name));
    if (names.length === 0) return [];
    const message = `${id} uses ${names.join(', ')} of ${vocabulary.id}, and the checker has no drafts of them: nothing was explored`;
    return [finding('drafts-missing', vocabulary.id, message)];
  });
}
