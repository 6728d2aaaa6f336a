import type { Procedure } from '@statecraft/core';
import type { AnyDrafts } from '../drafting/any-drafts.ts';
import { missingDrafts } from '../drafting/drafts-in-use.ts';
import type { Exploration } from './explore.ts';
import { type Finding, finding } from './finding.ts';

/** The vocabularies of which a procedure uses an act, a kind of rule or a question that the checker has no drafts for. */
export function undrafted(procedure: Procedure, drafts: readonly AnyDrafts[]): Finding[] {
  return missingDrafts(procedure, drafts).map(({ vocabulary, names }) => {
    const message = `${procedure.id} uses ${names.join(', ')} of ${vocabulary}, and the checker has no drafts of them: nothing was explored`;
    return finding('drafts-missing', vocabulary, message);
  });
}

/** The acts that were never tried, because their drafts ask for rules of which none is in force. */
export function untried({ scene }: Exploration): Finding[] {
  return [...scene.ruleless].map(([act, kind]) => {
    const message = `${act} was never tried: its draft asks for the rules of kind ${kind}, and none is in force`;
    return finding('drafts-missing', act, message);
  });
}
