import { type Procedure, partsOf } from '@statecraft/core';
import type { AnyDrafts } from './any-drafts.ts';
import { ownDrafts } from './own/own-drafts.ts';
import type { DraftsInUse } from './scene.ts';

const own: AnyDrafts = ownDrafts;

/** The drafts of the vocabularies that a procedure uses: ours, and those given. Drafts of other vocabularies are passed over. */
export function draftsInUse({ uses }: Pick<Procedure, 'uses'>, given: readonly AnyDrafts[] = []): DraftsInUse {
  const names = new Set(uses.map((vocabulary) => vocabulary.toJSON()));
  const all = [own, ...given.filter(({ vocabulary }) => names.has(vocabulary.toJSON()))];
  const acts = new Map(
    all.flatMap((drafts) =>
      Object.entries(drafts.acts).map(([type, draft]) => [type, typeof draft === 'function' ? { ways: draft } : draft]),
    ),
  );
  const rules = new Map(all.flatMap((drafts) => Object.entries(drafts.rules)));
  const questions = new Map(all.flatMap((drafts) => Object.entries(drafts.questions)));
  return {
    act: (type) => acts.get(type),
    rule: (kind) => rules.get(kind),
    question: (kind) => questions.get(kind),
  };
}

/** What a procedure uses of a vocabulary and nobody drafts. */
export interface Missing {
  /** The vocabulary, by its id. */
  readonly vocabulary: string;
  readonly names: readonly string[];
}

/** The acts, kinds of rule and questions that a procedure uses and that have no drafts, vocabulary by vocabulary. */
export function missingDrafts(procedure: Procedure, given: readonly AnyDrafts[] = []): Missing[] {
  const { uses, rows, rules, bodyActs } = procedure;
  const drafts = draftsInUse(procedure, given);
  const acts = new Set([...rows, ...bodyActs].map(({ act }) => act));
  const kinds = new Set(rules.flatMap(partsOf).map(({ kind }) => kind));
  const asked = new Set(rows.flatMap(({ when }) => when.question ?? []));
  return uses.flatMap((vocabulary): Missing[] => {
    const missing = (defined: object, used: ReadonlySet<unknown>, draft: (name: string) => unknown) =>
      Object.keys(defined).filter((name) => used.has(name) && draft(name) === undefined);
    const names = [
      ...missing(vocabulary.acts, acts, drafts.act),
      ...missing(vocabulary.rules, kinds, drafts.rule),
      ...missing(vocabulary.questions, asked, drafts.question),
    ];
    return names.length === 0 ? [] : [{ vocabulary: vocabulary.id, names }];
  });
}
